// SPDX-License-Identifier: Apache-2.0
import { clockTime, date, Remaining, remaining, useNow } from '@tongguan/ui'
import type { Line } from './use-lines.ts'
import { useT } from './words.ts'

/** What is left of the link, and of the whole case under it; a closed case says when it ended. */
export function TimeLeft({ line }: { line: Line }) {
  const t = useT()
  const at = useNow()
  if (line.closed_at !== null) {
    return (
      <span className="time-left-ended">
        {date(line.closed_at)}
        <span className="line-note">{clockTime(line.closed_at)}</span>
      </span>
    )
  }
  const first = line.link_due_at ?? line.due_at
  const whole = line.link_due_at !== null && line.due_at !== null
  return (
    <>
      <Remaining
        due={first}
        lamp={lampOf(line)}
        since={line.link_due_at === null ? line.reported_at : line.link_since}
      />
      <span className="line-note">
        {whole && line.due_at !== null
          ? `${t('wholeOf')} ${remaining(line.due_at, at).text}`
          : line.due_at !== null
            ? t('wholeOf')
            : t('linkOf')}
      </span>
    </>
  )
}

/** The lamp of the number shown: red and yellow belong to whichever limit comes first. */
function lampOf(line: Line): string {
  const first = line.link_due_at ?? line.due_at
  return line.red_at !== null && line.red_at !== first && line.lamp !== 'paused' ? 'green' : line.lamp
}
