// SPDX-License-Identifier: Apache-2.0
/**
 * What stands behind `?` in an address. Everything is words: a task number of fifteen digits must not become a number,
 * and a filter given twice is a list.
 */
export type Search = Record<string, string | string[] | undefined>

/** `?lamp=red&source=a&source=b` → `{lamp: 'red', source: ['a', 'b']}` */
export function parseSearch(text: string): Search {
  const found: Search = {}
  for (const [key, value] of new URLSearchParams(text)) {
    const before = found[key]
    found[key] = before === undefined ? value : [before, value].flat()
  }
  return found
}

/** The other way round; what is empty is left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const said = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') said.append(key, String(one))
    }
  }
  const text = said.toString()
  return text === '' ? '' : `?${text}`
}
