// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { percent } from '@tongguan/ui'
import { inWords, type Translate, words } from '@tongguan/words'
import { useRef } from 'react'
import { type Figures, useWall } from './wall-context.tsx'

const table = {
  calm: ['总体平稳', 'All is well'],
  watch: ['总体可控', 'Under control'],
  alarm: ['需要处置', 'Needs action'],
  nothing: ['没有关注项', 'nothing to watch'],
  rule: ['判定规则', 'How this is judged'],
  explained: [
    '依据本区域此刻的案件数据逐条判定，取最重的一级。',
    'Each line is judged by the cases of this region at this moment; the gravest counts.',
  ],
  sign: ['判定项', 'Sign'],
  value: ['现值', 'Now'],
  watchFrom: ['关注线', 'Watch from'],
  alarmFrom: ['处置线', 'Act from'],
  result: ['判定', 'Result'],
  close: ['关闭', 'Close'],
  comma: ['，', ', '],
  fine: ['正常', 'normal'],
  watched: ['关注', 'watch'],
  alarmed: ['处置', 'act'],
  urgent_overdue: ['紧急或特别关注案件超时（件）', 'Urgent cases overdue'],
  overdue_share: ['超时占在办（%）', 'Overdue of open (%)'],
  backlog_growth: ['在办较 24 小时前增长（%）', 'Backlog against 24 h ago (%)'],
  hot_class: ['高发事项为日均的倍数', 'Hottest class, times its mean'],
  said_urgent_overdue: ['{{n}} 件紧急案件超时', '{{n}} urgent cases overdue'],
  said_overdue_share: ['超时占在办 {{n}}%', '{{n}}% of open cases overdue'],
  said_backlog_growth: ['在办比昨日此时多 {{n}}%', 'backlog up {{n}}%'],
  said_backlog_times: ['在办为昨日此时的 {{n}} 倍', 'backlog {{n}} times what it was'],
  said_hot_rare: ['{{what}}高发，24 小时 {{count}} 件', '{{what}}: {{count}} in 24 h'],
  said_hot_class: ['{{what}}高发，为日均 {{n}} 倍', '{{what}}: {{n}} times the usual'],
} as const
const useT = words('situation', table)
type Key = keyof typeof table
type Finding = Schema<'SituationFinding'>

/** A sign's value as it is read: shares in percent. */
function reading(finding: Finding, value: number): string {
  if (finding.sign === 'overdue_share' || finding.sign === 'backlog_growth') return percent(value, 0)
  return finding.sign === 'hot_class' ? value.toFixed(1) : String(value)
}

/** What a finding says in a sentence. */
export function said(finding: Finding, figures: Figures, t: Translate<Key>): string {
  const hot = figures.hot.find((one) => one.code === finding.subject)
  if (finding.sign === 'hot_class' && hot !== undefined && hot.mean < 1) {
    return t('said_hot_rare', { what: inWords(hot.name, hot.name_en), count: hot.count })
  }
  if (finding.sign === 'backlog_growth' && finding.value >= 3) {
    return t('said_backlog_times', { n: (finding.value + 1).toFixed(1) })
  }
  return t(`said_${finding.sign}`, {
    n: reading(finding, finding.value),
    what: hot ? inWords(hot.name, hot.name_en) : '',
  })
}

/** One sentence: is the city all right now; it opens the rule. */
export function Situation() {
  const t = useT()
  const { figures } = useWall()
  const rule = useRef<HTMLDialogElement>(null)
  if (figures === undefined) return <div className="situation" />
  const found = figures.findings.filter((one) => one.level !== 'calm')
  const sentence = found.length === 0 ? t('nothing') : found.map((one) => said(one, figures, t)).join(t('comma'))
  return (
    <>
      <button
        type="button"
        className="situation"
        data-level={figures.level}
        onClick={() => rule.current?.showModal()}
        aria-haspopup="dialog"
      >
        <i aria-hidden="true" />
        <b>{t(figures.level)}</b>
        <span>{sentence}</span>
      </button>
      <dialog ref={rule} className="ask" aria-labelledby="rule-title">
        <h2 id="rule-title">{t('rule')}</h2>
        <p>{t('explained')}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('sign')}</th>
              <th scope="col">{t('value')}</th>
              <th scope="col">{t('watchFrom')}</th>
              <th scope="col">{t('alarmFrom')}</th>
              <th scope="col">{t('result')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.findings.map((one) => (
              <tr key={one.sign} data-level={one.level}>
                <th scope="row">{t(one.sign)}</th>
                <td className="number">{reading(one, one.value)}</td>
                <td className="number">{one.watch === null ? '—' : reading(one, one.watch)}</td>
                <td className="number">{one.alarm === null ? '—' : reading(one, one.alarm)}</td>
                <td className="verdict">
                  {t(one.level === 'alarm' ? 'alarmed' : one.level === 'watch' ? 'watched' : 'fine')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <form method="dialog">
          <button type="submit">{t('close')}</button>
        </form>
      </dialog>
    </>
  )
}

/** The findings that want attention, each as a sentence with its level. */
export function useConcerns(): { sign: string; level: string; text: string }[] {
  const t = useT()
  const { figures } = useWall()
  if (figures === undefined) return []
  return figures.findings
    .filter((one) => one.level !== 'calm')
    .map((one) => ({ sign: one.sign, level: one.level, text: said(one, figures, t) }))
}
