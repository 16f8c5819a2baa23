// SPDX-License-Identifier: Apache-2.0
/** Errands, orders and whistles as one list of what is to be done, the urgent first and the near before the far. */
import type { Schema } from '@tongguan/api-client'
import { late, turned } from '@tongguan/ui'
import { metresBetween, type Place, placeOf } from '../position/fix.ts'

export type WorkKind = 'verify' | 'check' | 'sign' | 'handle' | 'assist' | 'answer' | 'arrive'

export interface Work {
  key: string
  kind: WorkKind
  taskNo: string
  title: string
  address: string
  dueAt: string | null
  /** The lamp of the case as the platform told it; an errand has only its own deadline. */
  lamp?: string
  place: Place | undefined
  /** Given to this person by name, or still nobody's. */
  mine: boolean
  asked: string | null
}

export interface Lists {
  tasks: readonly Schema<'TaskOut'>[]
  orders: readonly Schema<'OrderOut'>[]
  calls: readonly Schema<'CallOut'>[]
}

/** Everything that waits; orders of colleagues are marked as not mine, what waits for others is left out. */
export function workOf({ tasks, orders, calls }: Lists, person: string): Work[] {
  return [
    ...tasks.map(
      (task): Work => ({
        ...common(task),
        key: task.id,
        kind: task.kind === 'verify' ? 'verify' : 'check',
        dueAt: task.due_at,
        mine: true,
        asked: task.note,
      }),
    ),
    ...orders
      .filter((order) => order.state === 'sent' || order.state === 'signed')
      .map(
        (order): Work => ({
          ...common(order),
          key: order.id,
          kind: order.role !== 'lead' ? 'assist' : order.state === 'sent' ? 'sign' : 'handle',
          dueAt: order.due_at,
          lamp: order.lamp,
          mine: order.handler === null || order.handler === person,
          asked: order.class_name,
        }),
      ),
    ...calls
      .filter((call) => call.state === 'blown' || call.state === 'answered')
      .map(
        (call): Work => ({
          ...common(call),
          key: call.id,
          kind: call.state === 'blown' ? 'answer' : 'arrive',
          dueAt: call.state === 'blown' ? call.answer_due_at : call.arrive_due_at,
          mine: true,
          asked: call.text,
        }),
      ),
  ]
}

function common(line: { task_no: string; title: string; address: string; lon: number | null; lat: number | null }) {
  return { taskNo: line.task_no, title: line.title, address: line.address, place: placeOf(line) }
}

/** Hours left at which work that is not late moves into the next, less urgent group. */
const GROUPS = [1, 4, 24]

/** 0 overdue, 1 within an hour, 2 within four, 3 within a day, 4 later, 5 without a limit. */
export function urgency(work: Work, now: number): number {
  if (work.dueAt === null) return GROUPS.length + 2
  if (late(work.dueAt, now)) return 0
  const hours = (Date.parse(work.dueAt) - now) / 3_600_000
  const group = GROUPS.findIndex((limit) => hours < limit)
  return 1 + (group === -1 ? GROUPS.length : group)
}

/** The lamp of work: that of its case where the platform told one, else by what is left until its own deadline. */
export function lampOf(work: Work, now: number): string {
  if (work.lamp !== undefined) return turned(work.lamp, work.dueAt, now)
  return ['red', 'yellow', 'green', 'green', 'green', 'none'][urgency(work, now)] ?? 'none'
}

/** How far away work is; none without a position or a place. */
export function awayFrom(here: Place | undefined, work: Work): number | undefined {
  return here && work.place ? metresBetween(here, work.place) : undefined
}

export type Order = 'urgent' | 'near'

/** Sorted: by urgency with the near before the far in each group, or simply the nearest first. */
export function sorted(all: readonly Work[], order: Order, here: Place | undefined, now: number): Work[] {
  const far = (work: Work) => awayFrom(here, work) ?? Number.POSITIVE_INFINITY
  const due = (work: Work) => (work.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(work.dueAt))
  const compared = (one: number, other: number) => (one === other ? 0 : one < other ? -1 : 1)
  return [...all].sort((one, other) => {
    const group = order === 'near' ? 0 : compared(urgency(one, now), urgency(other, now))
    return group || compared(far(one), far(other)) || compared(due(one), due(other)) || byName(one.key, other.key)
  })
}

function byName(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
