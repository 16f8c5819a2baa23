// SPDX-License-Identifier: Apache-2.0
/** Lamps are told by the platform; a page that stands open turns them itself, and only here. */

/** The lamp that was told, red once its limit has passed since: nothing else turns without the platform saying so. */
export function turned(told: string, due: string | null | undefined, now: number): string {
  const runs = told === 'green' || told === 'yellow'
  return runs && due && late(due, now) ? 'red' : told
}

/** Whether a limit has passed; its last second counts to its end, as on the platform. */
export function late(due: string | number | Date, now: string | number | Date): boolean {
  return Math.floor(new Date(now).getTime() / 1000) * 1000 > new Date(due).getTime()
}
