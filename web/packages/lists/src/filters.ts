// SPDX-License-Identifier: Apache-2.0
/**
 * The filters of a page, declared once: how each stands in the address, and what it means. In the address everything is
 * words, so that a number of fifteen digits stays whole; what is not understood is dropped, what goes without saying is
 * left out.
 */
export type Said = string | readonly string[] | undefined

/** A filter narrows the list, a page is a place in it, a row is what is open of it. */
type Part = 'filter' | 'page' | 'row'

interface Kind<Value, Written extends Said> {
  part: Part
  read(said: readonly string[]): Value
  write(value: Value): Written | undefined
}

type Kinds = Record<string, Kind<unknown, Said>>

/** What the filters mean: `{ region: string | undefined, show: 'all' | 'out', page: number }`. */
export type Values<K extends Kinds> = { [Name in keyof K]: ReturnType<K[Name]['read']> }

/** How they stand in the address; what goes without saying does not. */
export type Search<K extends Kinds> = { [Name in keyof K]?: ReturnType<K[Name]['write']> }

export interface Filters<K extends Kinds> {
  /** For the route: its part of the address, typed, with nothing in it that is not understood. */
  validate(search: Record<string, unknown>): Search<K>
  read(search: Record<string, unknown>): Values<K>
  /** The address after a change; a list that is narrowed otherwise begins again at its first page. */
  changed(search: Record<string, unknown>, wanted: Partial<Values<K>>): Record<string, unknown>
}

/** A word as it is: a code, a number of a case, what is looked for; `like` tells a code from what is none. */
export function word(like = /./s): Kind<string | undefined, string> {
  return {
    part: 'filter',
    read: ([said]) => (said !== undefined && like.test(said) ? said : undefined),
    write: (value) => value || undefined,
  }
}

/** Several words; none is an empty list. */
export function words(): Kind<readonly string[], readonly string[]> {
  return {
    part: 'filter',
    read: (said) => said.filter((one) => one !== ''),
    write: (value) => (value.length === 0 ? undefined : value),
  }
}

/** One of these; the first goes without saying. */
export function oneOf<const Word extends string>(first: Word, ...others: readonly Word[]): Kind<Word, Word> {
  return {
    part: 'filter',
    read: ([said]) => others.find((one) => one === said) ?? first,
    write: (value) => (value === first ? undefined : value),
  }
}

/** A day of the city, `2026-11-22`. */
export function day(): Kind<string | undefined, string> {
  return { part: 'filter', read: ([said]) => (isDay(said) ? said : undefined), write: (value) => value || undefined }
}

/** A page, counted from `least`, which goes without saying. */
export function whole(least: number): Kind<number, string> {
  return {
    part: 'page',
    read: ([said]) => (said !== undefined && /^\d{1,9}$/.test(said) && Number(said) > least ? Number(said) : least),
    write: (value) => (value > least ? String(value) : undefined),
  }
}

/** The row that is open, by its key. */
export function row(): Kind<string | undefined, string> {
  return { ...word(), part: 'row' }
}

/** `declare({ region: word(), show: oneOf('all', 'out'), page: whole(1), case: row() })` */
export function declare<K extends Kinds>(kinds: K): Filters<K> {
  const names = Object.keys(kinds)
  // Every name is set, also to nothing: what the router keeps of a word that was not understood is overwritten.
  const each = <Of>(make: (kind: Kind<unknown, Said>, name: string) => Of) =>
    Object.fromEntries(names.map((name) => [name, make(kinds[name] as Kind<unknown, Said>, name)]))
  const filters: Filters<K> = {
    read: (search) => each((kind, name) => kind.read(said(search[name]))) as Values<K>,
    validate: (search) => each((kind, name) => kind.write(kind.read(said(search[name])))) as Search<K>,
    changed: (search, wanted) => {
      const next: Record<string, unknown> = { ...search, ...filters.validate(search) }
      let narrowed = false
      for (const [name, value] of Object.entries(wanted)) {
        const kind = kinds[name]
        if (kind === undefined) continue
        const written = kind.write(value)
        narrowed ||= kind.part === 'filter' && String(written ?? '') !== String(next[name] ?? '')
        next[name] = written
      }
      for (const name of names) if (narrowed && kinds[name]?.part === 'page') next[name] = undefined
      return next
    },
  }
  return filters
}

function said(value: unknown): readonly string[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).map(String)
}

function isDay(said: string | undefined): boolean {
  if (said === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(said)) return false
  const at = new Date(`${said}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(said)
}
