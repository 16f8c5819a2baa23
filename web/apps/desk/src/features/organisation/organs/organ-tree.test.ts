// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { keysAbove, organTree } from './organ-tree.ts'

const CENTRES = [
  { id: 'C-CITY', name: '市中心', name_en: 'City', parent: null },
  { id: 'C-1', name: '区中心', name_en: 'District', parent: 'C-CITY' },
  { id: 'C-1-01', name: '北街中心', name_en: 'North street', parent: 'C-1' },
]
const UNITS = [
  { id: 'U-water', name: '区水务局', name_en: 'Water', centre: 'C-1' },
  { id: 'U-north', name: '北街城管中队', name_en: 'North squad', centre: 'C-1-01' },
]
const zh = (one: { name: string }) => one.name

test('each centre holds the centres below it and the units it may dispatch to', () => {
  const [city] = organTree(CENTRES, UNITS, '', zh)
  expect(city?.children.map((one) => one.title)).toEqual(['区中心'])
  expect(city?.children[0]?.children.map((one) => one.title)).toEqual(['北街中心', '区水务局'])
})

test('a text leaves what it leads to, with all that stands above', () => {
  const tree = organTree(CENTRES, UNITS, '城管', zh)
  expect(keysAbove(tree)).toEqual(['C-CITY', 'C-1', 'C-1-01'])
  expect(tree[0]?.children[0]?.children[0]?.children.map((one) => one.title)).toEqual(['北街城管中队'])
})

test('what nothing meets is empty', () => {
  expect(organTree(CENTRES, UNITS, '没有', zh)).toEqual([])
})

test('what is looked for stands before the same below it', () => {
  const units = [{ id: 'U-n', name: '北街水务站', name_en: 'Water north', centre: 'C-1-01' }, ...UNITS]
  const tree = organTree(CENTRES, units, '水务', zh)
  expect(tree[0]?.children[0]?.children.map((one) => one.title)).toEqual(['区水务局', '北街中心'])
})
