// SPDX-License-Identifier: Apache-2.0
import { requestKey } from '@tongguan/api-client'

/** The key for a wish. */
export type KeyFor = (...wish: readonly unknown[]) => string

/**
 * Remembers the key under which a wish was sent: told the same again it gives the same key, so that a repeat after a
 * broken line counts once; told anything else it gives another, as the platform refuses a key used for another wish.
 */
export function keyKeeper(): KeyFor {
  let sent = { wish: '', key: '' }
  return (...wish) => {
    const told = wished(wish)
    if (told !== sent.wish) sent = { wish: told, key: requestKey() }
    return sent.key
  }
}

/** The keys of all wishes that are under way: of several rows of a list, say. */
export function keyRing(): { keyFor: KeyFor; answered(...wish: readonly unknown[]): void } {
  const keys = new Map<string, string>()
  return {
    keyFor: (...wish) => {
      const told = wished(wish)
      const key = keys.get(told) ?? requestKey()
      keys.set(told, key)
      return key
    },
    answered: (...wish) => void keys.delete(wished(wish)),
  }
}

const wished = (wish: readonly unknown[]) => JSON.stringify(wish, asWished)

/** A file is told by what the browser knows of it; a thing that has versions by its id, whatever became of it since. */
function asWished(_: string, value: unknown): unknown {
  if (value instanceof File) return [value.name, value.size, value.lastModified]
  if (typeof value === 'object' && value !== null && 'id' in value && 'version' in value) return value.id
  return value
}
