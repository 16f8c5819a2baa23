// SPDX-License-Identifier: Apache-2.0
import { api, refusalOf, type Schema, settled } from '@tongguan/api-client'
import type { Draft } from '@tongguan/forms'
import { words } from '@tongguan/words'
import { Button } from 'antd'
import { useState } from 'react'
import { type Case, placeNames, useCity } from '../case/case-data.ts'
import { Place } from '../case/place.tsx'

const useT = words('case-places', {
  here: ['取当前位置', 'Where I am'],
  fromPhoto: ['用照片的定位', 'Where the photo was taken'],
  none: ['尚无定位', 'No position yet'],
  denied: [
    '取不到当前位置，请在浏览器中允许定位，或上传带定位的照片',
    'No position: allow it in the browser, or add a photo that has one',
  ],
  outside: ['该点不在本区范围内', 'That point is outside the district'],
  drag: ['拖动图上的点到正确位置', 'Drag the pin to the right place'],
})

interface Props {
  draft: Draft
  onChange: (change: Draft) => void
}

/** Where the person stands: told by the device or by a photo, never typed. */
export function Presence({ id, draft, onChange }: Props & { id: string }) {
  const t = useT()
  const [wrong, setWrong] = useState('')
  const photos = Array.isArray(draft.evidence) ? (draft.evidence as Schema<'ExhibitIn'>[]) : []
  const placed = photos.find((photo) => typeof photo.lon === 'number' && typeof photo.lat === 'number')
  const here = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setWrong('')
        onChange({ lon: coords.longitude, lat: coords.latitude })
      },
      () => setWrong(t('denied')),
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  return (
    <div className="row">
      <Button id={id} onClick={here}>
        {t('here')}
      </Button>
      {placed !== undefined && (
        <Button onClick={() => onChange({ lon: placed.lon, lat: placed.lat })}>{t('fromPhoto')}</Button>
      )}
      <span className="dossier-hint number" role="status">
        {typeof draft.lon === 'number' && typeof draft.lat === 'number'
          ? `${draft.lon.toFixed(5)}, ${draft.lat.toFixed(5)}`
          : wrong || t('none')}
      </span>
    </div>
  )
}

/** Where the case lies: the pin is dragged, and the ground under it gives the region. */
export function PlacePicker({ shown, draft, onChange }: Props & { shown: Case }) {
  const t = useT()
  const city = useCity()
  const [wrong, setWrong] = useState('')
  const lon = typeof draft.lon === 'number' ? draft.lon : shown.lon
  const lat = typeof draft.lat === 'number' ? draft.lat : shown.lat
  const region = typeof draft.region === 'string' ? draft.region : shown.region

  async function moved(point: { lon: number; lat: number }) {
    setWrong('')
    try {
      const ground = await settled(api.POST('/api/v1/intake/suggest/cell', { body: { ...point, system: 'wgs84' } }))
      if (ground.region === null) setWrong(t('outside'))
      else onChange({ lon: point.lon, lat: point.lat, region: ground.region })
    } catch (thrown) {
      setWrong(refusalOf(thrown).problem.detail)
    }
  }

  return (
    <div>
      <Place lon={lon} lat={lat} label={shown.address} onMove={(point) => void moved(point)} />
      <p className="dossier-hint">{placeNames(city, region) || t('drag')}</p>
      {wrong !== '' && (
        <p role="alert" className="move-wrong">
          {wrong}
        </p>
      )}
    </div>
  )
}
