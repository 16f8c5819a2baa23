// SPDX-License-Identifier: Apache-2.0
import { $api, type Schema } from '@tongguan/api-client'
import { clockSeconds, date, Facts, Remaining, shortTime, useNow } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { useEffect, useRef } from 'react'
import { large } from './compare.ts'
import { type Question, useWall } from './wall-context.tsx'

const useT = words('ask', {
  meaning: ['定义', 'Definition'],
  moment: ['统计时刻', 'Counted at'],
  source: ['来源', 'Source'],
  scope: ['范围', 'Scope'],
  rows: ['案件', 'Cases'],
  more: ['只列前 {{n}} 件', 'the first {{n}} only'],
  none: ['没有案件', 'No cases'],
  task: ['任务号', 'Task no.'],
  matter: ['事项', 'Matter'],
  place: ['地点', 'Place'],
  state: ['状态', 'State'],
  unit: ['主办单位', 'Lead unit'],
  reported: ['上报', 'Reported'],
  left: ['剩余', 'Left'],
  unclassified: ['未归类', 'no class yet'],
  close: ['关闭', 'Close'],
  waiting: ['正在取…', 'Fetching …'],
})
const ROWS = 100

/** What a number means: definition, moment, source, and the cases that were counted. */
export function Ask({ question, onClose }: { question: Question; onClose(): void }) {
  const t = useT()
  const { look, figures, board, go } = useWall()
  const dialog = useRef<HTMLDialogElement>(null)
  const catalogue = $api.useQuery('get', '/api/v1/screen/catalogue', {}, { staleTime: Number.POSITIVE_INFINITY }).data
  const meaning = catalogue?.metrics.find((one) => one.metric === question.metric)
  const figure = figures?.figures.find((one) => one.metric === question.metric)
  const rows = $api.useQuery('get', '/api/v1/screen/rows', {
    params: {
      query: {
        metric: question.metric,
        region: question.region ?? look.focus,
        board: look.board,
        class: question.classCode,
        limit: ROWS,
      },
    },
  })
  useEffect(() => dialog.current?.showModal(), [])
  const unit = meaning?.unit === 'share' ? 'share' : 'cases'
  const value = question.value ?? (figure ? large(figure.value, unit) + (unit === 'share' ? ' %' : '') : '')
  const region = figures?.path.at(-1)
  return (
    <dialog ref={dialog} className="ask" aria-labelledby="ask-title" onClose={onClose}>
      <h2 id="ask-title">
        {question.title ?? inWords(meaning?.name, meaning?.name_en)} <span className="number">{value}</span>
      </h2>
      <Facts
        narrow
        of={[
          [t('meaning'), inWords(meaning?.text, meaning?.text_en)],
          [t('scope'), `${inWords(region?.name, region?.name_en)} · ${inWords(board.name, board.name_en)}`],
          [t('moment'), rows.data && `${date(rows.data.as_of)} ${clockSeconds(rows.data.as_of)}`],
          [t('source'), inWords(meaning?.source, meaning?.source_en)],
        ]}
      />
      <h3>
        {t('rows')} {rows.data?.more && <small>{t('more', { n: ROWS })}</small>}
      </h3>
      {rows.isPending ? (
        <p>{t('waiting')}</p>
      ) : (
        <CaseRows
          rows={rows.data?.items ?? []}
          onPick={(taskNo) => {
            dialog.current?.close()
            go({ go: 'case', taskNo })
          }}
        />
      )}
      <form method="dialog">
        <button type="submit">{t('close')}</button>
      </form>
    </dialog>
  )
}

function CaseRows({ rows, onPick }: { rows: readonly Schema<'BehindOut'>[]; onPick(taskNo: string): void }) {
  const t = useT()
  const now = useNow(15)
  if (rows.length === 0) return <p>{t('none')}</p>
  return (
    <section className="scroll" aria-label={t('rows')} tabIndex={-1}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('task')}</th>
            <th scope="col">{t('matter')}</th>
            <th scope="col">{t('place')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('unit')}</th>
            <th scope="col">{t('reported')}</th>
            <th scope="col">{t('left')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.task_no}>
              <td>
                <button type="button" onClick={() => onPick(row.task_no)}>
                  {row.task_no}
                </button>
              </td>
              <td>{inWords(row.class_name, row.class_name_en) || t('unclassified')}</td>
              <td>{row.region_name}</td>
              <td>{inWords(row.state_name, row.state_name_en)}</td>
              <td>{row.lead_unit_name}</td>
              <td className="number">{shortTime(row.reported_at, now)}</td>
              <td>{row.closed_at === null && <Remaining due={row.red_at} lamp={row.lamp} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
