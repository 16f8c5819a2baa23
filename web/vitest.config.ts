// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'happy-dom',
    include: ['*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}', 'packages/*/src/**/*.test.{ts,tsx}'],
    setupFiles: ['./vitest.setup.ts'],
    // Machines that test are busy: what must appear is waited for (vitest.setup.ts), not measured.
    testTimeout: 30_000,
    pool: 'threads',
    sequence: { shuffle: true },
    env: { TZ: 'UTC' },
  },
})
