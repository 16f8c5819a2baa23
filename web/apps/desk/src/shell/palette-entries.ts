// SPDX-License-Identifier: Apache-2.0
/** What the palette offers for what was typed, before the platform is asked. */
export interface Command {
  key: string
  name: string
  /** Other words people look for it by. */
  also?: string
  run(): void
}

/** Commands and pages whose name holds every word that was typed; those that begin with it first. */
export function matching(commands: readonly Command[], typed: string): Command[] {
  const wanted = typed.toLowerCase().trim()
  const parts = wanted.split(/\s+/).filter(Boolean)
  return commands
    .filter((one) => {
      const said = `${one.name} ${one.also ?? ''}`.toLowerCase()
      return parts.every((part) => said.includes(part))
    })
    .sort((one, other) => Number(starts(other, wanted)) - Number(starts(one, wanted)))
}

function starts(one: Command, wanted: string): boolean {
  return one.name.toLowerCase().startsWith(wanted)
}

/** A mainland mobile or a fixed line with its area code, with or without +86, spaces and hyphens; undefined for anything else. */
export function phoneIn(typed: string): string | undefined {
  const squeezed = typed.replace(/[\s-]/g, '').replace(/^(\+|00)86/, '')
  return /^(1[3-9]\d{9}|0\d{9,11})$/.test(squeezed) ? squeezed : undefined
}

/** The chosen one after an arrow key, round and round. */
export function moved(at: number, key: string, length: number): number {
  if (length === 0) return 0
  if (key === 'ArrowDown') return (at + 1) % length
  if (key === 'ArrowUp') return (at - 1 + length) % length
  return Math.min(at, length - 1)
}
