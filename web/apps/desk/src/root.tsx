// SPDX-License-Identifier: Apache-2.0
/** What every page stands in, and how a feature gives an address a page. */
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { declare, type Filters } from '@tongguan/lists'
import type { ComponentType } from 'react'
import type { Search } from './address.ts'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'

/** The root of all addresses. */
export const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  validateSearch: (search: Search): Search => search,
})

type Kinds = Parameters<typeof declare>[0]

/** An address whose page, exported as `Component`, comes when it is first opened; and the filters that stand in it. */
export function page<const Path extends string, K extends Kinds = Record<never, never>>(
  path: Path,
  load: () => Promise<{ Component: ComponentType }>,
  filters = declare({}) as unknown as Filters<K>,
) {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load, 'Component'),
    validateSearch: filters.validate,
  })
}
