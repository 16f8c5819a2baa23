// SPDX-License-Identifier: Apache-2.0
/** Where and when a photo was taken, read from a JPEG's notes and written back after it was made smaller. */

export interface Taken {
  /** Moment (ms), none when the camera did not note it. */
  at: number | null
  lon: number | null
  lat: number | null
}

const NOTHING: Taken = { at: null, lon: null, lat: null }
const EXIF = 'Exif\0\0'

/** The notes of a JPEG; a file without them, or with broken ones, says nothing. */
export function readTaken(file: ArrayBuffer): Taken {
  try {
    const tiff = exifOf(new DataView(file))
    return tiff === undefined ? NOTHING : takenIn(tiff)
  } catch {
    return NOTHING
  }
}

function exifOf(view: DataView): DataView | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 4 < view.byteLength) {
    const marker = view.getUint16(at)
    const size = view.getUint16(at + 2)
    if (marker === 0xffe1 && ascii(view, at + 4, 6) === EXIF) {
      return new DataView(view.buffer, view.byteOffset + at + 10, size - 8)
    }
    if (marker === 0xffda || (marker & 0xff00) !== 0xff00) return undefined
    at += 2 + size
  }
  return undefined
}

type Entries = Map<number, { count: number; at: number }>

function takenIn(tiff: DataView): Taken {
  const little = tiff.getUint16(0) === 0x4949
  const directory = (start: number): Entries => {
    const found: Entries = new Map()
    const count = tiff.getUint16(start, little)
    for (let n = 0; n < count; n++) {
      const at = start + 2 + n * 12
      found.set(tiff.getUint16(at, little), { count: tiff.getUint32(at + 4, little), at: at + 8 })
    }
    return found
  }
  const pointed = (entries: Entries, tag: number) => {
    const entry = entries.get(tag)
    return entry === undefined ? undefined : directory(tiff.getUint32(entry.at, little))
  }
  const text = (entries: Entries | undefined, tag: number) => {
    const entry = entries?.get(tag)
    if (entry === undefined) return ''
    const start = entry.count <= 4 ? entry.at : tiff.getUint32(entry.at, little)
    return ascii(tiff, start, entry.count).replace(/\0.*$/, '')
  }
  const degrees = (entries: Entries | undefined, tag: number) => {
    const entry = entries?.get(tag)
    if (entry?.count !== 3) return null
    const start = tiff.getUint32(entry.at, little)
    const part = (n: number) => tiff.getUint32(start + n * 8, little) / tiff.getUint32(start + n * 8 + 4, little)
    const value = part(0) + part(1) / 60 + part(2) / 3600
    return Number.isFinite(value) ? value : null
  }
  const first = directory(tiff.getUint32(4, little))
  const [camera, gps] = [pointed(first, 0x8769), pointed(first, 0x8825)]
  const [lat, lon] = [degrees(gps, 2), degrees(gps, 4)]
  // Nothing but zeroes is a camera that had no fix.
  const known = lat !== null && lon !== null && (lat !== 0 || lon !== 0)
  return {
    at: momentOf(text(camera, 0x9003), text(camera, 0x9011)),
    lat: known ? lat * (text(gps, 1) === 'S' ? -1 : 1) : null,
    lon: known ? lon * (text(gps, 3) === 'W' ? -1 : 1) : null,
  }
}

/** `2026:11:22 10:42:18` in the camera's zone, or the phone's own when it names none. */
function momentOf(noted: string, offset: string): number | null {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(noted)
  if (parts === null) return null
  const moment = Date.parse(
    `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${/^[+-]\d\d:\d\d$/.test(offset) ? offset : ''}`,
  )
  return Number.isNaN(moment) ? null : moment
}

function ascii(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length))
}

/** The JPEG with these notes in front; any it had are gone (a canvas writes none). */
export function withTaken(jpeg: ArrayBuffer, taken: Taken): Uint8Array<ArrayBuffer> {
  const notes = notesOf(taken)
  const made = new Uint8Array(jpeg.byteLength + notes.length)
  made.set(new Uint8Array(jpeg, 0, 2))
  made.set(notes, 2)
  made.set(new Uint8Array(jpeg, 2), 2 + notes.length)
  return made
}

type Entry = [tag: number, kind: number, count: number, value: number[]]

/** One APP1 segment: first directory → camera notes, GPS notes. */
function notesOf({ at, lon, lat }: Taken): Uint8Array {
  const camera: Entry[] = []
  if (at !== null) {
    const iso = new Date(at).toISOString()
    camera.push(
      texted(0x9003, `${iso.slice(0, 10).replaceAll('-', ':')} ${iso.slice(11, 19)}`),
      texted(0x9011, '+00:00'),
    )
  }
  const gps: Entry[] = []
  if (lon !== null && lat !== null) {
    gps.push(texted(1, lat < 0 ? 'S' : 'N'), [2, 5, 3, sexagesimal(lat)])
    gps.push(texted(3, lon < 0 ? 'W' : 'E'), [4, 5, 3, sexagesimal(lon)])
  }
  const firstSize = 8 + 2 + 2 * 12 + 4
  const cameraBytes = directoryBytes(camera, firstSize)
  const gpsBytes = directoryBytes(gps, firstSize + cameraBytes.length)
  const pointers: Entry[] = [
    [0x8769, 4, 1, long(firstSize)],
    [0x8825, 4, 1, long(firstSize + cameraBytes.length)],
  ]
  const head = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8]
  const tiff = [...head, ...directoryBytes(pointers, 8), ...cameraBytes, ...gpsBytes]
  const body = [...EXIF].map((letter) => letter.charCodeAt(0)).concat(tiff)
  return Uint8Array.from([0xff, 0xe1, ...short(body.length + 2), ...body])
}

function directoryBytes(entries: Entry[], start: number): number[] {
  const table: number[] = [...short(entries.length)]
  const behind: number[] = []
  const end = start + 2 + entries.length * 12 + 4
  for (const [tag, kind, count, value] of entries) {
    const inside = value.length <= 4
    table.push(...short(tag), ...short(kind), ...long(count))
    table.push(...(inside ? [...value, 0, 0, 0, 0].slice(0, 4) : long(end + behind.length)))
    if (!inside) behind.push(...value)
  }
  return [...table, 0, 0, 0, 0, ...behind]
}

function texted(tag: number, words: string): Entry {
  return [tag, 2, words.length + 1, [...[...words].map((letter) => letter.charCodeAt(0)), 0]]
}

/** Degrees, minutes and ten-thousandths of seconds, as three fractions. */
function sexagesimal(degrees: number): number[] {
  const all = Math.round(Math.abs(degrees) * 3600 * 10_000)
  const seconds = all % 600_000
  const minutes = Math.floor(all / 600_000) % 60
  return [Math.floor(all / 36_000_000), 1, minutes, 1, seconds, 10_000].flatMap(long)
}

function short(value: number): number[] {
  return [(value >> 8) & 255, value & 255]
}

function long(value: number): number[] {
  return [...short(value >>> 16), ...short(value & 0xffff)]
}
