// SPDX-License-Identifier: Apache-2.0
import { PhoneOutlined } from '@ant-design/icons'
import type { Feature } from '../../feature.ts'
import { page } from '../../root.tsx'
import { filters } from './filters.ts'

/** Where a problem is taken down: calls, and lists from other people. */
export const intake = {
  areas: [{ key: 'intake', to: '/intake', name: ['登记', 'Intake'], icon: PhoneOutlined }],
  routes: [page('/intake', () => import('./intake-page.tsx'), filters)],
} as const satisfies Feature
