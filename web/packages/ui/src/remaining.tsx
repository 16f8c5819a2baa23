// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'
import { dateTime, remaining } from './format.ts'
import { turned } from './lamp.ts'
import { useNow } from './now.ts'
import type { Lamp } from './tokens.ts'
import './remaining.css'

const useT = words('remaining', {
  paused: ['暂停', 'paused'],
  none: ['无时限', 'no limit'],
  due: ['{{at}} 到期', 'due {{at}}'],
  red: ['超时', 'overdue'],
  yellow: ['临期', 'due soon'],
  green: ['正常', 'in time'],
})

interface Props {
  due: string | null | undefined
  lamp: Lamp | string
  /** Shows the whole span as a bar under the number. */
  since?: string | null
}

/** What is left of a limit, coloured by its lamp, with the word for those who do not see the colour. */
export function Remaining({ due, lamp, since }: Props) {
  const t = useT()
  const at = useNow()
  if (lamp === 'paused') return <span className="remaining remaining-paused">{t('paused')}</span>
  if (!due) return <span className="remaining remaining-none">{t('none')}</span>
  const left = remaining(due, at)
  const shown = turned(lamp, due, at)
  return (
    <span className={`remaining remaining-${shown}`} title={t('due', { at: dateTime(due) })}>
      <span className="number">{left.text}</span>
      {(shown === 'red' || shown === 'yellow') && <span className="visually-hidden">{t(shown)}</span>}
      {since && <Bar since={since} due={due} at={at} />}
    </span>
  )
}

function Bar({ since, due, at }: { since: string; due: string; at: number }) {
  const began = new Date(since).getTime()
  const used = Math.min(1, Math.max(0, (at - began) / Math.max(1, new Date(due).getTime() - began)))
  return (
    <span className="remaining-bar" aria-hidden="true">
      <span style={{ width: `${used * 100}%` }} />
    </span>
  )
}
