// SPDX-License-Identifier: Apache-2.0
/** The forms of the moves: their fields as the platform tells of them, and what the case has to say to them. */
import type { Schema } from '@tongguan/api-client'
import type { Behaviour, Form } from './field.ts'
import { MOVE_FIELDS } from './fields.generated.ts'
import type { Move, NameOf } from './move.ts'

export type { Move }

type Case = Schema<'CaseOut'>
type Rules<M extends Move> = Omit<Form<Case>, 'fields' | 'behaviours' | 'either'> & {
  behaviours?: { readonly [Name in NameOf<M>]?: Behaviour<Case> }
  either?: readonly NameOf<M>[]
}

const CLASS: Behaviour<Case> = { from: (shown) => shown.class_code }
const CONDITION: Behaviour<Case> = { from: (shown) => shown.condition }

/** The whistle calls that wait for the next step of one's own unit. */
function called(state: string): Behaviour<Case> {
  const mine = (shown: Case, organs: readonly string[]) =>
    shown.whistle_calls.filter((call) => call.state === state && organs.includes(call.unit))
  return { among: (shown, organs) => mine(shown, organs).map((call) => call.id) }
}

/** The orders by which one's own unit helps. */
function helping(state: string): Behaviour<Case> {
  const mine = (shown: Case, organs: readonly string[]) =>
    shown.orders.filter((order) => order.role !== 'lead' && order.state === state && organs.includes(order.unit))
  return { among: (shown, organs) => mine(shown, organs).map((order) => order.id) }
}

function suggested(kind: string): Behaviour<Case> {
  return { from: (shown) => shown.requests.findLast((one) => one.kind === kind)?.suggested_unit }
}

const RULES: { readonly [M in Move]?: Rules<M> } = {
  verify_back: { either: ['evidence', 'lon'] },
  accept: { behaviours: { class_code: CLASS, condition: CONDITION } },
  file: { behaviours: { class_code: CLASS, condition: CONDITION } },
  direct_answer: { behaviours: { class_code: CLASS } },
  self_handle: { behaviours: { class_code: { ...CLASS, unseen: true } } },
  correct: {
    behaviours: {
      class_code: CLASS,
      condition: { ...CONDITION, when: (_, draft) => draft.class_code !== undefined },
      address: { from: (shown) => shown.address },
      urgency: { from: (shown) => shown.urgency },
    },
    // A new class is corrected together with its filing condition, a position together with its region.
    differing: {
      always: ['reason'],
      together: [
        ['class_code', 'condition'],
        ['region', 'lon', 'lat'],
      ],
    },
  },
  assist_sign: { behaviours: { order: helping('sent') } },
  assist_finish: { behaviours: { order: helping('signed') } },
  approve_return: { behaviours: { right_unit: suggested('return') } },
  grant_assist: { behaviours: { unit: suggested('assist') } },
  answer_whistle: { behaviours: { call: called('blown') } },
  arrive_whistle: { behaviours: { call: called('answered') } },
  rate_whistle: {
    behaviours: {
      call: {
        among: (shown, organs) =>
          shown.whistle_calls
            .filter((call) => call.state === 'arrived' && organs.includes(call.blown_from))
            .map((call) => call.id),
      },
    },
  },
  close: { behaviours: { condition_met: { quote: (shown) => shown.condition_closing } } },
  supervise: { behaviours: { ground: { from: (shown) => (shown.overtime ? 'overtime' : 'important') } } },
  answer_notice: {
    behaviours: {
      notice: {
        among: (shown, organs) =>
          shown.notices
            .filter((one) => one.answered_at === null && one.organ !== null && organs.includes(one.organ))
            .map((one) => one.id),
      },
    },
  },
}

/** Every move with a form. */
export const MOVES = Object.keys(MOVE_FIELDS) as Move[]

/** Whether there is a form for a move the platform offers. */
export function isMove(move: string): move is Move {
  return move in MOVE_FIELDS
}

/** The form of a move. */
export function moveForm(move: Move): Form<Case> {
  return { ...RULES[move], fields: MOVE_FIELDS[move] } as Form<Case>
}
