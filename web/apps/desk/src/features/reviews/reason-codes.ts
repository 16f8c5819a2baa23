// SPDX-License-Identifier: Apache-2.0
import type { Pair } from '@tongguan/words'

/** Why a unit gives a case back, by code; a code nobody knows speaks for itself. */
export const REASON_CODES: Readonly<Record<string, Pair>> = {
  not_our_duty: ['不属本单位职责', 'not our duty'],
  not_our_area: ['不在本单位辖区', 'not our area'],
  wrong_class: ['类别有误', 'wrong class'],
  wrong_place: ['地点有误', 'wrong place'],
  other_authority: ['应由其他部门办理', 'another authority'],
}
