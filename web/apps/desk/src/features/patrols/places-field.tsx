// SPDX-License-Identifier: Apache-2.0
import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, PlusOutlined } from '@ant-design/icons'
import type { Schema } from '@tongguan/api-client'
import type { PatrolPicked } from '@tongguan/map'
import { Button, Input } from 'antd'
import { useEffect, useMemo } from 'react'
import type { WidgetProps } from '../../forms/register-widgets.tsx'
import { byNearness, holds, moved, placesIn, renamed, without, withPlaces } from './draft.ts'
import type { Place } from './ground.ts'
import { type Drawn, draftDrawn } from './stops.ts'
import { useT } from './words.ts'

export interface Beside {
  plan: Schema<'PlanOut'>
  onDraw: (drawn: Drawn) => void
  onPoint: (place: string | undefined) => void
}

/** Places from the map or the list, in the order in which they are walked. */
export function PlacesField({
  field: { most },
  value,
  set,
  plan,
  onDraw,
  onPoint,
}: Pick<WidgetProps<'places'>, 'field' | 'value' | 'set'> & Beside) {
  const t = useT()
  const places = useMemo(() => placesIn(value), [value])
  useEffect(() => {
    const pick = (picked: PatrolPicked) => {
      if (picked.kind === 'walker') return
      if (picked.kind === 'spot') {
        const { lon, lat } = picked
        const name = t('spot', { n: places.length + 1 })
        set(withPlaces(places, [{ id: `${lon.toFixed(5)},${lat.toFixed(5)}`, name, lon, lat }], most))
      } else set(holds(places, picked.stop) ? without(places, picked.stop) : withPlaces(places, [picked.stop], most))
    }
    onDraw(draftDrawn(places, plan, pick))
  }, [places, plan, most, set, onDraw, t])
  const spare = plan.ground.filter((place) => !holds(places, place))
  const own = new Set(plan.ground.map((place) => place.id))
  return (
    <>
      <p className="patrols-plan-moves">
        <Button size="small" disabled={places.length < 3} onClick={() => set(byNearness(places))}>
          {t('nearest')}
        </Button>
        <Button size="small" disabled={places.length === 0} onClick={() => set([])}>
          {t('clear')}
        </Button>
        {places.length === 0 && <span className="desk-note">{t('none')}</span>}
        {places.length === most && <span className="desk-note">{t('most', { n: most })}</span>}
      </p>
      <ol className="patrols-places">
        {places.map((place, at) => (
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
                onChange={(event) => set(renamed(places, at, event.target.value))}
              />
            )}
            <Order place={place} at={at} places={places} onChange={set} />
          </li>
        ))}
      </ol>
      {spare.length > 0 && (
        <div className="patrols-spare">
          <h3>
            {t('left', { n: spare.length })}{' '}
            <Button size="small" onClick={() => set(withPlaces(places, spare, most))}>
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
                  onClick={() => set(withPlaces(places, [place], most))}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

interface OrderProps {
  place: Place
  at: number
  places: readonly Place[]
  onChange: (places: readonly Place[]) => void
}

function Order({ place, at, places, onChange }: OrderProps) {
  const t = useT()
  const { name } = place
  return (
    <span className="patrols-order">
      <Button
        size="small"
        type="text"
        icon={<ArrowUpOutlined aria-hidden />}
        disabled={at === 0}
        aria-label={t('up', { name })}
        onClick={() => onChange(moved(places, at, -1))}
      />
      <Button
        size="small"
        type="text"
        icon={<ArrowDownOutlined aria-hidden />}
        disabled={at === places.length - 1}
        aria-label={t('down', { name })}
        onClick={() => onChange(moved(places, at, 1))}
      />
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined aria-hidden />}
        aria-label={t('remove', { name })}
        onClick={() => onChange(without(places, place))}
      />
    </span>
  )
}
