// SPDX-License-Identifier: Apache-2.0
import { $api, type Schema } from '@tongguan/api-client'
import { useLive, useMe } from '@tongguan/shell'
import { clockSeconds, date, useNow, weekday } from '@tongguan/ui'
import { inWords, language, speak, words } from '@tongguan/words'
import { useCallback, useState } from 'react'
import { Situation } from './situation.tsx'
import { useEscape } from './use-escape.ts'
import { type Board, useWall } from './wall-context.tsx'

const useT = words('screen-header', {
  boards: ['看板', 'Boards'],
  edit: ['调整布局', 'Arrange'],
  all: ['全部看板与变更历史', 'All boards and their history'],
  night: ['夜间', 'Night'],
  language: ['English', '中文'],
  menu: ['大屏设置', 'Settings of this screen'],
  broken: ['实时线路中断', 'Live line broken'],
  own: ['本人视图', 'own view'],
  hang: ['留作值守屏（只读，31 天免登录）', 'Leave on the wall (looks only, 31 days)'],
  leave: ['退出登录', 'Sign out'],
})

interface Props {
  boards: readonly Board[]
  screen: Schema<'Screen'> | undefined
  onEdit(): void
}

/** Whose city, which board, is all well, what time is it. */
export function Header({ boards, screen, onEdit }: Props) {
  const t = useT()
  const { look, go } = useWall()
  // A wall stays open for weeks and hears no event of a new edition: it asks.
  const city = $api.useQuery('get', '/api/v1/city', {}, { staleTime: 600_000, refetchInterval: 600_000 }).data
  const { line } = useLive()
  return (
    <header className="top">
      <div className="top-name">
        <img src="/screen/icon.svg" alt="" />
        <h1>{city === undefined ? '' : inWords(city.name, city.name_en)}</h1>
      </div>
      <nav aria-label={t('boards')} className="tabs">
        {boards.map((one) => (
          <button
            key={one.id}
            type="button"
            aria-current={one.id === look.board ? 'page' : undefined}
            onClick={() => go({ go: 'board', id: one.id })}
          >
            {inWords(one.name, one.name_en)}
          </button>
        ))}
      </nav>
      <Situation />
      {!line.live && <output className="top-broken">{t('broken')}</output>}
      <Menu name={screen?.name ?? t('own')} onEdit={onEdit} />
      <Clock />
    </header>
  )
}

function Menu({ name, onEdit }: { name: string; onEdit(): void }) {
  const t = useT()
  const me = useMe()
  const { look, go } = useWall()
  const hang = $api.useMutation('post', '/api/v1/session/wall')
  const [open, setOpen] = useState(false)
  useEscape(
    open,
    useCallback(() => setOpen(false), []),
  )
  const then = (deed: () => void) => () => {
    setOpen(false)
    deed()
  }
  return (
    <div className="menu">
      <button type="button" aria-expanded={open} aria-label={`${t('menu')} ${name}`} onClick={() => setOpen(!open)}>
        {name}
      </button>
      {open && (
        <ul>
          <li>
            <button type="button" aria-pressed={look.night} onClick={then(() => go({ go: 'night' }))}>
              {t('night')}
            </button>
          </li>
          {me.may('boards.decide') && (
            <>
              <li>
                <button type="button" onClick={then(onEdit)}>
                  {t('edit')}
                </button>
              </li>
              <li>
                <a href="/desk/admin/boards">{t('all')}</a>
              </li>
            </>
          )}
          <li>
            <button type="button" onClick={then(() => speak(language() === 'zh' ? 'en' : 'zh'))}>
              {t('language')}
            </button>
          </li>
          <li>
            <button
              type="button"
              onClick={then(() =>
                hang.mutate({ body: { label: name, days: 31 } }, { onSuccess: () => location.reload() }),
              )}
            >
              {t('hang')}
            </button>
          </li>
          <li>
            <button type="button" onClick={() => void me.leave()}>
              {t('leave')}
            </button>
          </li>
        </ul>
      )}
    </div>
  )
}

function Clock() {
  const now = useNow(1)
  return (
    <time className="clock" dateTime={new Date(now).toISOString()}>
      <b className="number">{clockSeconds(now)}</b>
      <span>
        {date(now)} {weekday(now)}
      </span>
    </time>
  )
}
