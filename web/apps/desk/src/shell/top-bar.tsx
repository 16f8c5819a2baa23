// SPDX-License-Identifier: Apache-2.0
import { inWords, words } from '@tongguan/words'
import { useCity } from '../city.ts'
import { SendOpenCase } from '../send-open-case.tsx'
import { LineLamp } from './line-lamp.tsx'
import { NoticesBell } from './notices-bell.tsx'
import { PersonMenu } from './person-menu.tsx'
import { SearchField } from './search-field.tsx'

const useT = words('top-bar', {
  desk: ['工作台', 'desk'],
  platform: ['城市运行管理', 'City management'],
})

/** The dark bar: whose platform, search, whether the picture is fresh, what waits to be answered, who is there. */
export function TopBar() {
  const t = useT()
  const city = useCity()
  return (
    <header className="desk-bar">
      <div className="desk-name">
        <img src="/desk/icon.svg" alt="" width={24} height={24} />
        <span>{city === undefined ? t('platform') : `${inWords(city.name, city.name_en)} ${t('desk')}`}</span>
      </div>
      <SearchField />
      <div className="desk-bar-end">
        <div className="desk-bar-wide">
          <SendOpenCase />
        </div>
        <LineLamp />
        <NoticesBell />
        <PersonMenu />
      </div>
    </header>
  )
}
