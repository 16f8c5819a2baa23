// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { filters } from './filters.ts'
import { communities, type Patroller, type Place, placesOf, placesWith, shownOf } from './ground.ts'

const place = (id: string): Place => ({ id, name: id, lon: 121.4, lat: 31 })

function somebody(person: string, region: string, more: Partial<Patroller> = {}): Patroller {
  const missed = more.missed ?? [place(`${region}-1`)]
  return {
    person,
    name: person,
    role: 'collector',
    organ: 'C-1',
    region,
    on_duty: true,
    planned: missed.length + (more.looked?.length ?? 0),
    seen: more.looked?.length ?? 0,
    looked: [],
    edited: false,
    last_at: null,
    walking_since: null,
    lon: null,
    lat: null,
    seen_at: null,
    ...more,
    missed,
  }
}

const NOON = '2026-11-23T04:00:00Z'
const walking = somebody('walking', '310112001002', { walking_since: NOON })
const idle = somebody('idle', '310112001002')
const home = somebody('home', '310112001004', { last_at: NOON, looked: [place('x')], missed: [] })
const alone = somebody('alone', '310112001013')
const free = somebody('free', '310112001014', { missed: [] })
const all = communities([walking, idle, home, alone, free])

test('DIS-03: ground is nobody’s where places are planned and no one of its people has gone out', () => {
  expect(all.filter((one) => one.alone).map((one) => one.code)).toEqual(['310112001013'])
  expect(shownOf(all, 'nobody').map((one) => one.code)).toEqual(['310112001013'])
})

test('DIS-02: who is out, and who has places and has not gone out', () => {
  const named = (show: 'all' | 'out' | 'idle') => shownOf(all, show).flatMap((one) => one.people.map((p) => p.person))
  expect(named('out')).toEqual(['walking'])
  expect(named('idle')).toEqual(['idle', 'alone'])
  expect(named('all')).toHaveLength(5)
})

test('a place that two people share is looked at when one of them looked', () => {
  const one = somebody('one', '310112001002', { looked: [place('a')], missed: [place('b')] })
  const other = somebody('other', '310112001002', { missed: [place('a'), place('b')] })
  const told = placesOf([other, one]).map(({ place: { id }, seen, people }) => [id, seen, people.length])
  expect(told).toEqual([
    ['a', true, 2],
    ['b', false, 2],
  ])
})

test('the map shows the ground of those who are meant', () => {
  const people = [idle, home, alone]
  const told = placesWith(placesOf(people), shownOf(communities(people), 'nobody'))
  expect(told.flatMap((one) => one.people.map((person) => person.person))).toEqual(['idle', 'alone'])
})

test('an address that asks for something unknown shows everybody', () => {
  expect(['out', 'nonsense', undefined].map((show) => filters.read({ show }).show)).toEqual(['out', 'all', 'all'])
})
