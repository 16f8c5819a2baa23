// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData } from '@tanstack/react-query'
import { $api } from '@tongguan/api-client'
import { inWords, words } from '@tongguan/words'
import { type CSSProperties, type ReactNode, useCallback, useMemo, useState } from 'react'
import { Ask } from './ask.tsx'
import { BoardGrid } from './board-grid.tsx'
import { type Board, type Figures, type Question, useWall, type Wall, WallProvider } from './wall-context.tsx'

const useT = words('wall', {
  waiting: ['正在取数…', 'Counting …'],
  refused: ['取不到数据，正在重试', 'The figures cannot be had; trying again'],
})

/** The figures of a board for a region, asked again every quarter of a minute and after each event. */
export function useFigures(region: string, board: string) {
  return $api.useQuery(
    'get',
    '/api/v1/screen/figures',
    { params: { query: { region, board } } },
    { refetchInterval: 15_000, placeholderData: keepPreviousData, staleTime: 5_000, gcTime: 60_000 },
  )
}

type Hung = Omit<Wall, 'ask'> & { children: ReactNode }

/** Lets everything within ask about the numbers of this board. */
export function Hanging({ look, root, board, figures, go, children }: Hung) {
  const [question, ask] = useState<Question>()
  const wall = useMemo<Wall>(() => ({ look, root, board, figures, go, ask }), [look, root, board, figures, go])
  const close = useCallback(() => ask(undefined), [])
  return (
    <WallProvider value={wall}>
      {children}
      {question !== undefined && <Ask question={question} onClose={close} />}
    </WallProvider>
  )
}

interface Props {
  /** Whether fetching has failed, while there is nothing to show. */
  failed: boolean
  /** The name of the board, where several hang side by side. */
  named: boolean
  children?: ReactNode
}

/** A board in its own proportion, and what floats above its map. */
export function Pane({ failed, named, children }: Props) {
  const t = useT()
  const { look, board, figures } = useWall()
  const settling = figures !== undefined && figures.region.code !== look.focus
  const map = board.widgets.find((one) => one.kind === 'map')?.place
  const place = map && { '--x': map.x, '--y': map.y, '--right': 24 - map.x - map.w, '--bottom': 24 - map.y - map.h }
  return (
    <section className="pane" aria-busy={settling} aria-label={inWords(board.name, board.name_en)}>
      {named && <h2 className="pane-name">{inWords(board.name, board.name_en)}</h2>}
      <div className="pane-board" data-mapless={map === undefined || undefined} style={place as CSSProperties}>
        {figures === undefined ? (
          <p className="wall-waiting">{failed ? t('refused') : t('waiting')}</p>
        ) : (
          <BoardGrid widgets={board.widgets} />
        )}
        {children}
      </div>
    </section>
  )
}

/** A further board on a wide wall; it follows the region of the first. */
export function Beside({ board }: { board: Board }) {
  const { look, root, go } = useWall()
  const counted = useFigures(look.focus, board.id)
  const own = useMemo(() => ({ ...look, board: board.id }), [look, board])
  const figures: Figures | undefined = counted.data
  return (
    <Hanging look={own} root={root} board={board} figures={figures} go={go}>
      <Pane failed={counted.isError} named />
    </Hanging>
  )
}
