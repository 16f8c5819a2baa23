// SPDX-License-Identifier: Apache-2.0
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Refused } from '@tongguan/api-client'
import { afterEach, expect, test } from 'vitest'
import { standsNow } from './asked.ts'
import { useDeed } from './deed.ts'

afterEach(cleanup)

const broken = () => new TypeError('Failed to fetch')
const refusal = (status: number, beside = {}) =>
  new Refused({
    type: '',
    code: 'lamps.lit',
    status,
    title: '已点亮',
    title_en: 'Lit already',
    detail: '灯已点亮。',
    facts: {},
    request_id: '',
    ...beside,
  })

/** A lamp that is lit by a button; `answers` are what the platform says, in turn. */
function shown(answers: (() => string)[]) {
  const keys: string[] = []
  const asked: string[] = []
  const client = new QueryClient()
  function Lamp() {
    useQuery({ queryKey: ['get', '/api/v1/lamps'], queryFn: () => asked.push('lamps') })
    useQuery({ queryKey: ['get', '/api/v1/streets'], queryFn: () => asked.push('streets') })
    const light = useDeed(
      async (key: string, id: string) => {
        keys.push(key)
        return (answers.shift() ?? (() => id))()
      },
      { outdates: ['/api/v1/lamps'] },
    )
    return (
      <>
        <button type="button" onClick={() => void light.run('lamp 1')}>
          light
        </button>
        <button type="button" onClick={light.forget}>
          forget
        </button>
        <p>{light.refused?.problem.detail ?? 'nothing said'}</p>
      </>
    )
  }
  render(
    <QueryClientProvider client={client}>
      <Lamp />
    </QueryClientProvider>,
  )
  return { keys, asked, light: () => userEvent.click(screen.getByText('light')) }
}

test('after a broken line the same wish goes out under the same key; once answered, the next has its own', async () => {
  const { keys, light } = shown([
    () => {
      throw broken()
    },
  ])
  await light()
  expect(await screen.findByText(/网络不通/)).toBeVisible()
  await light()
  expect(await screen.findByText('nothing said')).toBeVisible()
  await light()
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).not.toBe(keys[0])
})

test('what was refused by a rule is told until it is taken off, and may be wished again under another key', async () => {
  const { keys, light } = shown([
    () => {
      throw refusal(409)
    },
  ])
  await light()
  expect(await screen.findByText('灯已点亮。')).toBeVisible()
  await userEvent.click(screen.getByText('forget'))
  expect(screen.getByText('nothing said')).toBeVisible()
  await light()
  expect(keys[1]).not.toBe(keys[0])
})

test('afterwards the page asks anew for what the deed has made old, and for nothing else', async () => {
  const { asked, light } = shown([])
  expect(asked.toSorted()).toEqual(['lamps', 'streets'])
  await light()
  expect(asked.toSorted()).toEqual(['lamps', 'lamps', 'streets'])
})

test('who came too late is told what stands now', () => {
  expect(standsNow(refusal(409, { lamp: { id: 'lamp 1' } }), 'lamp')).toEqual({ id: 'lamp 1' })
  expect(standsNow(refusal(403, { lamp: { id: 'lamp 1' } }), 'lamp')).toBeUndefined()
  expect(standsNow(undefined, 'lamp')).toBeUndefined()
})
