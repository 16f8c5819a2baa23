// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { expect, test } from 'vitest'

const APPS = resolve(import.meta.dirname, 'apps')
const source = (path: string) => readFileSync(resolve(APPS, path), 'utf8')

/** Whatever an address, a section of the settings or a tab of the phone brings: by its name or by what it exports. */
const pages = ['desk', 'field', 'screen']
  .flatMap((app) =>
    readdirSync(resolve(APPS, app, 'src'), { recursive: true, encoding: 'utf8' }).map((path) => `${app}/src/${path}`),
  )
  .filter((path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'))
  .filter((path) => /-(page|section)\.tsx$/.test(path) || /^export function Component\b/m.test(source(path)))
  .sort()

/** Whether the test beside a page brings in what the page exports and renders it. */
function rendered(page: string): boolean {
  const beside = page.replace(/\.tsx$/, '.test.tsx')
  if (!existsSync(resolve(APPS, beside))) return false
  const told = source(beside)
  const from = `from './${basename(page)}'`
  const brought = told.split('\n').find((line) => line.startsWith('import ') && line.endsWith(from))
  const name = brought?.match(/import (?:\{ )?(\w+)/)?.[1]
  return name !== undefined && new RegExp(`<${name}\\b|showAt\\([^)]*\\b${name}\\b`).test(told)
}

test('every page has a test beside it that renders it', () => {
  expect(pages.length).toBeGreaterThan(20)
  expect(pages.filter((page) => !rendered(page))).toEqual([])
})
