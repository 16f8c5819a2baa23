// SPDX-License-Identifier: Apache-2.0
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import type { Schema } from '@tongguan/api-client'
import { afterEach, expect, test } from 'vitest'
import { ChangeHistory } from './change-history.tsx'

afterEach(cleanup)

const ENDED: Schema<'ChangeOut'> = {
  move: 'end_post',
  before: null,
  after: null,
  at: '2026-11-23T01:00:00Z',
  person: 'P-1',
  person_name: '张伟',
  organ: 'C-310112',
  organ_name: '区城运中心',
  reason: '调往街道',
  facts: {},
}

const WORDS: Schema<'RecordWords'> = {
  kinds: [],
  deeds: [{ code: 'end_post', name: '结束岗位', name_en: 'ended a post' }],
  states: [],
}

function shown(asked: Parameters<typeof ChangeHistory>[0]['asked']) {
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } })
  client.setQueryData(['get', '/api/v1/audit/words', {}], WORDS)
  return render(
    <QueryClientProvider client={client}>
      <ChangeHistory asked={asked} />
    </QueryClientProvider>,
  )
}

test('a change tells in words what was done, when, by whom and why', () => {
  shown({ data: { items: [ENDED], next: null }, error: null })
  const line = screen.getByRole('listitem')
  for (const words of ['结束岗位', '调往街道', '张伟', '区城运中心', '09:00']) expect(line).toHaveTextContent(words)
  expect(screen.queryByText('更早的在审计记录里')).toBeNull()
})

test('what was never changed says so, and what goes on says where', () => {
  shown({ data: { items: [], next: 'further' }, error: null })
  expect(screen.getByText('还没有变更记录')).toBeVisible()
  expect(screen.getByText('更早的在审计记录里')).toBeVisible()
})

test('a history that is not for this person is refused in words', () => {
  shown({ error: { code: 'staff.not_yours', status: 403, title: '无权', detail: '只能查看本街镇的人员。', facts: {} } })
  expect(screen.getByRole('alert')).toHaveTextContent('只能查看本街镇的人员。')
})
