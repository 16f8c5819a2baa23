// SPDX-License-Identifier: Apache-2.0
import { Table } from '@tongguan/lists'
import { shortTime, useNow } from '@tongguan/ui'
import { roleName } from '../../roles.ts'
import type { Show } from './filters.ts'
import { type Community, type Patroller, SHOW_NAMES, wentOut } from './ground.ts'
import { useRegionName } from './use-region-name.ts'
import { useT } from './words.ts'

interface Props {
  communities: readonly Community[]
  show: Show
  onPoint: (person: string | undefined) => void
  onChoose: (person: string) => void
}

const EMPTY = { all: 'empty', out: 'noneOut', idle: 'noneIdle', nobody: 'noneNobody', open: 'noneOpen' } as const

/** Everybody who patrols, by community: how far they have come, and whether they are out. */
export function PeopleTable({ communities, show, onPoint, onChoose }: Props) {
  const t = useT()
  const named = useRegionName()
  const now = useNow(60)
  return (
    <Table
      label={t(SHOW_NAMES[show])}
      dense
      groups={communities.map((one) => ({
        key: one.code,
        rows: one.people,
        heading: (
          <>
            {named(one.code)}
            {one.alone && <span className="patrols-alone tone-amber">{t('nobodyHere')}</span>}
          </>
        ),
      }))}
      rowKey={(of) => of.person}
      rowProps={(of) => ({ onPointerEnter: () => onPoint(of.person), onPointerLeave: () => onPoint(undefined) })}
      empty={t(EMPTY[show])}
      columns={[
        {
          key: 'person',
          name: t('person'),
          cell: (of) => (
            <>
              <button type="button" className="desk-link" onClick={() => onChoose(of.person)}>
                {of.name}
              </button>{' '}
              <span className="desk-note">
                {roleName(of.role)}
                {of.edited && ` · ${t('written')}`}
              </span>
            </>
          ),
        },
        { key: 'progress', name: t('progress'), width: 130, cell: (of) => <Progress of={of} /> },
        { key: 'state', name: t('state'), width: 170, cell: (of) => <StateWords of={of} now={now} /> },
      ]}
    />
  )
}

/** How many of the day's places were looked at, as a number and as a bar. */
export function Progress({ of }: { of: Patroller }) {
  const t = useT()
  const share = of.planned === 0 ? 0 : of.seen / of.planned
  return (
    <span className="patrols-progress">
      <span className="patrols-bar" aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <span className="number">{t('seenOf', { seen: of.seen, planned: of.planned })}</span>
    </span>
  )
}

/** Whether somebody is out, since when, and when they were last heard of. */
export function StateWords({ of, now }: { of: Patroller; now: number }) {
  const t = useT()
  if (of.walking_since !== null) {
    return (
      <span className="patrols-out">
        {t('outSince', { since: shortTime(of.walking_since, now) })}
        <span className="desk-note">
          {of.seen_at === null ? t('unplaced') : t('lastSeen', { at: shortTime(of.seen_at, now) })}
        </span>
      </span>
    )
  }
  if (wentOut(of)) return <span>{t('lastLook', { at: shortTime(of.last_at ?? now, now) })}</span>
  if (!of.on_duty) return <span className="desk-note">{t('offDuty')}</span>
  return <span className="desk-note">{of.planned === 0 ? t('noGround') : t('idle')}</span>
}
