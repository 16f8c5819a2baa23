// SPDX-License-Identifier: Apache-2.0
/** The lists of the queue column: those of the platform, and those made of lamps. */
import type { Schema } from '@tongguan/api-client'

export interface Entry {
  code: string
  name: string
  /** How many wait; unknown where counting would cost more than it tells. */
  count: number | undefined
  more: boolean
  red: number
  yellow: number
  tone?: string
}

type Queue = Schema<'QueueCount'>
type Board = Pick<Schema<'DutyBoard'>, 'open' | 'red' | 'yellow'>
type Names = Record<'all' | 'ended' | 'red' | 'yellow', string>

/** What waits because a limit was moved out, not because of a link. */
const UNDER_LIMITS = ['suspended']
const MINE = ['mine']
/** The links that lie with units; cases come to the others of them by exception. */
const OF_UNITS = ['to_sign', 'handling']

/** The links somebody is shown: whoever works for units alone is spared those of centres that hold nothing of theirs. */
export function linksShown(links: Entry[], inUnitsAlone: boolean, queue: string): Entry[] {
  if (!inUnitsAlone) return links
  return links.filter((one) => one.count !== 0 || OF_UNITS.includes(one.code) || one.code === queue)
}

/** Queues and lamps in their groups. */
export function entriesOf(
  queues: readonly Queue[],
  board: Board | undefined,
  named: Names,
  inWords: (zh: string, en: string) => string,
): Record<'mine' | 'links' | 'limits', Entry[]> {
  const entry = (queue: Queue): Entry => ({ ...queue, name: inWords(queue.name, queue.name_en) })
  const lamps = (code: 'red' | 'yellow', tone: string): Entry => ({
    code,
    name: named[code],
    count: board?.[code],
    more: false,
    red: 0,
    yellow: 0,
    tone,
  })
  const of = (codes: string[]) => queues.filter((queue) => codes.includes(queue.code)).map(entry)
  return {
    mine: [
      ...of(MINE),
      { code: 'all', name: named.all, count: board?.open, more: false, red: 0, yellow: 0 },
      { code: 'ended', name: named.ended, count: undefined, more: false, red: 0, yellow: 0 },
    ],
    links: queues.filter((queue) => ![...UNDER_LIMITS, ...MINE].includes(queue.code)).map(entry),
    limits: [lamps('red', 'tone-red'), lamps('yellow', 'tone-amber'), ...of(UNDER_LIMITS)],
  }
}
