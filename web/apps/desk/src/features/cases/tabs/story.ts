// SPDX-License-Identifier: Apache-2.0
/** What the facts of a step of the history say, in words. Facts without words for them are left out, never shown raw. */
import type { Pair } from '@tongguan/words'
import type { Clock, HistoryLine } from '../../../case/case-data.ts'
import type { CodeSet } from '../../../case/code-names.ts'

interface Say {
  label: Pair
  /** A code set, names of organs and people, another case, or plain words. */
  as: CodeSet | 'name' | 'case' | 'words' | 'metres' | 'bell'
  /** Only in these moves. */
  of?: readonly string[]
}

const SAYINGS: Record<string, Say> = {
  assignee: { label: ['指派', 'to'], as: 'name' },
  handler: { label: ['处置人', 'handler'], as: 'name' },
  unit: { label: ['单位', 'unit'], as: 'name' },
  units: { label: ['单位', 'units'], as: 'name' },
  lead: { label: ['主办', 'lead'], as: 'name' },
  assists: { label: ['协办', 'assisting'], as: 'name' },
  to: { label: ['至', 'to'], as: 'name' },
  right_unit: { label: ['应承办', 'belongs to'], as: 'name' },
  suggested: { label: ['建议', 'suggested'], as: 'name' },
  candidates: { label: ['候选', 'candidates'], as: 'name' },
  organ: { label: ['对象', 'told'], as: 'name' },
  child: { label: ['来案', 'case'], as: 'case' },
  parent: { label: ['主案', 'parent'], as: 'case' },
  result: { label: ['结果', 'result'], as: 'finding' },
  way: { label: ['方式', 'by'], as: 'way' },
  ground: { label: ['依据', 'ground'], as: 'ground' },
  judgement: { label: ['判定', 'judgement'], as: 'judgement' },
  manner: { label: ['方式', 'how'], as: 'manner' },
  reason_code: { label: ['原因', 'ground'], as: 'returnReason' },
  request: { label: ['申请', 'request'], as: 'request' },
  rang: { label: ['到时', 'rang'], as: 'bell' },
  metres: { label: ['距案发地', 'from the place'], as: 'metres' },
  row: { label: ['清单行', 'row of the list'], as: 'words', of: ['dispatch', 'follow_list'] },
  decision: { label: ['决定', 'decision'], as: 'words' },
  opinion: { label: ['意见', 'opinion'], as: 'words' },
  answer: { label: ['答复', 'answer'], as: 'words' },
  article: { label: ['知识库', 'article'], as: 'words' },
  note: { label: ['说明', 'note'], as: 'words' },
  text: { label: ['内容', 'words'], as: 'words' },
}

export interface Said {
  label: Pair
  as: Say['as']
  values: readonly string[]
}

/** The facts of a step that can be said. */
export function sayings(line: HistoryLine): Said[] {
  return Object.entries(line.facts).flatMap(([key, value]) => {
    const say = SAYINGS[key]
    if (say === undefined || (say.of !== undefined && !say.of.includes(line.move))) return []
    const values = (Array.isArray(value) ? value : [value])
      .filter((one) => one !== null && one !== undefined && one !== '')
      .map(String)
      // What the reason says already is not said twice.
      .filter((one) => one !== line.reason)
    return values.length === 0 ? [] : [{ label: say.label, as: say.as, values }]
  })
}

/** The clock of a link that this step stopped: how long the link took. */
export function clockStopped(line: HistoryLine, clocks: readonly Clock[]): Clock | undefined {
  return clocks.find((clock) => clock.kind === 'link' && clock.stopped_at === line.at)
}

/** Steps by the day they were made on, newest day first. */
export function byDay(lines: readonly HistoryLine[], dayOf: (at: string) => string): [string, HistoryLine[]][] {
  const days = new Map<string, HistoryLine[]>()
  for (const line of [...lines].reverse()) {
    const day = dayOf(line.at)
    const there = days.get(day)
    if (there === undefined) days.set(day, [line])
    else there.push(line)
  }
  return [...days]
}
