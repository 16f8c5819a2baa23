// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { percent, Remaining } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { useWall, type Widget } from '../wall-context.tsx'
import { Panel } from './panel.tsx'
import { ranked } from './ranked.ts'

const useT = words('ranking', {
  title: ['各区域按期办结率', 'On time, by area'],
  remark: ['近 7 日 · 在办 · 超时', '7 days · open · overdue'],
  cell: ['网格内在办案件', 'Open cases in this cell'],
  none: ['没有在办案件', 'No open cases'],
  unclassified: ['未归类', 'no class yet'],
  late: ['超 {{n}}', '{{n}} late'],
})

/** The parts of the region by their share closed on time; in a cell, where nothing is below, its open cases. */
export function Ranking({ widget }: { widget: Widget }) {
  const { figures } = useWall()
  return figures !== undefined && figures.areas.length === 0 ? <Cell /> : <Areas limit={widget.settings.limit} />
}

function Areas({ limit }: { limit: number | null }) {
  const t = useT()
  const { figures, go } = useWall()
  const areas = ranked(figures?.areas ?? [])
  const closed = areas.reduce((sum, one) => sum + one.closed, 0)
  const mean = closed > 0 ? areas.reduce((sum, one) => sum + (one.on_time ?? 0) * one.closed, 0) / closed : undefined
  const lowest = Math.min(0.8, ...areas.map((one) => one.on_time ?? 1)) - 0.02
  const along = (share: number) => `${(100 * (share - lowest)) / (1 - lowest)}%`
  const shown = limit === null || areas.length <= limit + 4 ? areas : areas.slice(0, 60)
  return (
    <Panel title={t('title')} remark={t('remark')}>
      <ol className="ranking">
        {shown.map((one, index) => (
          <li
            key={one.code}
            data-tone={mean !== undefined && one.on_time !== null && one.on_time < mean - 0.02 ? 'amber' : undefined}
          >
            <button type="button" onClick={() => go({ go: 'region', code: one.code })}>
              <span className="number ranking-no">{index + 1}</span>
              <span className="ellipsis">{inWords(one.name, one.name_en)}</span>
              <i className="bar" aria-hidden="true">
                {one.on_time !== null && <i style={{ width: along(one.on_time) }} />}
                {mean !== undefined && <s style={{ left: along(mean) }} />}
              </i>
              <b className="number">{one.on_time === null ? '—' : percent(one.on_time)}</b>
              <span className="number ranking-open">{one.open}</span>
              <span className="number ranking-late" data-tone={one.overdue > 0 ? 'red' : undefined}>
                {one.overdue > 0 ? t('late', { n: one.overdue }) : ''}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Cell() {
  const t = useT()
  const { look, go } = useWall()
  const rows = $api.useQuery('get', '/api/v1/screen/rows', {
    params: { query: { metric: 'open', region: look.focus, board: look.board, limit: 100 } },
  }).data
  return (
    <Panel title={t('cell')}>
      {rows?.items.length === 0 && <p className="empty">{t('none')}</p>}
      <ul className="feed">
        {rows?.items.map((row) => (
          <li key={row.task_no}>
            <button type="button" onClick={() => go({ go: 'case', taskNo: row.task_no })}>
              <span className="feed-what">
                <b className="ellipsis">{inWords(row.class_name, row.class_name_en) || t('unclassified')}</b>
                <small className="ellipsis">{row.task_no}</small>
              </span>
              <span className="feed-state">{inWords(row.state_name, row.state_name_en)}</span>
              <Remaining due={row.red_at} lamp={row.lamp} />
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
