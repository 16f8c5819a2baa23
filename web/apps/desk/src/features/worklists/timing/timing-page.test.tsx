// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { caseLine, showAt, surroundings } from '../../../testing.tsx'
import { Component } from './timing-page.tsx'

afterEach(cleanup)

const [FIRST, SECOND] = ['310112202611220001', '310112202611220002']

function timing() {
  return serve({
    ...surroundings(),
    'GET /api/v1/timing': ({ query }) =>
      query.get('cursor') === null
        ? { items: [{ case: caseLine(FIRST), clocks: [] }], next: 'further' }
        : { items: [{ case: caseLine(SECOND), clocks: [] }], next: null },
  })
}

test('what is about to be late is asked for first, and more when asked to', async () => {
  const platform = timing()
  showAt('/timing', Component)
  await screen.findByRole('row', { name: new RegExp(FIRST) })
  expect(platform.asked('GET /api/v1/timing')[0]?.query.get('lamp')).toBe('ahead')
  await userEvent.click(screen.getByRole('button', { name: '再取一些' }))
  await screen.findByRole('row', { name: new RegExp(SECOND) })
  expect(screen.queryByRole('button', { name: '再取一些' })).toBeNull()
})

test('another view and words stand in the address and are asked for', async () => {
  const platform = timing()
  const page = showAt('/timing?view=nonsense', Component)
  await userEvent.click(await screen.findByRole('radio', { name: '已超时' }))
  await userEvent.type(screen.getByRole('textbox', { name: '查找' }), ' 路灯 ')
  await waitFor(() => expect(page.address()).toBe('/timing?view=late&text=%E8%B7%AF%E7%81%AF'))
  await waitFor(() => {
    const last = platform.asked('GET /api/v1/timing').at(-1)?.query
    expect([last?.get('lamp'), last?.get('text')]).toEqual(['red', '路灯'])
  })
})
