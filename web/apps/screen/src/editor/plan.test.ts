// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { Widget } from '../wall-context.tsx'
import { clashes, freePlace, freshId, moved, sized } from './plan.ts'

const least = { least_width: 4, least_height: 4 }

function widget(id: string, x: number, y: number, w = 4, h = 4): Widget {
  return { id, kind: 'feed', place: { x, y, w, h }, settings: { metrics: [], limit: null, layers: [] } }
}

test('a widget dragged off the board stays at its edge', () => {
  expect(moved({ x: 20, y: 0, w: 4, h: 4 }, 9, -3)).toEqual({ x: 20, y: 0, w: 4, h: 4 })
  expect(moved({ x: 3, y: 3, w: 4, h: 4 }, -2, 5)).toEqual({ x: 1, y: 8, w: 4, h: 4 })
})

test('a widget cannot be made too small to read nor larger than the board', () => {
  expect(sized({ x: 0, y: 0, w: 5, h: 5 }, -9, -9, least)).toEqual({ x: 0, y: 0, w: 4, h: 4 })
  expect(sized({ x: 18, y: 20, w: 5, h: 4 }, 9, 9, least)).toEqual({ x: 18, y: 20, w: 6, h: 4 })
})

test('widgets that lie on one another are both named, neighbours are not', () => {
  expect([...clashes([widget('a', 0, 0), widget('b', 4, 0), widget('c', 3, 3)])].sort()).toEqual(['a', 'b', 'c'])
  expect(clashes([widget('a', 0, 0), widget('b', 4, 0), widget('c', 0, 4)]).size).toBe(0)
})

test('a new widget goes where there is room, and nowhere on a full board', () => {
  expect(freePlace([widget('a', 0, 0, 22, 24)], { least_width: 2, least_height: 3 })).toEqual({
    x: 22,
    y: 0,
    w: 2,
    h: 3,
  })
  expect(freePlace([widget('a', 0, 0, 22, 24)], least)).toBeUndefined()
  expect(freshId([widget('feed', 0, 0), widget('feed-2', 4, 0)], 'feed')).toBe('feed-3')
})
