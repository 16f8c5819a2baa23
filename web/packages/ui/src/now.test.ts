// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from 'vitest'

const DAY = 86_400_000

test('a page opened without a line knows how wrong the clock of the phone was', async () => {
  const online = await import('./now.ts')
  online.setPlatformTime(new Date(Date.now() + 45 * DAY).toUTCString())
  expect(Math.abs(online.now() - Date.now() - 45 * DAY)).toBeLessThan(5_000)
  vi.resetModules()
  const offline = await import('./now.ts')
  expect(Math.abs(offline.now() - Date.now() - 45 * DAY)).toBeLessThan(5_000)
})
