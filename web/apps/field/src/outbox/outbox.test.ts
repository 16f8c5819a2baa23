// @vitest-environment node
// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { Refused } from '@tongguan/api-client'
import { expect, test } from 'vitest'
import { openField } from '../offline/database.ts'
import { type Command, type Json, patience, type Wish, withHashes } from '../offline/item.ts'
import { alone, deliver, type Way } from './delivery.ts'
import { OutboxStore } from './store.ts'

const ME = 'P-1'
let databases = 0

function phone(name = `phone ${databases++}`): OutboxStore {
  const database = openField(name)
  return new OutboxStore(() => database)
}

/** A platform that grants a key once and refuses it for anything else, as ours does, and can be told to fail. */
class Platform implements Way {
  deeds: { path: string; body: Json; key: string }[] = []
  uploads = 0
  asked = 0
  fail: (path: string) => Refused | 'after' | undefined = () => undefined

  async post(path: string, body: Json, key: string) {
    this.asked += 1
    await Promise.resolve()
    const failure = this.fail(path)
    if (failure instanceof Refused) throw failure
    const before = this.deeds.find((deed) => deed.key === key)
    if (before !== undefined && JSON.stringify([before.path, before.body]) !== JSON.stringify([path, body]))
      throw refused(409, 'plumbing.key_used_elsewhere')
    if (before === undefined) this.deeds.push({ path, body, key })
    if (failure === 'after') throw refused(0)
    return { caseId: 'case-1', taskNo: 'X1' }
  }

  async upload() {
    this.uploads += 1
    return 'f'.repeat(64)
  }
}

function refused(status: number, code = 'some.rule'): Refused {
  const problem = {
    type: '',
    code,
    status,
    title: '',
    title_en: '',
    detail: `第 ${status} 号`,
    facts: {},
    request_id: '',
  }
  return new Refused(problem)
}

function wish(words: string, changes: Partial<Wish> = {}): Wish {
  const commands = [{ path: '/report', body: { words } }]
  return { person: ME, subject: words, title: words, commands, photos: [], ...changes }
}

function words(platform: Platform): Json[] {
  return platform.deeds.map((deed) => (deed.body as { words: Json }).words)
}

test('what waits goes in the order in which it was put down', async () => {
  const [store, platform] = [phone(), new Platform()]
  for (const each of ['one', 'two', 'three']) await store.add(wish(each), 0)
  expect(await deliver(store, platform, ME, () => 1)).toBe('done')
  expect(words(platform)).toEqual(['one', 'two', 'three'])
  expect((await store.all()).map((item) => item.state)).toEqual(['sent', 'sent', 'sent'])
})

test('an answer that is lost on the way does not make it happen twice', async () => {
  const [store, platform] = [phone(), new Platform()]
  await store.add(wish('one'), 0)
  platform.fail = () => 'after'
  expect(await deliver(store, platform, ME, () => 1)).toBe('no line')
  platform.fail = () => undefined
  await store.hurry()
  expect(await deliver(store, platform, ME, () => 2)).toBe('done')
  expect([platform.asked, words(platform)]).toEqual([2, ['one']])
})

test('the app killed between two requests goes on with the second', async () => {
  const name = 'killed'
  const platform = new Platform()
  const two: Command[] = [
    { path: '/report', body: { words: 'found', photo: 'photo:p1' } },
    { path: '/cases/{case_id}/self', body: {} },
  ]
  const store = phone(name)
  const photo = {
    id: 'p1',
    blob: new Blob(['x']),
    name: 'p.jpg',
    takenAt: 0,
    lon: null,
    lat: null,
    placedBy: null,
    hash: null,
    keptAt: 0,
  }
  await store.keepPhoto(photo)
  await store.add(wish('found', { commands: two, photos: ['p1'] }), 0)
  platform.fail = (path) => (path.endsWith('self') ? refused(0) : undefined)
  await deliver(store, platform, ME, () => 1)
  platform.fail = () => undefined
  const reopened = phone(name)
  await reopened.hurry()
  await deliver(reopened, platform, ME, () => 2)
  expect(platform.deeds.map((deed) => deed.path)).toEqual(['/report', '/cases/case-1/self'])
  expect(platform.deeds[0]?.body).toMatchObject({ photo: 'f'.repeat(64) })
  expect([platform.uploads, await reopened.photo('p1')]).toEqual([1, undefined])
})

/** Turns as a browser gives them to all its pages. */
let turn: Promise<unknown> = Promise.resolve()
function locksOfTheBrowser(): Pick<LockManager, 'request'> {
  const request = (_name: string, work: () => Promise<unknown>) => {
    turn = turn.then(work)
    return turn
  }
  return { request } as Pick<LockManager, 'request'>
}

test('two pages of one phone send everything once', async () => {
  const platform = new Platform()
  const [one, other] = [phone('shared'), phone('shared')]
  for (let n = 0; n < 12; n++) await one.add(wish(`w${n}`), 0)
  const send = (store: OutboxStore) => alone(() => deliver(store, platform, ME, () => 1), locksOfTheBrowser())
  await Promise.all([send(one), send(other), send(one)])
  expect([platform.asked, platform.deeds.length]).toEqual([12, 12])
})

test('what the rules refuse stays with its words, and what comes after it goes on', async () => {
  const [store, platform] = [phone(), new Platform()]
  await store.add(wish('too far'), 0)
  await store.add(wish('fine'), 0)
  platform.fail = () => (platform.asked === 1 ? refused(409, 'cases.too_far_away') : undefined)
  await deliver(store, platform, ME, () => 1)
  const [returned, sent] = await store.all()
  expect([returned?.state, returned?.problem?.detail, sent?.state]).toEqual(['returned', '第 409 号', 'sent'])
  expect(returned?.commands[0]?.body).toEqual({ words: 'too far' })
})

test('corrected words take the place of the returned ones, without asking again for what was granted', async () => {
  const [store, platform] = [phone(), new Platform()]
  const commands = (note: string): Command[] => [
    { path: '/report', body: { words: 'found' } },
    { path: '/cases/{case_id}/self', body: { note } },
  ]
  const item = await store.add(wish('found', { commands: commands('bad') }), 0)
  platform.fail = (path) => (path.endsWith('self') && platform.asked === 2 ? refused(422) : undefined)
  await deliver(store, platform, ME, () => 1)
  await store.add(wish('found', { commands: commands('good') }), 2, item.no)
  await deliver(store, platform, ME, () => 3)
  expect(platform.deeds.map((deed) => deed.path)).toEqual(['/report', '/cases/case-1/self'])
  expect(platform.deeds[1]?.body).toEqual({ note: 'good' })
  expect(await store.all()).toHaveLength(1)
})

test('an edited try has a key of its own, so nothing that is written is taken for what was granted before', async () => {
  const [store, platform] = [phone(), new Platform()]
  const item = await store.add(wish('first words'), 0)
  platform.fail = () => 'after'
  await deliver(store, platform, ME, () => 1)
  platform.fail = () => refused(409, 'intake.photo_missing')
  await store.hurry()
  await deliver(store, platform, ME, () => 2)
  platform.fail = () => undefined
  await store.add(wish('other words'), 3, item.no)
  await deliver(store, platform, ME, () => 4)
  expect(words(platform)).toEqual(['first words', 'other words'])
  expect(new Set(platform.deeds.map((deed) => deed.key)).size).toBe(2)
})

test('a platform in trouble is asked again later, and nobody overtakes on the same case', async () => {
  const [store, platform] = [phone(), new Platform()]
  await store.add(wish('arrive', { subject: 'case X' }), 0)
  await store.add(wish('finish', { subject: 'case X' }), 0)
  await store.add(wish('another'), 0)
  platform.fail = () => (platform.asked === 1 ? refused(503) : undefined)
  let now = 1
  await deliver(store, platform, ME, () => now)
  expect(words(platform)).toEqual(['another'])
  await deliver(store, platform, ME, () => now)
  expect(words(platform)).toEqual(['another'])
  now += patience(1)
  await deliver(store, platform, ME, () => now)
  expect(words(platform)).toEqual(['another', 'arrive', 'finish'])
})

test('a phone whose clock is set right by a year does not wait for a year', async () => {
  const [store, platform] = [phone(), new Platform()]
  await store.add(wish('report'), 0)
  platform.fail = () => (platform.asked === 1 ? refused(503) : undefined)
  const year = 365 * 86_400_000
  await deliver(store, platform, ME, () => year)
  await deliver(store, platform, ME, () => 1)
  expect(words(platform)).toEqual(['report'])
})

test('whoever is signed out sends nothing, and nobody sends for somebody else', async () => {
  const [store, platform] = [phone(), new Platform()]
  await store.add(wish('mine'), 0)
  await store.add(wish('theirs', { person: 'P-2' }), 0)
  platform.fail = () => refused(401)
  expect(await deliver(store, platform, ME, () => 1)).toBe('signed out')
  platform.fail = () => undefined
  await deliver(store, platform, ME, () => 1)
  expect(words(platform)).toEqual(['mine'])
})

test('positions of a walk leave no receipt', async () => {
  const [store, platform] = [phone(), new Platform()]
  await store.add(wish('track', { quiet: true }), 0)
  await deliver(store, platform, ME, () => 1)
  expect([platform.deeds.length, await store.all()]).toEqual([1, []])
})

test('a photo that is not known stays a word', () => {
  expect(withHashes({ a: ['photo:x', 'photo:y'] }, new Map([['x', 'h']]))).toEqual({ a: ['h', 'photo:y'] })
})
