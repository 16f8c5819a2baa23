// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { above, type Look, looked, pathTo } from './look.ts'

const district: Look = { board: 'overview', focus: '310112', case: null, layers: null, night: false }

test('one drills down to a case and comes back step by step', () => {
  let look = looked(district, { go: 'region', code: '310112001' })
  look = looked(look, { go: 'region', code: '310112001002' })
  look = looked(look, { go: 'region', code: '310112001002003' })
  look = looked(look, { go: 'case', taskNo: 'TG20261122-000001' })
  const up = { go: 'up', root: '310112' } as const
  const seen = [look]
  for (let step = 0; step < 5; step++) seen.push(looked(seen.at(-1) ?? look, up))
  expect(seen.map((one) => one.case ?? one.focus)).toEqual([
    'TG20261122-000001',
    '310112001002003',
    '310112001002',
    '310112001',
    '310112',
    '310112',
  ])
})

test('a street is not left upwards by somebody whose root is the street', () => {
  expect(above('310112001', '310112001')).toBeUndefined()
  expect(above('310112001002', '310112001')).toBe('310112001')
})

test('another board or region leaves the case', () => {
  const at = { ...district, case: 'TG1' }
  expect(looked(at, { go: 'board', id: 'economy' }).case).toBeNull()
  expect(looked(at, { go: 'region', code: '310112006' }).case).toBeNull()
  expect(looked(at, { go: 'night' })).toEqual({ ...at, night: true })
})

test('the path names every step from the root', () => {
  expect(pathTo('310112001002003', '310112')).toEqual(['310112', '310112001', '310112001002', '310112001002003'])
  expect(pathTo('310112001', '310112001')).toEqual(['310112001'])
})
