// SPDX-License-Identifier: Apache-2.0
/** Every address of the desk: those of the features, where it opens, and the settings. */
import { createRoute, createRouter, redirect } from '@tanstack/react-router'
import { parseSearch, stringifySearch } from './address.ts'
import { Home } from './areas.tsx'
import { cases } from './features/cases/feature.ts'
import { dispatch } from './features/dispatch/feature.ts'
import { intake } from './features/intake/feature.ts'
import { patrols } from './features/patrols/feature.ts'
import { worklists } from './features/worklists/feature.ts'
import { filters as settingsFilters } from './pack/filters.ts'
import { page, root } from './root.tsx'
import { WentWrong } from './shell/went-wrong.tsx'

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })
const settingsHome = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  beforeLoad: () => {
    throw redirect({ to: '/admin/$section', params: { section: 'editions' }, replace: true })
  },
})
const settings = page('/admin/$section', () => import('./settings/settings-page.tsx'), settingsFilters)

// Named one by one, for the types of all links and parameters follow from it.
const routeTree = root.addChildren([
  home,
  ...worklists.routes,
  ...cases.routes,
  ...intake.routes,
  ...dispatch.routes,
  ...patrols.routes,
  settingsHome,
  settings,
])

/** The router of the desk; `useNavigate`, `useParams` and `useSearch({ strict: false })` are typed by it. */
export const router = createRouter({
  routeTree,
  basepath: '/desk',
  parseSearch,
  stringifySearch,
  defaultErrorComponent: WentWrong,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
