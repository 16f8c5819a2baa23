// SPDX-License-Identifier: Apache-2.0
/** What is open on a case: the tab stands in the address, the form does not. */
import type { Move } from '@tongguan/forms/moves.ts'
import { declare, oneOf, useFilters } from '@tongguan/lists'
import { useState } from 'react'
import type { Case } from '../../case/case-data.ts'
import { putIn } from '../../moves/drafts.ts'

/** In the order in which they stand. */
export const TABS = ['course', 'evidence', 'orders', 'words', 'why', 'similar', 'requests', 'talks', 'timing'] as const
export type CaseTab = (typeof TABS)[number]

const filters = declare({ tab: oneOf(...TABS) })

export interface View {
  tab: CaseTab
  /** How often a tab was asked for. */
  asked: number
  onTab: (tab: CaseTab) => void
  open: Move | undefined
  onOpen: (move: Move | undefined) => void
  /** Opens the form that lets the case join another. */
  merger: (shown: Case) => ((parent: string) => void) | undefined
  /** Opens the form that adds photos and files. */
  adder: (shown: Case) => (() => void) | undefined
}

/** The tab and the form that are open. */
export function useView(): View {
  const [{ tab }, change] = useFilters(filters)
  const [open, onOpen] = useState<Move>()
  const [asked, setAsked] = useState(0)
  return {
    tab,
    asked,
    onTab: (tab) => {
      setAsked((times) => times + 1)
      change({ tab })
    },
    open,
    onOpen,
    adder: (shown) =>
      shown.moves.some((offer) => offer.move === 'add_evidence') ? () => onOpen('add_evidence') : undefined,
    merger: (shown) =>
      shown.moves.some((offer) => offer.move === 'merge')
        ? (parent) => {
            putIn(shown, 'merge', { parent })
            onOpen('merge')
          }
        : undefined,
  }
}
