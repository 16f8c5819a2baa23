// SPDX-License-Identifier: Apache-2.0
/** Lists of cases to work through: queues, reviews, time, what is suspended, notices, the map and the wall. */
import {
  AuditOutlined,
  BellOutlined,
  ClockCircleOutlined,
  EnvironmentOutlined,
  FieldTimeOutlined,
  PauseCircleOutlined,
  ProfileOutlined,
} from '@ant-design/icons'
import type { Feature } from '../../feature.ts'
import { page } from '../../root.tsx'
import { filters as map } from './map/filters.ts'
import { filters as notices } from './notices/filters.ts'
import { filters as queue } from './queue/filters.ts'
import { filters as reviews } from './reviews/filters.ts'
import { filters as suspended } from './suspended/filters.ts'
import { filters as timing } from './timing/asked.ts'

export const worklists = {
  areas: [
    {
      key: 'cases',
      to: '/queue/mine',
      within: ['/queue', '/cases', '/search'],
      name: ['案件', 'Cases'],
      icon: ProfileOutlined,
    },
    { key: 'reviews', to: '/reviews', name: ['审核', 'Reviews'], icon: AuditOutlined },
    { key: 'timing', to: '/timing', name: ['时限', 'Timing'], icon: ClockCircleOutlined },
    { key: 'suspended', to: '/suspended', name: ['挂账', 'On hold'], icon: PauseCircleOutlined },
    { key: 'notices', to: '/notices', name: ['督办', 'Notices'], icon: BellOutlined },
    { key: 'map', to: '/map', name: ['地图', 'Map'], icon: EnvironmentOutlined },
    { key: 'wall', to: '/wall', name: ['值守', 'Wall'], icon: FieldTimeOutlined },
  ],
  routes: [
    page('/queue/$queue', () => import('./queue/queue-page.tsx'), queue),
    page('/search', () => import('./queue/queue-page.tsx'), queue),
    page('/reviews', () => import('./reviews/reviews-page.tsx'), reviews),
    page('/timing', () => import('./timing/timing-page.tsx'), timing),
    page('/suspended', () => import('./suspended/suspended-page.tsx'), suspended),
    page('/notices', () => import('./notices/notices-page.tsx'), notices),
    page('/map', () => import('./map/map-page.tsx'), map),
    page('/wall', () => import('./wall/wall-page.tsx')),
  ],
} as const satisfies Feature
