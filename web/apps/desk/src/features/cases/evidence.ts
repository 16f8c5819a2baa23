// SPDX-License-Identifier: Apache-2.0
/** Photos and files of a case, laid out as people compare them: before beside after. */
import type { Evidence } from '../../case/case-data.ts'

export interface Shown {
  before: Evidence
  after: Evidence
}

const FILE = /\.(pdf|docx?|xlsx?|mp4)$/i
const RECORDING = /\.(wav|mp3|m4a|aac|amr|ogg|oga|opus|3gpp?)$/i

/** Whether it can be shown as a picture; other files are only ever saved. */
export function isPhoto(one: Evidence): boolean {
  return !FILE.test(one.name) && !isRecording(one)
}

/** Whether it is what somebody said: played in place, so that one can seek in it. */
export function isRecording(one: Evidence): boolean {
  return RECORDING.test(one.name)
}

/** Photos before and after handling as pairs, the earliest with the earliest; all else in the order it came. */
export function laidOut(evidence: readonly Evidence[]): { pairs: Shown[]; rest: Evidence[] } {
  const inTime = [...evidence].sort((one, other) => one.at.localeCompare(other.at))
  const photos = inTime.filter(isPhoto)
  const before = photos.filter((one) => one.kind === 'before')
  const scene = photos.filter((one) => one.kind === 'scene')
  const after = photos.filter((one) => one.kind === 'after')
  // Nobody photographed it before handling: the scene as it was reported is what the result is held against.
  const first = before.length > 0 ? before : after.length > 0 ? scene : []
  const free = [...first]
  const pairs = after.flatMap((later) => {
    const at = free.findIndex((one) => one.at <= later.at)
    const [earlier] = at < 0 ? [] : free.splice(at, 1)
    return earlier === undefined ? [] : [{ before: earlier, after: later }]
  })
  const used = new Set(pairs.flatMap((pair) => [pair.before.id, pair.after.id]))
  return { pairs, rest: inTime.filter((one) => !used.has(one.id)) }
}
