// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { shortTime, Tag } from '@tongguan/ui'
import { Kbd } from '@tongguan/ui/shortcuts.tsx'
import { inWords } from '@tongguan/words'
import type { ReactNode } from 'react'
import { useClassPath } from '../../city.ts'
import { ClassPicker } from './class-picker.tsx'
import type { Draft } from './draft.ts'
import { PlacePane } from './place-pane.tsx'
import { classTaken, isAt, joinTaken, placeTaken } from './taken.ts'
import type { Advice } from './use-advice.ts'
import type { Change } from './use-draft.ts'
import { type T, useT } from './words.ts'

interface Props {
  draft: Draft
  advice: Advice
  change: Change
}

/** What the platform makes of the words: every suggestion says why, and none is taken without a person. */
export function Suggestions({ draft, advice, change }: Props) {
  const t = useT()
  const pathOf = useClassPath()
  return (
    <div className="intake-advice">
      <Group
        name={t('classes')}
        keys="1–3"
        empty={advice.classes.length === 0 && draft.classCode === null && t('noClass')}
      >
        {advice.classes.map((one, at) => (
          <Suggested
            key={one.code}
            of={at + 1}
            chosen={draft.classCode === one.code}
            main={pathOf(one.code, one.path).at(-1) ?? one.path}
            alarm={one.emergency ? t('emergency') : undefined}
            note={`${pathOf(one.code, one.path).slice(0, -1).join(' / ')} · ${one.matched.join(inWords('、', ', '))}`}
            onTake={() => change(classTaken(draft, one))}
          />
        ))}
        <ClassPicker draft={draft} change={change} shown={advice.classes.map((one) => one.code)} />
      </Group>
      <Group
        name={t('places')}
        keys="4–6"
        empty={advice.asked.places && advice.places.length === 0 && draft.place === null && t('noPlace')}
      >
        {advice.places.map((one, at) => (
          <Suggested
            key={`${one.name}${one.lon}`}
            of={at + 4}
            chosen={isAt(draft.place, one)}
            main={one.name}
            note={whyHere(one, t)}
            onTake={() => change(placeTaken(draft, one))}
          />
        ))}
        <PlacePane draft={draft} ground={advice.ground} change={change} />
      </Group>
      <Group
        name={t('similar')}
        keys="7–9"
        empty={advice.asked.similar && advice.similar.length === 0 && t('noSimilar')}
      >
        {advice.similar.map((one, at) => (
          <Suggested
            key={one.case_id}
            of={at + 7}
            chosen={draft.joins?.caseId === one.case_id}
            main={one.title}
            note={[
              t('voices', { n: one.complainants }),
              inWords(one.why_zh, one.why_en),
              shortTime(one.reported_at),
              one.task_no,
            ]
              .filter(Boolean)
              .join(' · ')}
            action={draft.joins?.caseId === one.case_id ? t('unjoin') : t('join')}
            onTake={() => change(joinTaken(draft, one))}
          />
        ))}
      </Group>
    </div>
  )
}

const REASONS = [
  'name',
  'alias',
  'crossing',
  'roads_meet',
  'between_numbers',
  'near_number',
  'road_only',
  'resembles',
] as const

function whyHere(one: Schema<'LikelyPlace'>, t: T): string {
  const reason = REASONS.find((known) => known === one.reason)
  return [reason === undefined ? one.reason : t(`reason_${reason}`), `“${one.matched}”`].join(' · ')
}

function Group({
  name,
  keys,
  empty,
  children,
}: {
  name: string
  keys: string
  empty: string | false
  children: ReactNode
}) {
  return (
    <section className="intake-group" aria-label={name}>
      <h2>
        {name} <Kbd of={`Alt+${keys}`} />
      </h2>
      {empty !== false && <p className="intake-note">{empty}</p>}
      {children}
    </section>
  )
}

interface SuggestedProps {
  of: number
  chosen: boolean
  main: string
  /** Why one must be quick. */
  alarm?: string | undefined
  note: string
  action?: string
  onTake: () => void
}

function Suggested({ of, chosen, main, alarm, note, action, onTake }: SuggestedProps) {
  return (
    <button
      type="button"
      className={chosen ? 'intake-suggested chosen' : 'intake-suggested'}
      aria-pressed={chosen}
      aria-keyshortcuts={`Alt+${of}`}
      onClick={onTake}
    >
      <span className="intake-number" aria-hidden="true">
        {chosen ? '✓' : of}
      </span>
      <span className="intake-suggested-words">
        <span className="ellipsis">
          {main} {alarm && <Tag tone="red">{alarm}</Tag>}
        </span>
        <span className="intake-note ellipsis">{note}</span>
      </span>
      {action && <span className="intake-action">{action}</span>}
    </button>
  )
}
