// SPDX-License-Identifier: Apache-2.0
/** Work on the ground for tests. */
import type { Schema } from '@tongguan/api-client'

const matter = (taskNo: string) => ({
  case_id: `k-${taskNo}`,
  task_no: taskNo,
  title: `路灯不亮 ${taskNo}`,
  address: '北街 1 号',
  lon: 121.4,
  lat: 31.1,
})

/** An errand to look at a case. */
export function anErrand(taskNo: string, given: Partial<Schema<'TaskOut'>> = {}): Schema<'TaskOut'> {
  return {
    ...matter(taskNo),
    id: `e-${taskNo}`,
    kind: 'verify',
    state: 'assigned',
    sent_at: '2026-11-22T01:00:00Z',
    due_at: null,
    note: null,
    region: '310112001002',
    ...given,
  }
}

/** An order to handle a case, which is still nobody's. */
export function anOrder(taskNo: string, given: Partial<Schema<'OrderOut'>> = {}): Schema<'OrderOut'> {
  return {
    ...matter(taskNo),
    id: `o-${taskNo}`,
    unit: 'U-1',
    unit_name: '古美城管中队',
    role: 'lead',
    state: 'signed',
    handler: null,
    handler_name: null,
    sent_at: '2026-11-22T01:00:00Z',
    due_at: null,
    case_state: 'handling',
    case_state_name: '处置中',
    class_name: '路灯',
    lamp: 'green',
    ...given,
  }
}

/** A day of patrol: one place looked at, one not. */
export function aDay(given: Partial<Schema<'PatrolDayOut'>> = {}): Schema<'PatrolDayOut'> {
  const looked = {
    id: 'i-1',
    place: 'p-1',
    at: '2026-11-22T01:30:00Z',
    metres: 5,
    accuracy: 8,
    reason: null,
    photo: null,
  }
  return {
    day: '2026-11-22',
    edited: false,
    days: 3,
    near: 50,
    walking_since: null,
    places: [
      { id: 'p-1', name: '北桥', lon: 121.4, lat: 31.1, seen: looked },
      { id: 'p-2', name: '二小门口', lon: 121.5, lat: 31.2, seen: null },
    ],
    walks: [],
    check_ins: [],
    track: [],
    ...given,
  }
}
