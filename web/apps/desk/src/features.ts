// SPDX-License-Identifier: Apache-2.0
/** All features of the desk. Each is named after the module of the platform whose work it is. */
import { SettingOutlined } from '@ant-design/icons'
import type { Area, Feature, Section } from './feature.ts'
import { audit } from './features/audit/feature.ts'
import { boards } from './features/boards/feature.ts'
import { cases } from './features/cases/feature.ts'
import { cityPack } from './features/city-pack/feature.ts'
import { dispatch } from './features/dispatch/feature.ts'
import { intake } from './features/intake/feature.ts'
import { organisation } from './features/organisation/feature.ts'
import { patrols } from './features/patrols/feature.ts'
import { worklists } from './features/worklists/feature.ts'

const FEATURES: readonly Feature[] = [
  worklists,
  cases,
  intake,
  dispatch,
  patrols,
  boards,
  cityPack,
  organisation,
  audit,
]

/** The order of the rail: as a case goes its way, then the whole. */
const RAIL = [
  'cases',
  'intake',
  'dispatch',
  'reviews',
  'timing',
  'suspended',
  'notices',
  'map',
  'patrols',
  'wall',
  'admin',
] as const

/** The settings, which consist of sections of several features. */
const SETTINGS: Area = { key: 'admin', to: '/admin', name: ['配置', 'Settings'], icon: SettingOutlined }

/** The areas of work in the order of the rail. */
export const AREAS: readonly Area[] = [...FEATURES.flatMap((one) => one.areas ?? []), SETTINGS].sort(
  (one, other) => placeOf(one) - placeOf(other),
)

/** The sections of the settings. */
export const SECTIONS: readonly Section[] = FEATURES.flatMap((one) => one.sections ?? [])

function placeOf({ key }: Area): number {
  const place = (RAIL as readonly string[]).indexOf(key)
  return place < 0 ? RAIL.length : place
}
