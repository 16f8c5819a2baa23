// SPDX-License-Identifier: Apache-2.0
import type { Feature } from '../../feature.ts'
import { page } from '../../root.tsx'

/** One case, whole. */
export const cases = {
  routes: [page('/cases/$ref', () => import('./case-page.tsx'))],
} as const satisfies Feature
