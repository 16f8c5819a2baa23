// SPDX-License-Identifier: Apache-2.0
import { lazy } from 'react'
import type { Feature } from '../../feature.ts'

/** The boards of the big screens, for whoever decides what they show. */
export const boards = {
  sections: [
    {
      key: 'boards',
      group: 'screens',
      name: ['看板', 'Boards'],
      right: 'boards.decide',
      page: lazy(() => import('./boards-section.tsx')),
    },
  ],
} as const satisfies Feature
