// SPDX-License-Identifier: Apache-2.0
import { lazy } from 'react'
import type { Feature } from '../../feature.ts'

/** Centres, units and people with their posts and accounts. */
export const organisation = {
  sections: [
    {
      key: 'organisation',
      group: 'rules',
      name: ['组织机构', 'Organisation'],
      right: 'editions.read',
      page: lazy(() => import('./organs/organisation-section.tsx')),
    },
    {
      key: 'accounts',
      group: 'people',
      name: ['人员与账号', 'People & accounts'],
      right: 'staff.read',
      page: lazy(() => import('./staff/accounts-section.tsx')),
    },
  ],
} as const satisfies Feature
