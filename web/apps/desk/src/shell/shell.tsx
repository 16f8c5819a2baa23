// SPDX-License-Identifier: Apache-2.0
import { Outlet, useRouterState } from '@tanstack/react-router'
import { words } from '@tongguan/words'
import { useEffect } from 'react'
import { areaAt, rememberArea } from './areas.tsx'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'
import './shell.css'

const useT = words('shell', {
  skip: ['跳到主要内容', 'Skip to the content'],
  content: ['主要内容', 'Content'],
})

/** What stands around every page: the bar, the rail of areas, and a way past both. */
export function Shell() {
  const t = useT()
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => rememberArea(path), [path])
  return (
    <div className="desk">
      <a className="desk-skip" href="#content">
        {t('skip')}
      </a>
      <TopBar />
      <Rail current={areaAt(path)} />
      <main className="desk-content" id="content" tabIndex={-1} aria-label={t('content')}>
        <Outlet />
      </main>
    </div>
  )
}
