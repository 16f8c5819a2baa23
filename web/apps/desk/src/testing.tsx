// SPDX-License-Identifier: Apache-2.0
/** A page of the desk in a test: at its address, before somebody signed in, with the platform that `serve` plays. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router'
import { render } from '@testing-library/react'
import type { Schema } from '@tongguan/api-client'
import type { Handlers } from '@tongguan/api-client/testing.ts'
import { SessionGate } from '@tongguan/shell/session.tsx'
import { Shortcuts } from '@tongguan/ui/shortcuts.tsx'
import { App } from 'antd'
import type { FunctionComponent } from 'react'
import { parseSearch, type Search, stringifySearch } from './address.ts'

export { surroundings } from '@tongguan/shell/testing.ts'

/** The page, shown at an address such as `/queue/mine?case=310112…` of its route; `address()` is where it went. */
export function showAt(address: string, Page: FunctionComponent, route = '$') {
  // Answers come when they come, as they do to a browser; React need not warn of each.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
  const root = createRootRoute({ component: Outlet, validateSearch: (search: Search): Search => search })
  const history = createMemoryHistory({ initialEntries: [address] })
  const router = createRouter({
    routeTree: root.addChildren([createRoute({ getParentRoute: () => root, path: route, component: Page })]),
    history,
    parseSearch,
    stringifySearch,
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } })
  const shown = render(
    <QueryClientProvider client={client}>
      <SessionGate title="">
        <App>
          <Shortcuts>
            <RouterProvider router={router as never} />
          </Shortcuts>
        </App>
      </SessionGate>
    </QueryClientProvider>,
  )
  return { ...shown, address: () => history.location.href }
}

/** What is asked about a case that stands open: its facts, its words and its course; to be spread into `serve`. */
export function openCase(shown: Schema<'CaseOut'>): Handlers {
  return {
    'GET /api/v1/cases/{ref}': () => shown,
    'GET /api/v1/cases/{ref}/words': () => ({ words: '市民反映垃圾堆放多日，影响通行，希望尽快清理。' }),
    'GET /api/v1/cases/{ref}/history': () => ({ id: shown.id, lines: [], names: {} }),
    'POST /api/v1/intake/suggest/similar': () => [],
  }
}

/** A case as lists show it. */
export function caseLine(taskNo: string, beside: Partial<Schema<'CaseLineOut'>> = {}): Schema<'CaseLineOut'> {
  const at = '2026-11-22T01:00:00Z'
  return {
    id: `00000000-0000-4000-8000-${taskNo.slice(-12).padStart(12, '0')}`,
    task_no: taskNo,
    upstream_no: null,
    version: 3,
    state: 'suspended',
    state_name: '挂账',
    lamp: 'paused',
    source: 'patrol',
    source_name: '巡查',
    kind: 'event',
    title: `路灯不亮 ${taskNo}`,
    address: '北街 1 号',
    class_code: null,
    class_name: null,
    grade: null,
    urgency: 'normal',
    special_attention: false,
    region: '310112001002',
    region_name: '古美街道',
    lon: null,
    lat: null,
    owner: 'C-310112',
    owner_name: '区城运中心',
    lead_unit: null,
    lead_unit_name: null,
    handler: null,
    handler_name: null,
    complainants: 1,
    returns: 0,
    overtime: false,
    suspended_until: null,
    reported_at: at,
    due_at: null,
    link_due_at: null,
    link_since: null,
    red_at: null,
    closed_at: null,
    touched_at: at,
    ...beside,
  }
}
