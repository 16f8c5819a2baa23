// SPDX-License-Identifier: Apache-2.0
/** The board's numbers by link, as the room reads them. */
import type { Schema } from '@tongguan/api-client'

export const LINKS = [
  'accept',
  'file',
  'dispatch',
  'sign',
  'handle',
  'check',
  'callback',
  'close',
  'suspended',
] as const
export type Link = (typeof LINKS)[number]

const OF_STATE: Readonly<Record<string, Link>> = {
  reported: 'accept',
  verifying: 'accept',
  pending_filing: 'file',
  pending_dispatch: 'dispatch',
  coordinating: 'dispatch',
  waiting_upper: 'dispatch',
  pending_accept: 'sign',
  return_review: 'sign',
  handling: 'handle',
  unit_confirm: 'handle',
  self_review: 'check',
  pending_check: 'check',
  checking: 'check',
  pending_callback: 'callback',
  pending_close: 'close',
  suspended: 'suspended',
}

export interface LinkCount {
  link: Link
  count: number
  red: number
  yellow: number
}

/** Open cases of each link with their lamps, in the order of the chain; a state nobody knows counts nowhere. */
export function byLink(states: readonly Schema<'StateCountOut'>[]): LinkCount[] {
  const counts = new Map<Link, LinkCount>(LINKS.map((link) => [link, { link, count: 0, red: 0, yellow: 0 }]))
  for (const state of states) {
    const link = OF_STATE[state.state]
    const line = link === undefined ? undefined : counts.get(link)
    if (line === undefined) continue
    line.count += state.count
    line.red += state.red
    line.yellow += state.yellow
  }
  return [...counts.values()]
}

/** Streets by how many of their cases are late, then by how many are open. */
export function worstFirst(areas: readonly Schema<'AreaCountOut'>[]): Schema<'AreaCountOut'>[] {
  return [...areas].sort((one, other) => other.red - one.red || other.open - one.open)
}

/** The states that make up a link. */
export function statesOf(link: Link): string[] {
  return Object.keys(OF_STATE).filter((state) => OF_STATE[state] === link)
}
