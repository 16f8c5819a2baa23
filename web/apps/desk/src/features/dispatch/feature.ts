// SPDX-License-Identifier: Apache-2.0
import { SendOutlined } from '@ant-design/icons'
import type { Feature } from '../../feature.ts'
import { page } from '../../root.tsx'
import { filters } from './filters.ts'

/** Who is to act, by the list of responsibilities. */
export const dispatch = {
  areas: [{ key: 'dispatch', to: '/dispatch', name: ['派遣', 'Dispatch'], icon: SendOutlined }],
  routes: [page('/dispatch', () => import('./dispatch-page.tsx'), filters)],
} as const satisfies Feature
