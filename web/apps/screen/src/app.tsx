// SPDX-License-Identifier: Apache-2.0
import { $api, refusalOf } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { inWords, words } from '@tongguan/words'
import { type Look, lookOf } from './look.ts'
import { WallPage } from './wall-page.tsx'

const useT = words('screen', {
  none: ['没有可以打开的大屏', 'There is no screen to open'],
  why: [
    '大屏显示一个区域的全部案件；您（{{name}}）的岗位没有这样的区域。请用指挥长、值班长等岗位的账号登录。',
    'A screen shows every case of a region; the posts of {{name}} take in no such region. Sign in as a commander or shift leader.',
  ],
  leave: ['换一个账号', 'Sign in as somebody else'],
})

/** `/screen/hall` shows the screen `hall`; without a name the hall, or the person's own region where there is none. */
function askedScreen(): string {
  return location.pathname.split('/')[2] || 'hall'
}

/** `/screen/?board=traffic` begins with the board `traffic` where no screen says which. */
function askedBoard(): string {
  return new URLSearchParams(location.search).get('board') ?? 'overview'
}

/** The screen that was asked for, or one's own region. */
export function App() {
  const t = useT()
  const me = useMe()
  const screens = $api.useQuery('get', '/api/v1/screens')
  if (screens.isPending) return null
  const known = screens.data
  const screen = known?.items.find((one) => one.id === askedScreen())
  const watched = screen !== undefined && known?.home != null && screen.region.startsWith(known.home)
  const look: Look | undefined = watched
    ? lookOf(screen)
    : known?.home != null
      ? { board: askedBoard(), focus: known.home, case: null, layers: null, night: false }
      : undefined
  if (known === undefined || look === undefined) {
    const refused = screens.error === null ? undefined : refusalOf(screens.error).problem
    return (
      <main className="nothing">
        <h1>{t('none')}</h1>
        <p>{refused ? inWords(refused.detail, refused.title_en) : t('why', { name: me.name })}</p>
        <button type="button" onClick={() => void me.leave()}>
          {t('leave')}
        </button>
      </main>
    )
  }
  const root = watched ? screen.region : look.focus
  return <WallPage key={watched ? screen.id : 'own'} screen={watched ? screen : undefined} root={root} start={look} />
}
