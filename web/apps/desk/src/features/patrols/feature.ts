// SPDX-License-Identifier: Apache-2.0
import { CompassOutlined } from '@ant-design/icons'
import type { Feature } from '../../feature.ts'
import { page } from '../../root.tsx'
import { filters } from './filters.ts'

/** Who walks which ground, and what was walked. */
export const patrols = {
  areas: [{ key: 'patrols', to: '/patrols', name: ['巡查', 'Patrols'], icon: CompassOutlined }],
  routes: [page('/patrols', () => import('./patrols-page.tsx'), filters)],
} as const satisfies Feature
