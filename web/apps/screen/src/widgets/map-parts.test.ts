// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { downTo, groundOf, inClasses, type Layer, layersMeant } from './map-parts.ts'

test('a click leads one level down towards the ground that was meant', () => {
  expect(downTo('310112', '310112001002')).toBe('310112001')
  expect(downTo('310112001', '310112001002003')).toBe('310112001002')
  expect(downTo('310112001002', '310112001002003')).toBe('310112001002003')
  expect(downTo('310112001', '310112006001001')).toBe('310112006')
  expect([groundOf('310112'), groundOf('310112001')]).toEqual(['community', 'cell'])
})

test('a board with classes leaves out what belongs elsewhere and what has no class yet', () => {
  expect(inClasses('020101', ['01', '02'])).toBe(true)
  expect(inClasses('030101', ['01', '02'])).toBe(false)
  expect(inClasses(null, ['01'])).toBe(false)
  expect(inClasses(null, [])).toBe(true)
})

test('one layer among six hundred is found by any part of its name', () => {
  const many = Array.from({ length: 600 }, (_, n): Layer => {
    const kind = ['boundary', 'grid', 'video', 'pipe'][n % 4] ?? ''
    return { code: `layer-${n}`, name: `图层${n}号`, name_en: `Layer ${n}`, url: '', kind, attribution: null }
  })
  expect(layersMeant(many, '').flatMap(([, layers]) => layers)).toHaveLength(600)
  expect(layersMeant(many, '').map(([kind]) => kind)).toEqual(['boundary', 'grid', 'video', 'pipe'])
  expect(layersMeant(many, '图层 599').map(([kind, found]) => [kind, found.length])).toEqual([['pipe', 1]])
  expect(layersMeant(many, 'LAYER-599 图层')).toHaveLength(1)
  expect(layersMeant(many, '没有')).toEqual([])
})
