// SPDX-License-Identifier: Apache-2.0
/** Which parts of the map a region shows. */

/** The layer whose areas the region divides into, and which of them. */
export function layerOf(region: string): { layer: 'district' | 'streets' | 'communities' | 'cells'; within: string } {
  if (region.length <= 2) return { layer: 'district', within: region }
  if (region.length === 6) return { layer: 'streets', within: region }
  if (region.length === 9) return { layer: 'communities', within: region }
  return { layer: 'cells', within: region }
}

/** Whether a class belongs to a board; a board without classes shows all, also what has no class yet. */
export function inClasses(code: string | null, classes: readonly string[]): boolean {
  return classes.length === 0 || (code !== null && classes.some((prefix) => code.startsWith(prefix)))
}

/** An open case on the map. */
export interface Dot {
  id: string
  lon: number
  lat: number
  lamp: string
  classCode: string | null
  title: string
}

/** A case as the map's list tells it: id, task number, place, lamp, state, class, urgency, title. */
export function dotOf(row: readonly (string | number | null | undefined)[]): Dot {
  const [, taskNo, lon, lat, lamp, , classCode, , title] = row
  return {
    id: String(taskNo),
    lon: Number(lon),
    lat: Number(lat),
    lamp: String(lamp),
    classCode: typeof classCode === 'string' ? classCode : null,
    title: String(title),
  }
}
