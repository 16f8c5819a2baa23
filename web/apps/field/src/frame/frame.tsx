// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'
import { AddSquareOutline, LocationOutline, UnorderedListOutline, UserOutline } from 'antd-mobile-icons'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { back, linkTo } from '../address.ts'
import { useOutbox } from '../outbox/outbox.tsx'
import { newVersion } from '../service-worker.ts'
import { useWork } from '../work/use-work.ts'
import { useOnline } from './line.ts'
import './frame.css'

const useT = words('frame', {
  tasks: ['任务', 'Tasks'],
  map: ['地图', 'Map'],
  report: ['上报', 'Report'],
  me: ['我的', 'Me'],
  back: ['返回', 'Back'],
  online: ['在线', 'Online'],
  offline: ['离线', 'Offline'],
  waiting: ['待传 {{n}}', '{{n}} to send'],
  returned: ['被退回 {{n}}', '{{n}} returned'],
  signIn: ['请重新登录', 'Sign in again'],
  pages: ['主要页面', 'Main pages'],
  fresh: ['有新版本', 'A new version is ready'],
  take: ['更新', 'Update'],
  open: ['{{n}} 件待办', '{{n}} to do'],
})

const TABS = [
  { path: '/', word: 'tasks', Icon: UnorderedListOutline },
  { path: '/map', word: 'map', Icon: LocationOutline },
  { path: '/report', word: 'report', Icon: AddSquareOutline },
  { path: '/me', word: 'me', Icon: UserOutline },
] as const

const FrameContext = createContext<(title: string) => void>(() => undefined)

/** Names the page in the header. */
export function useTitle(title: string): void {
  const setTitle = useContext(FrameContext)
  useEffect(() => setTitle(title), [title, setTitle])
}

/** Header, page, tabs: the thumb reaches everything that is done often. */
export function Frame({ address, children }: { address: string; children: ReactNode }) {
  const t = useT()
  const [title, setTitle] = useState('')
  const open = useWork().all.filter((work) => work.mine).length
  const fresh = useSyncExternalStore(newVersion.subscribe, newVersion.waits)
  const { returned } = useOutbox()
  const atTab = TABS.some((tab) => tab.path === address)
  const counts: Record<string, number> = { '/': open, '/me': returned.length }
  return (
    <FrameContext value={setTitle}>
      <header className="head">
        {atTab ? (
          <span />
        ) : (
          <button type="button" className="head-back" onClick={back}>
            <span aria-hidden="true">‹</span> {t('back')}
          </button>
        )}
        <h1>{title}</h1>
        <LineState />
      </header>
      {fresh && (
        <p className="fresh" role="status">
          {t('fresh')}
          <button type="button" onClick={() => newVersion.take()}>
            {t('take')}
          </button>
        </p>
      )}
      <main className="page">{children}</main>
      <nav className="tabs" aria-label={t('pages')}>
        {TABS.map(({ path, word, Icon }) => (
          <a key={path} {...linkTo(path)} aria-current={address === path ? 'page' : undefined}>
            <span className="tab-icon" aria-hidden="true">
              <Icon />
            </span>
            {t(word)}
            {(counts[path] ?? 0) > 0 && (
              <span className="tab-count number">
                {counts[path]}
                <span className="visually-hidden">
                  {path === '/' ? t('open', { n: '' }) : t('returned', { n: '' })}
                </span>
              </span>
            )}
          </a>
        ))}
      </nav>
    </FrameContext>
  )
}

function LineState() {
  const t = useT()
  const online = useOnline()
  const { waiting, returned, ending } = useOutbox()
  const parts = [online ? t('online') : t('offline')]
  if (ending === 'signed out') parts[0] = t('signIn')
  if (waiting.length > 0) parts.push(t('waiting', { n: waiting.length }))
  if (returned.length > 0) parts.push(t('returned', { n: returned.length }))
  const calm = online && waiting.length === 0 && returned.length === 0 && ending !== 'signed out'
  return (
    <div role="status">
      <a {...linkTo('/outbox')} className={calm ? 'line-state' : 'line-state line-state-amber'}>
        {parts.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </a>
    </div>
  )
}
