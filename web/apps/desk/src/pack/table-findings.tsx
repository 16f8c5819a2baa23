// SPDX-License-Identifier: Apache-2.0
import { inWords } from '@tongguan/words'
import { Alert } from 'antd'

/** What the table's own reader finds wrong; the proof finds the rest. */
export function TableFindings({
  findings,
}: {
  findings: {
    row: number | null
    column_title: string | null
    problem: string
    problem_en: string
    advice: string
    severity: string
  }[]
}) {
  const faults = findings.filter((one) => one.severity === 'fault')
  const shown = (faults.length > 0 ? faults : findings).slice(0, 5)
  return (
    <Alert
      type={faults.length > 0 ? 'error' : 'warning'}
      showIcon
      title={
        <ul className="sheet-findings">
          {shown.map((one) => (
            <li key={`${one.row} ${one.column_title} ${one.problem}`}>
              {one.row !== null && `${inWords('第', 'row ')}${one.row}${inWords('行 ', ' ')}`}
              {one.column_title} {inWords(one.problem, one.problem_en)}
              {inWords('。', '. ')}
              {one.advice}
            </li>
          ))}
        </ul>
      }
    />
  )
}
