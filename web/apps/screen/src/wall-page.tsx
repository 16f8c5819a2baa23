// SPDX-License-Identifier: Apache-2.0
import { $api, type Schema } from '@tongguan/api-client'
import { useNow } from '@tongguan/ui'
import { lazy, Suspense, useEffect, useReducer, useState } from 'react'
import { besides, useAcross } from './across.ts'
import { CasePanel } from './case-panel.tsx'
import { freshness } from './fresh.ts'
import { Header } from './header.tsx'
import { type Look, looked, lookOf } from './look.ts'
import { Beside, Hanging, Pane, useFigures } from './pane.tsx'
import { Path } from './path.tsx'
import { StaleBar } from './stale-bar.tsx'
import type { Wall } from './wall-context.tsx'

const BoardEditor = lazy(() => import('./editor/board-editor.tsx'))

interface Props {
  screen: Schema<'Screen'> | undefined
  root: string
  start: Look
}

/** One wall: what it looks at follows its screen whenever somebody sends something, and the hands before it in between. */
export function WallPage({ screen, root, start }: Props) {
  const [look, go] = useReducer(looked, start)
  const [editing, setEditing] = useState(false)
  const across = useAcross()
  useFollowing(screen, go)

  const boards = $api.useQuery('get', '/api/v1/boards', {}, { staleTime: 600_000 }).data?.items
  const board = boards?.find((one) => one.id === look.board) ?? boards?.[0]
  const counted = useFigures(look.focus, look.board)
  const figures = counted.data
  const now = useNow(5)
  const fresh = figures === undefined ? 'fresh' : freshness(Date.parse(figures.as_of), now)

  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector('dialog[open]') === null) {
        go({ go: 'up', root })
      }
    }
    addEventListener('keydown', heard)
    return () => removeEventListener('keydown', heard)
  }, [root])

  if (boards === undefined || board === undefined) return null
  return (
    <div className="wall" data-night={look.night || undefined} data-fresh={fresh}>
      <Hanging look={look} root={root} board={board} figures={figures} go={go}>
        <Header boards={boards} screen={screen} onEdit={() => setEditing(true)} />
        {editing ? (
          <Suspense fallback={null}>
            <BoardEditor key={board.id} board={board} onDone={() => setEditing(false)} />
          </Suspense>
        ) : (
          <main className="panes">
            <Pane failed={counted.isError} named={across > 1}>
              <Path />
              {look.case !== null && <CasePanel taskNo={look.case} />}
            </Pane>
            {besides(boards, board.id, across).map((one) => (
              <Beside key={one.id} board={one} />
            ))}
          </main>
        )}
        <StaleBar fresh={fresh} asOf={figures?.as_of} />
      </Hanging>
    </div>
  )
}

/** Somebody at a desk decided what the screen shows: the wall follows. */
function useFollowing(screen: Schema<'Screen'> | undefined, go: Wall['go']): void {
  const [seen, setSeen] = useState(screen?.version)
  useEffect(() => {
    if (screen === undefined || screen.version === seen) return
    setSeen(screen.version)
    go({ go: 'screen', look: lookOf(screen) })
  }, [screen, seen, go])
}
