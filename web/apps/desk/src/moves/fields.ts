// SPDX-License-Identifier: Apache-2.0
/** The short forms of the moves that dispatchers, reviewers and supervisors make beside a list. */

/** Which units may be named: those of the owning centre, the candidates of the meeting, or any. */
export type Scope = 'ours' | 'candidates' | 'any'

export type Field =
  | { key: string; kind: 'text'; label: Label; needed?: boolean; phrases?: readonly Label[] }
  | { key: string; kind: 'unit' | 'units'; label: Label; needed?: boolean; scope: Scope }
  | { key: string; kind: 'centre'; label: Label; needed?: boolean }
  | { key: string; kind: 'choice'; label: Label; options: readonly { value: string; label: Label }[] }

/** A key of the table of words. */
export type Label = keyof typeof import('./words.ts').TABLE

const text = (key: string, label: Label, needed = true, phrases: readonly Label[] = []): Field => ({
  key,
  kind: 'text',
  label,
  needed,
  phrases,
})

/** What each move asks for; a move that is not here has a form of its own somewhere else. */
export const FORMS: Readonly<Record<string, readonly Field[]>> = {
  dispatch: [
    { key: 'lead', kind: 'unit', label: 'lead', needed: true, scope: 'ours' },
    { key: 'assists', kind: 'units', label: 'assists', scope: 'ours' },
    text('override_reason', 'overrideReason', false, ['overrideForce', 'overrideKnown', 'overrideUrgent']),
  ],
  transfer_centre: [{ key: 'to', kind: 'centre', label: 'centre', needed: true }, text('note', 'note', false)],
  escalate: [text('reason', 'reason', true, ['escalatePower', 'escalateArea'])],
  return_upper: [
    {
      key: 'ground',
      kind: 'choice',
      label: 'ground',
      options: [
        { value: 'outside_area', label: 'outsideArea' },
        { value: 'returnable_class', label: 'returnableClass' },
      ],
    },
    text('reason', 'reason'),
  ],
  coordinate: [
    { key: 'candidates', kind: 'units', label: 'candidates', needed: true, scope: 'any' },
    text('reason', 'reason', true, ['coordinateReturned', 'coordinateCrossing']),
  ],
  give_legal_opinion: [text('opinion', 'opinion')],
  decide_lead: [
    { key: 'lead', kind: 'unit', label: 'lead', needed: true, scope: 'candidates' },
    { key: 'assists', kind: 'units', label: 'assists', scope: 'ours' },
    text('minutes', 'minutes'),
  ],
  joint_start: [
    {
      key: 'manner',
      kind: 'choice',
      label: 'manner',
      options: [
        { value: 'assist', label: 'mannerAssist' },
        { value: 'united', label: 'mannerUnited' },
        { value: 'serial', label: 'mannerSerial' },
      ],
    },
    { key: 'units', kind: 'units', label: 'units', needed: true, scope: 'ours' },
    text('reason', 'reason', false),
  ],
  whistle: [
    { key: 'units', kind: 'units', label: 'departments', needed: true, scope: 'any' },
    text('text', 'whistleText'),
  ],
  revoke: [text('reason', 'reason')],
  redispatch_same: [text('reason', 'reason')],
  upper_accepts: [text('note', 'note', false)],
  upper_refuses: [text('reason', 'reason')],
  approve_return: [
    { key: 'right_unit', kind: 'unit', label: 'rightUnit', scope: 'any' },
    text('note', 'opinionReview', true, ['agreeNotYours', 'agreeListWrong']),
  ],
  refuse_return: [text('reason', 'reason', true, ['refuseYours', 'refuseNoBasis', 'refuseContact'])],
  extend: [text('note', 'opinionReview', false, ['agreeExtend'])],
  suspend: [text('note', 'opinionReview', false, ['agreeSuspend'])],
  grant_assist: [
    { key: 'unit', kind: 'unit', label: 'assistUnit', scope: 'ours' },
    text('note', 'opinionReview', false),
  ],
  endorse_request: [text('note', 'opinionReview', false, ['agreeUnit'])],
  forward_request: [text('note', 'opinionReview', true, ['forwardLimit'])],
  refuse_request: [text('reason', 'reason', true, ['refuseEnoughTime', 'refuseNoPlan'])],
  void: [text('note', 'opinionReview', false)],
  refuse_void: [text('reason', 'reason', true, ['refuseVoid'])],
  review_appeal: [text('note', 'opinionReview', true, ['appealOutage', 'appealNoGround'])],
  resume: [text('reason', 'reason', false, ['resumeReady'])],
  urge: [text('text', 'words', true, ['urgeSoon', 'urgeContact'])],
  supervise: [
    {
      key: 'ground',
      kind: 'choice',
      label: 'superviseGround',
      options: [
        { value: 'overtime', label: 'superviseOvertime' },
        { value: 'leader', label: 'superviseLeader' },
        { value: 'important', label: 'superviseImportant' },
      ],
    },
    text('text', 'words', true, ['superviseReport']),
  ],
  instruct: [text('text', 'words')],
  answer_notice: [text('answer', 'answer', true, ['answerDone', 'answerPlan'])],
}

/** What is filled in before somebody fills in anything: the first of each choice, nothing else. */
export function blank(fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [
      field.key,
      field.kind === 'choice' ? field.options[0]?.value : field.kind === 'units' ? [] : '',
    ]),
  )
}

/** The fields that must be filled in and are not. */
export function missingFrom(fields: readonly Field[], filled: Record<string, unknown>): string[] {
  return fields
    .filter((field) => 'needed' in field && field.needed)
    .filter((field) => {
      const value = filled[field.key]
      return Array.isArray(value) ? value.length === 0 : String(value ?? '').trim() === ''
    })
    .map((field) => field.key)
}

/** The body of the move: what is empty and may be is left out. */
export function bodyOf(fields: readonly Field[], filled: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .map((field) => [field.key, filled[field.key]] as const)
      .filter(([, value]) => (Array.isArray(value) ? value.length > 0 : String(value ?? '').trim() !== '')),
  )
}
