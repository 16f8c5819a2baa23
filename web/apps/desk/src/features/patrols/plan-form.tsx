// SPDX-License-Identifier: Apache-2.0
import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, PlusOutlined } from '@ant-design/icons'
import type { Schema } from '@tongguan/api-client'
import type { PatrolPicked } from '@tongguan/map'
import { Button, Input, InputNumber } from 'antd'
import { useEffect, useId, useState } from 'react'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { byNearness, type Draft, draftOf, formOf, holds, MOST, moved, renamed, without, withPlaces } from './draft.ts'
import type { Place } from './ground.ts'
import { type Drawn, draftDrawn } from './stops.ts'
import { useWritePlan } from './use-write-plan.ts'
import { useT } from './words.ts'

interface Props {
  plan: Schema<'PlanOut'>
  onDraw: (drawn: Drawn) => void
  onPoint: (place: string | undefined) => void
  /** Whether it was saved. */
  onDone: (saved: boolean) => void
}

/** Writing a plan: places from the map or the list, their order, how many a day. */
export function PlanForm({ plan, onDraw, onPoint, onDone }: Props) {
  const t = useT()
  const [draft, setDraft] = useState<Draft>(() => draftOf(plan))
  const { run, busy, refused } = useWritePlan(plan.person, () => onDone(true))
  const aDay = useId()
  useEffect(() => {
    const pick = (picked: PatrolPicked) => {
      if (picked.kind === 'walker') return
      setDraft((before) => {
        if (picked.kind === 'spot') {
          const name = t('spot', { n: before.places.length + 1 })
          const { lon, lat } = picked
          return withPlaces(before, [{ id: `${lon.toFixed(5)},${lat.toFixed(5)}`, name, lon, lat }])
        }
        return holds(before, picked.stop) ? without(before, picked.stop) : withPlaces(before, [picked.stop])
      })
    }
    onDraw(draftDrawn(draft, plan, pick))
  }, [draft, plan, onDraw, t])
  const spare = plan.ground.filter((place) => !holds(draft, place))
  const own = new Set(plan.ground.map((place) => place.id))
  return (
    <form
      className="patrols-form"
      aria-label={t('write')}
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.places.length > 0) void run(formOf(draft))
      }}
    >
      <div className="patrols-plan-head">
        <p className="desk-note">{t('howTo')}</p>
        <p className="patrols-plan-moves">
          <span className="patrols-a-day">
            <label htmlFor={aDay}>{t('aDay')}</label>
            <InputNumber
              id={aDay}
              min={1}
              max={MOST}
              value={draft.aDay}
              onChange={(value) => setDraft({ ...draft, aDay: value ?? 1 })}
            />
            {t('places')}
          </span>
          <Button size="small" disabled={draft.places.length < 3} onClick={() => setDraft(byNearness)}>
            {t('nearest')}
          </Button>
          <Button size="small" disabled={draft.places.length === 0} onClick={() => setDraft({ ...draft, places: [] })}>
            {t('clear')}
          </Button>
        </p>
      </div>
      <div className="scroll">
        <ol className="patrols-places">
          {draft.places.map((place, at) => (
            <li key={place.id} onPointerEnter={() => onPoint(place.id)} onPointerLeave={() => onPoint(undefined)}>
              <span className="number">{at + 1}</span>
              {own.has(place.id) ? (
                <span>{place.name}</span>
              ) : (
                <Input
                  size="small"
                  maxLength={100}
                  aria-label={t('nameOf', { n: at + 1 })}
                  value={place.name}
                  onChange={(event) => setDraft(renamed(draft, at, event.target.value))}
                />
              )}
              <Order place={place} at={at} draft={draft} onChange={setDraft} />
            </li>
          ))}
        </ol>
        {spare.length > 0 && (
          <div className="patrols-spare">
            <h3>
              {t('left', { n: spare.length })}{' '}
              <Button size="small" onClick={() => setDraft((before) => withPlaces(before, spare))}>
                {t('addAll')}
              </Button>
            </h3>
            <ul>
              {spare.map((place) => (
                <li key={place.id} onPointerEnter={() => onPoint(place.id)} onPointerLeave={() => onPoint(undefined)}>
                  <span>{place.name}</span>
                  <Button
                    size="small"
                    type="text"
                    icon={<PlusOutlined aria-hidden />}
                    aria-label={t('add', { name: place.name })}
                    onClick={() => setDraft((before) => withPlaces(before, [place]))}
                  />
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <footer className="patrols-form-foot row">
        <RefusedWords refused={refused} />
        {draft.places.length === 0 && <p className="desk-note">{t('none')}</p>}
        {draft.places.length >= MOST && <p className="desk-note">{t('most')}</p>}
        <Button type="primary" htmlType="submit" loading={busy} disabled={draft.places.length === 0}>
          {t('save')}
        </Button>
        <Button onClick={() => onDone(false)}>{t('cancel')}</Button>
      </footer>
    </form>
  )
}

interface OrderProps {
  place: Place
  at: number
  draft: Draft
  onChange: (draft: Draft) => void
}

function Order({ place: { name, ...place }, at, draft, onChange }: OrderProps) {
  const t = useT()
  return (
    <span className="patrols-order">
      <Button
        size="small"
        type="text"
        icon={<ArrowUpOutlined aria-hidden />}
        disabled={at === 0}
        aria-label={t('up', { name })}
        onClick={() => onChange(moved(draft, at, -1))}
      />
      <Button
        size="small"
        type="text"
        icon={<ArrowDownOutlined aria-hidden />}
        disabled={at === draft.places.length - 1}
        aria-label={t('down', { name })}
        onClick={() => onChange(moved(draft, at, 1))}
      />
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined aria-hidden />}
        aria-label={t('remove', { name })}
        onClick={() => onChange(without(draft, { name, ...place }))}
      />
    </span>
  )
}
