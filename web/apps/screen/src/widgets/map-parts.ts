// SPDX-License-Identifier: Apache-2.0
/** Which parts of the map a region shows, and which of its layers somebody means. */
import type { Schema } from '@tongguan/api-client'
import type { Ground, Loads } from '@tongguan/map'
import type { Figures } from '../wall-context.tsx'

export type Layer = Schema<'CityOut'>['layers'][number]

/** The ground whose load colours the map: communities of a district, cells of a street. */
export function groundOf(region: string): Ground {
  return region.length <= 6 ? 'community' : 'cell'
}

/** The ground into which a region divides, for boards that show only some classes. */
export function partsOf(region: string): Ground {
  if (region.length <= 6) return 'street'
  return region.length === 9 ? 'community' : 'cell'
}

/** Where a click on a piece of ground leads: one level down towards it. */
export function downTo(focus: string, code: string): string {
  const digits = [6, 9, 12, 15].find((length) => length > focus.length) ?? 15
  return code.startsWith(focus) ? code.slice(0, digits) : code.slice(0, Math.max(9, focus.length))
}

/** Whether a class belongs to a board; a board without classes shows all, also what has no class yet. */
export function inClasses(code: string | null, classes: readonly string[]): boolean {
  return classes.length === 0 || (code !== null && classes.some((prefix) => code.startsWith(prefix)))
}

/** The load of the parts of a region as its figures tell it. */
export function loadsOf(areas: Figures['areas']): Loads {
  return Object.fromEntries(areas.map((one) => [one.code, { open: one.open, red: one.overdue, yellow: one.due_soon }]))
}

/** Layers by kind, in the order in which they are told, those that a search means; all words of it must occur. */
export function layersMeant(layers: readonly Layer[], search: string): [kind: string, layers: Layer[]][] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const groups = new Map<string, Layer[]>()
  for (const layer of layers) {
    const told = `${layer.name} ${layer.name_en} ${layer.code}`.toLowerCase()
    if (!words.every((word) => told.includes(word))) continue
    const group = groups.get(layer.kind)
    if (group === undefined) groups.set(layer.kind, [layer])
    else group.push(layer)
  }
  return [...groups]
}
