// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData } from '@tanstack/react-query'
import { $api, type Schema } from '@tongguan/api-client'
import { useNow } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { lazy, Suspense, useCallback, useEffect, useMemo, useReducer, useState } from 'react'
import { Ask } from './ask.tsx'
import { BoardGrid } from './board-grid.tsx'
import { CasePanel } from './case-panel.tsx'
import { freshness } from './fresh.ts'
import { Header } from './header.tsx'
import { type Look, looked, lookOf } from './look.ts'
import { Path } from './path.tsx'
import { StaleBar } from './stale-bar.tsx'
import { type Question, type Wall, WallProvider } from './wall-context.tsx'

const BoardEditor = lazy(() => import('./editor/board-editor.tsx'))

const useT = words('wall', {
  waiting: ['正在取数…', 'Counting …'],
  refused: ['取不到数据，正在重试', 'The figures cannot be had; trying again'],
})

interface Props {
  screen: Schema<'Screen'> | undefined
  root: string
  start: Look
}

/** One wall: what it looks at follows its screen whenever somebody sends something, and the hands before it in between. */
export function WallPage({ screen, root, start }: Props) {
  const t = useT()
  const [look, go] = useReducer(looked, start)
  const [question, ask] = useState<Question>()
  const [editing, setEditing] = useState(false)
  useFollowing(screen, go)

  const boards = $api.useQuery('get', '/api/v1/boards', {}, { staleTime: 600_000 }).data?.items
  const board = boards?.find((one) => one.id === look.board) ?? boards?.[0]
  const counted = $api.useQuery(
    'get',
    '/api/v1/screen/figures',
    { params: { query: { region: look.focus, board: look.board } } },
    { refetchInterval: 15_000, placeholderData: keepPreviousData, staleTime: 5_000, gcTime: 60_000 },
  )
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

  const wall = useMemo<Wall | undefined>(
    () => board && { look, root, board, figures, go, ask },
    [look, root, board, figures],
  )
  const close = useCallback(() => ask(undefined), [])
  if (wall === undefined || boards === undefined || board === undefined) return null
  const settling = figures !== undefined && figures.region.code !== look.focus
  return (
    <WallProvider value={wall}>
      <div className="wall" data-night={look.night || undefined} data-fresh={fresh}>
        <Header boards={boards} screen={screen} onEdit={() => setEditing(true)} />
        {editing ? (
          <Suspense fallback={null}>
            <BoardEditor key={board.id} board={board} onDone={() => setEditing(false)} />
          </Suspense>
        ) : (
          <main aria-busy={settling}>
            <Path />
            {figures === undefined ? (
              <p className="wall-waiting">{counted.isError ? t('refused') : t('waiting')}</p>
            ) : (
              <BoardGrid widgets={board.widgets} />
            )}
            {look.case !== null && <CasePanel taskNo={look.case} />}
          </main>
        )}
        <StaleBar fresh={fresh} asOf={figures?.as_of} />
        {question !== undefined && <Ask question={question} onClose={close} />}
      </div>
    </WallProvider>
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
