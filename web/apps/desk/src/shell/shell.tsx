// SPDX-License-Identifier: Apache-2.0
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useShortcut } from '@tongguan/ui/shortcuts.tsx'
import { words } from '@tongguan/words'
import { useEffect, useState } from 'react'
import { rememberArea, useAreaAt } from '../areas.tsx'
import { Rail } from './rail.tsx'
import { ShortcutList } from './shortcut-list.tsx'
import { TopBar } from './top-bar.tsx'
import './shell.css'

const useT = words('shell', {
  skip: ['跳到主要内容', 'Skip to the content'],
  content: ['主要内容', 'Content'],
  keys: ['全部快捷键', 'All shortcuts'],
})

/** What stands around every page: the bar, the rail of areas, and a way past both. */
export function Shell() {
  const t = useT()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [keys, setKeys] = useState(false)
  const area = useAreaAt(path)
  useEffect(() => rememberArea(path), [path])
  useShortcut('?', t('keys'), () => setKeys(true))
  return (
    <div className="desk">
      <a className="desk-skip" href="#content">
        {t('skip')}
      </a>
      <TopBar />
      <Rail current={area} />
      <main className="desk-content scroll" id="content" tabIndex={-1} aria-label={t('content')}>
        <Outlet />
      </main>
      {keys && <ShortcutList onEnd={() => setKeys(false)} />}
    </div>
  )
}
