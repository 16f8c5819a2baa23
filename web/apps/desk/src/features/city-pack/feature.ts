// SPDX-License-Identifier: Apache-2.0
import { lazy } from 'react'
import type { Feature } from '../../feature.ts'
import { YearAwaited } from './calendars/year-awaited.tsx'

/** The rules of the city in editions: drafted, proved, agreed by two and applied. */
export const cityPack = {
  sections: [
    {
      key: 'editions',
      group: 'rules',
      name: ['城市版本', 'Editions'],
      right: 'editions.read',
      page: lazy(() => import('./editions/editions-section.tsx')),
    },
    {
      key: 'responsibility',
      group: 'rules',
      name: ['权责清单', 'Responsibility'],
      right: 'editions.read',
      page: lazy(() => import('./responsibility/responsibility-section.tsx')),
    },
    {
      key: 'taxonomy',
      group: 'rules',
      name: ['分类与时限', 'Classes & limits'],
      right: 'editions.read',
      page: lazy(() => import('./tables/taxonomy-section.tsx')),
    },
    {
      key: 'calendars',
      group: 'rules',
      name: ['工作日历', 'Calendars'],
      right: 'editions.read',
      page: lazy(() => import('./calendars/calendars-section.tsx')),
      Mark: YearAwaited,
    },
  ],
} as const satisfies Feature
