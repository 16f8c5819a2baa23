// SPDX-License-Identifier: Apache-2.0
import { $api, api, type Schema } from '@tongguan/api-client'
import { type Column, ListPage, useFilters } from '@tongguan/lists'
import { dateTime, Facts } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { useCallback, useMemo } from 'react'
import { useCityNames, useClasses } from '../../city.ts'
import { ExportButton } from '../../export-button.tsx'
import { ChangeHistory } from '../../record/change-history.tsx'
import { filters } from './filters.ts'

type Board = Schema<'Board'>

/** So many classes are named in a line of the list. */
const FEW = 3

const useT = words('boards', {
  boards: ['看板', 'Boards'],
  name: ['名称', 'Name'],
  id: ['编号', 'Id'],
  region: ['区域', 'Region'],
  everywhere: ['全部区域', 'everywhere'],
  classes: ['只看类别', 'Only classes'],
  every: ['全部类别', 'all classes'],
  widgets: ['组件', 'Widgets'],
  widgetCount: ['{{n}} 个', '{{n}}'],
  changed: ['最近修改', 'Changed'],
  some: ['{{names}}等 {{n}} 类', '{{names}} and more, {{n}} in all'],
  awaits: ['待接入', 'Awaited'],
  own: ['出厂', 'as delivered'],
  show: ['在大屏上打开', 'Open on a screen'],
  arrange: [
    '在大屏上打开后，从右上角“调整布局”修改。',
    'Open it on a screen and choose “Arrange the board” to change it.',
  ],
})

/** The boards somebody may arrange: what each shows, who changed it last, and all changes before. */
export default function BoardsSection() {
  const t = useT()
  const [{ board }, change] = useFilters(filters)
  const asked = $api.useQuery('get', '/api/v1/boards')
  const open = useCallback((id: string | undefined) => change({ board: id }), [change])
  return (
    <ListPage
      head={<p className="desk-note">{t('arrange')}</p>}
      end={<ExportButton ask={(signal) => api.GET('/api/v1/boards.xlsx', { parseAs: 'blob', signal })} />}
      label={t('boards')}
      columns={useColumns(open)}
      rows={asked.data?.items}
      rowKey={(one) => one.id}
      asked={asked}
      open={board}
      onOpen={open}
      beside={(one) => <OpenBoard key={one.id} board={one} />}
    />
  )
}

function useColumns(onOpen: (id: string) => void): readonly Column<Board>[] {
  const t = useT()
  const shows = useShows()
  return useMemo(
    () => [
      {
        key: 'name',
        name: t('name'),
        width: 200,
        cell: (one) => (
          <button type="button" className="desk-link" data-opens onClick={() => onOpen(one.id)}>
            {inWords(one.name, one.name_en)}
          </button>
        ),
      },
      { key: 'id', name: t('id'), width: 150, from: 1100, cell: (one) => <span className="desk-code">{one.id}</span> },
      { key: 'region', name: t('region'), width: 130, from: 900, cell: shows.place },
      { key: 'classes', name: t('classes'), cell: shows.fewClasses },
      { key: 'widgets', name: t('widgets'), width: 80, number: true, cell: (one) => one.widgets.length },
      {
        key: 'changed',
        name: t('changed'),
        width: 150,
        cell: (one) => (one.at === null ? t('own') : dateTime(one.at)),
      },
    ],
    [t, shows, onOpen],
  )
}

/** What a board looks at, in words. */
function useShows() {
  const t = useT()
  const names = useCityNames()
  const classes = useClasses()
  return useMemo(() => {
    const known = new Map((classes ?? []).map((one) => [one.code, inWords(one.name, one.name_en || one.name)]))
    const named = (board: Board) => board.classes.map((code) => known.get(code) ?? code)
    return {
      place: ({ region }: Board) => (region === '' ? t('everywhere') : names.place(region)),
      classes: (board: Board) => named(board).join('、') || t('every'),
      fewClasses: (board: Board) => {
        const all = named(board)
        if (all.length <= FEW) return all.join('、') || t('every')
        return t('some', { names: all.slice(0, FEW).join('、'), n: all.length })
      },
    }
  }, [t, names, classes])
}

function OpenBoard({ board }: { board: Board }) {
  const t = useT()
  const shows = useShows()
  const history = $api.useQuery('get', '/api/v1/boards/{board}/history', { params: { path: { board: board.id } } })
  return (
    <>
      <h2>{inWords(board.name, board.name_en)}</h2>
      <Facts
        of={[
          [t('region'), shows.place(board)],
          [t('classes'), shows.classes(board)],
          [t('widgets'), t('widgetCount', { n: board.widgets.length })],
          [t('awaits'), inWords(board.awaits, board.awaits_en ?? board.awaits)],
        ]}
      />
      <p>
        <a href={`/screen/?board=${board.id}`} target="_blank" rel="noreferrer">
          {t('show')}
        </a>
      </p>
      <ChangeHistory asked={history} />
    </>
  )
}
