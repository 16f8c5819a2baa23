// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Tables that are no list: a year of days, and the streets of the wall as bars. */
const NO_LISTS = ['features/city-pack/calendars/year-grid.tsx', 'features/worklists/wall/wall-page.tsx']

test('whoever shows a list shows it with the one table of lists', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  const made = files.filter(
    (file) => file.endsWith('.tsx') && readFileSync(join(import.meta.dirname, file), 'utf8').includes('<table'),
  )
  expect(made.sort()).toEqual(NO_LISTS)
})
