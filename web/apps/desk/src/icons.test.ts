// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.tsx'),
)

test.each(sources)('no icon of %s says its English name to a screen reader', (path) => {
  const source = readFileSync(join(import.meta.dirname, path), 'utf8')
  const icons = source.match(/<\w+(?:Outlined|Filled)\b[^>]*>/g) ?? []
  expect(icons.filter((icon) => !icon.includes('aria-'))).toEqual([])
})
