// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'

/** What kind of work waits. */
export const useKindWords = words('work-kinds', {
  verify: ['现场核实', 'Verify'],
  check: ['处置核查', 'Check'],
  sign: ['待签收', 'To sign'],
  handle: ['待处置', 'To handle'],
  assist: ['协办', 'Assist'],
  answer: ['待应哨', 'Whistle to answer'],
  arrive: ['待报到', 'To report on the spot'],
})
