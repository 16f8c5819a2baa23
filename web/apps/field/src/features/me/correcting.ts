// SPDX-License-Identifier: Apache-2.0
/** What a person may correct in an item that came back: the words, wherever its requests hold them. */
import type { Command, Item, Json } from '../../offline/item.ts'

const WORDS = ['words', 'address', 'note', 'reason', 'plan', 'legal_basis', 'answer']

export interface Told {
  /** Request and field, `0.words`. */
  name: string
  value: string
}

/** The words of the requests that were not granted yet. */
export function wordsOf(item: Item): Told[] {
  return item.commands.flatMap(({ body }, place) =>
    place < item.done
      ? []
      : WORDS.flatMap((name) => {
          const value = body[name]
          return typeof value === 'string' ? [{ name: `${place}.${name}`, value }] : []
        }),
  )
}

/** The requests with the corrected words in them. */
export function corrected(item: Item, told: readonly Told[]): Command[] {
  const values = new Map(told.map(({ name, value }) => [name, value]))
  return item.commands.map((command, place) => {
    const body: Record<string, Json> = { ...command.body }
    for (const name of WORDS) {
      const value = values.get(`${place}.${name}`)
      if (value !== undefined) body[name] = value
    }
    return { ...command, body }
  })
}
