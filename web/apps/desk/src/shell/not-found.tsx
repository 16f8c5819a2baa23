// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { words } from '@tongguan/words'

const useT = words('not-found', {
  title: ['没有这个页面', 'There is no such page'],
  home: ['回到案件', 'Back to the cases'],
})

/** Said at an address that leads nowhere. */
export function NotFound() {
  const t = useT()
  return (
    <div className="desk-plain">
      <h1>{t('title')}</h1>
      <Link to="/">{t('home')}</Link>
    </div>
  )
}
