// SPDX-License-Identifier: Apache-2.0
import { createContext, useContext } from 'react'

/** The name of the section of the settings that is open. */
export const SectionName = createContext('')

/** What the open section is called, for a part of it that needs a name of its own. */
export function useSectionName(): string {
  return useContext(SectionName)
}
