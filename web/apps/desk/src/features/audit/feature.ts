// SPDX-License-Identifier: Apache-2.0
import { lazy } from 'react'
import type { Feature } from '../../feature.ts'

/** The record: who did what, and who answers for it. */
export const audit = {
  sections: [
    {
      key: 'audit',
      group: 'people',
      name: ['审计与倒查', 'Audit'],
      right: 'audit.read',
      page: lazy(() => import('./audit-section.tsx')),
    },
  ],
} as const satisfies Feature
