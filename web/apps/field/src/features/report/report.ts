// SPDX-License-Identifier: Apache-2.0
/** A report from the ground as it is filled in, and the requests it becomes. */
import type { Command, Json } from '../../offline/item.ts'
import type { Place } from '../../position/fix.ts'

export interface Draft {
  scene: string[]
  after: string[]
  words: string
  address: string
  classCode: string | null
  className: string | null
  /** Where it is: from the photo, the phone, or the map; by whom it was set. */
  point: Place | null
  from: 'photo' | 'phone' | 'map' | null
  accuracy: number | null
  /** Put right on the spot (自发自处). */
  handled: boolean
  urgent: boolean
}

export const BLANK: Draft = {
  scene: [],
  after: [],
  words: '',
  address: '',
  classCode: null,
  className: null,
  point: null,
  from: null,
  accuracy: null,
  handled: false,
  urgent: false,
}

export type Lack = 'scene' | 'class' | 'point' | 'after'

/** The first thing without which the report cannot be sent. */
export function lacking(draft: Draft): Lack | undefined {
  if (draft.scene.length === 0) return 'scene'
  if (draft.point === null && draft.address.trim() === '') return 'point'
  if (draft.classCode === null && (draft.words.trim() === '' || draft.handled)) return 'class'
  if (draft.handled && draft.after.length === 0) return 'after'
  return undefined
}

interface Kept {
  name: string
  lon: number | null
  lat: number | null
}

/** The report, and for what was put right on the spot the move that says so. */
export function commandsOf(draft: Draft, source: string, now: number, kept: (id: string) => Kept): Command[] {
  const told = draft.words.trim()
  const report: Command = {
    path: '/api/v1/intake/patrol',
    body: {
      source,
      words: told || (draft.className ?? ''),
      title: told === '' && draft.className !== null ? draft.className : '',
      urgency: draft.urgent ? 'urgent' : 'normal',
      address: draft.address.trim(),
      point: draft.point && { ...draft.point, system: 'wgs84' },
      class_code: draft.classCode,
      photos: draft.scene.map((id) => photo(id, kept(id))),
      seen_at: new Date(now).toISOString(),
    },
  }
  if (!draft.handled) return [report]
  const exhibits = [
    ...draft.scene.map((id) => exhibit('before', id, kept(id))),
    ...draft.after.map((id) => exhibit('after', id, kept(id))),
  ]
  const body = { class_code: draft.classCode, note: told, evidence: exhibits }
  return [report, { path: '/api/v1/cases/{case_id}/moves/self_handle', body }]
}

function photo(id: string, { name, lon, lat }: Kept): Json {
  return { blob: `photo:${id}`, name, point: lon === null || lat === null ? null : { lon, lat, system: 'wgs84' } }
}

function exhibit(kind: string, id: string, { name, lon, lat }: Kept): Json {
  return { kind, blob: `photo:${id}`, name, lon, lat }
}

/** Through which channel somebody with these posts reports. */
export function sourceOf(posts: readonly { role: string }[]): string {
  const has = (...roles: string[]) => posts.some((post) => roles.includes(post.role))
  if (has('grid_worker', 'grid_owner')) return 'grid_worker'
  return has('volunteer') && !has('collector', 'handler') ? 'volunteer' : 'patrol'
}

export interface Class {
  code: string
  name: string
}

/** The classes that occur most, each once, the most frequent first. */
export function frequent(
  lines: readonly { class_code: string | null; class_name: string | null }[],
  most: number,
): Class[] {
  const counts = new Map<string, { name: string; count: number }>()
  for (const { class_code: code, class_name: name } of lines) {
    if (code === null || name === null) continue
    const known = counts.get(code)
    counts.set(code, { name, count: (known?.count ?? 0) + 1 })
  }
  return [...counts]
    .sort(([, one], [, other]) => other.count - one.count)
    .slice(0, most)
    .map(([code, { name }]) => ({ code, name }))
}

/** Suggestions joined, each class once, in the order of the lists. */
export function joined(most: number, ...lists: readonly Class[][]): Class[] {
  const all = new Map(
    lists
      .flat()
      .map((each) => [each.code, each] as const)
      .reverse(),
  )
  const order = lists.flat().map((each) => each.code)
  return [...new Set(order)].slice(0, most).map((code) => ({ code, name: all.get(code)?.name ?? code }))
}
