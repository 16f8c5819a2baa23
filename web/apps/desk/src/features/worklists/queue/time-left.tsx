// SPDX-License-Identifier: Apache-2.0
import { clockTime, date, Remaining, remaining, useNow } from '@tongguan/ui'
import { type Limit, limitsOf } from './limits.ts'
import type { Line } from './use-lines.ts'
import { useT } from './words.ts'

const NAMES = { link: 'linkOf', whole: 'wholeOf' } as const

/** What is left of the limit that comes first, and of the other one under it; a closed case says when it ended. */
export function TimeLeft({ line }: { line: Line }) {
  const t = useT()
  const at = useNow()
  if (line.closed_at !== null) {
    return (
      <span className="time-left-ended">
        {date(line.closed_at)}
        <span className="line-note ellipsis">{clockTime(line.closed_at)}</span>
      </span>
    )
  }
  const [first, other] = limitsOf(line)
  const said = (limit: Limit) => `${t(NAMES[limit.of])} ${remaining(limit.due, at).text}`
  return (
    <>
      <Remaining due={first?.due} lamp={line.lamp} since={first?.since ?? null} />
      {first !== undefined && (
        <span className="line-note ellipsis">{other === undefined ? t(NAMES[first.of]) : said(other)}</span>
      )}
    </>
  )
}
