// SPDX-License-Identifier: Apache-2.0
/** What a feature gives to the desk: places on the rail, sections of the settings, and its addresses. */
import type { AnyRoute } from '@tanstack/react-router'
import type { Pair } from '@tongguan/words'
import type { ComponentType } from 'react'

/** One area of work on the rail; the server says whose work it is (`me.areas`). */
export interface Area {
  key: string
  to: string
  /** Addresses that belong to the area as well. */
  within?: readonly string[]
  name: Pair
  icon: ComponentType<{ 'aria-hidden': true }>
}

/** One section of the settings, for whoever holds its right (`me.may`). */
export interface Section {
  key: string
  group: 'rules' | 'screens' | 'people'
  name: Pair
  right: string
  page: ComponentType
  /** What the section's name is followed by in the list of sections. */
  Mark?: ComponentType
}

export interface Feature {
  areas?: readonly Area[]
  sections?: readonly Section[]
  routes?: readonly AnyRoute[]
}
