// SPDX-License-Identifier: Apache-2.0
/** Every address of the desk. Pages come when they are first opened; each is `Component` in `<name>/<name>-page.tsx`. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { parseSearch, type Search, stringifySearch } from './address.ts'
import { Home } from './shell/areas.tsx'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'
import { WentWrong } from './shell/went-wrong.tsx'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  validateSearch: (search: Search): Search => search,
})

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: Home,
})
const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue/$queue',
  component: lazyRouteComponent(() => import('./features/queue/queue-page.tsx'), 'Component'),
})
const caseOne = createRoute({
  getParentRoute: () => root,
  path: '/cases/$ref',
  component: lazyRouteComponent(() => import('./features/case/case-page.tsx'), 'Component'),
})
const intake = createRoute({
  getParentRoute: () => root,
  path: '/intake',
  component: lazyRouteComponent(() => import('./features/intake/intake-page.tsx'), 'Component'),
})
const dispatch = createRoute({
  getParentRoute: () => root,
  path: '/dispatch',
  component: lazyRouteComponent(() => import('./features/dispatch/dispatch-page.tsx'), 'Component'),
})
const reviews = createRoute({
  getParentRoute: () => root,
  path: '/reviews',
  component: lazyRouteComponent(() => import('./features/reviews/reviews-page.tsx'), 'Component'),
})
const timing = createRoute({
  getParentRoute: () => root,
  path: '/timing',
  component: lazyRouteComponent(() => import('./features/timing/timing-page.tsx'), 'Component'),
})
const suspended = createRoute({
  getParentRoute: () => root,
  path: '/suspended',
  component: lazyRouteComponent(() => import('./features/suspended/suspended-page.tsx'), 'Component'),
})
const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  component: lazyRouteComponent(() => import('./features/notices/notices-page.tsx'), 'Component'),
})
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  component: lazyRouteComponent(() => import('./features/queue/queue-page.tsx'), 'Component'),
})
const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  component: lazyRouteComponent(() => import('./features/wall/wall-page.tsx'), 'Component'),
})
const map = createRoute({
  getParentRoute: () => root,
  path: '/map',
  component: lazyRouteComponent(() => import('./features/map/map-page.tsx'), 'Component'),
})
const patrols = createRoute({
  getParentRoute: () => root,
  path: '/patrols',
  component: lazyRouteComponent(() => import('./features/patrols/patrols-page.tsx'), 'Component'),
})
const adminHome = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  beforeLoad: () => {
    throw redirect({ to: '/admin/$section', params: { section: 'editions' }, replace: true })
  },
})
const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin/$section',
  component: lazyRouteComponent(() => import('./features/admin/admin-page.tsx'), 'Component'),
})

const routeTree = root.addChildren([
  home,
  queue,
  caseOne,
  intake,
  dispatch,
  reviews,
  timing,
  suspended,
  notices,
  search,
  wall,
  map,
  patrols,
  adminHome,
  admin,
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
