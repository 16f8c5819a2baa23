// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { BLANK, commandsOf, frequent, joined, lacking, sourceOf } from './report.ts'

const HERE = { lon: 121.4, lat: 31 }
const SEEN = { ...BLANK, scene: ['p1'], point: HERE, classCode: '010101', className: '暴露垃圾' }
const kept = (id: string) => ({ name: `${id}.jpg`, lon: 121.4, lat: 31 })

test('a photo, a place and a class are enough', () => {
  expect(lacking(BLANK)).toBe('scene')
  expect(lacking({ ...BLANK, scene: ['p1'] })).toBe('point')
  expect(lacking({ ...BLANK, scene: ['p1'], point: HERE })).toBe('class')
  expect(lacking({ ...BLANK, scene: ['p1'], point: HERE, words: '井盖松动' })).toBeUndefined()
  expect(lacking(SEEN)).toBeUndefined()
})

test('what was put right on the spot needs a photo of it and a class', () => {
  expect(lacking({ ...SEEN, handled: true })).toBe('after')
  expect(lacking({ ...SEEN, handled: true, after: ['p2'] })).toBeUndefined()
  expect(lacking({ ...SEEN, handled: true, after: ['p2'], classCode: null, words: '已清' })).toBe('class')
})

test('the class speaks where the person said nothing', () => {
  const [report, ...more] = commandsOf(SEEN, 'patrol', 0, kept)
  expect(more).toEqual([])
  expect(report?.body).toMatchObject({ words: '暴露垃圾', title: '暴露垃圾', class_code: '010101', source: 'patrol' })
  expect(report?.body.photos).toEqual([{ blob: 'photo:p1', name: 'p1.jpg', point: { ...HERE, system: 'wgs84' } }])
})

test('reporting and putting right are one form and two requests', () => {
  const [, self] = commandsOf({ ...SEEN, handled: true, after: ['p2'] }, 'grid_worker', 0, kept)
  expect(self?.path).toBe('/api/v1/cases/{case_id}/moves/self_handle')
  expect(self?.body.evidence).toMatchObject([{ kind: 'before' }, { kind: 'after', blob: 'photo:p2' }])
})

test('the commonest classes come first, and none twice', () => {
  const line = (code: string | null) => ({ class_code: code, class_name: code })
  expect(frequent([line('a'), line('b'), line('b'), line(null)], 5).map((each) => each.code)).toEqual(['b', 'a'])
  expect(
    joined(
      3,
      [{ code: 'x', name: 'X' }],
      [
        { code: 'y', name: 'Y' },
        { code: 'x', name: 'X' },
      ],
    ),
  ).toHaveLength(2)
})

test('everybody reports through the channel of their post', () => {
  const as = (...mine: string[]) => sourceOf(mine.map((role) => ({ role })))
  expect([as('grid_worker', 'grid_owner'), as('collector'), as('handler'), as('volunteer')]).toEqual([
    'grid_worker',
    'patrol',
    'patrol',
    'volunteer',
  ])
})
