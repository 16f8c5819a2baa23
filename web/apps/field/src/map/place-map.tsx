// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { words } from '@tongguan/words'
import { lazy, Suspense } from 'react'
import { ErrorBound } from '../frame/error-bound.tsx'
import type { Place } from '../position/fix.ts'
import './place-map.css'

const PlaceMap = lazy(() => import('@tongguan/map').then((map) => ({ default: map.PlaceMap })))

const useT = words('place-map', {
  none: [
    '地图没有取到；位置仍按上面的坐标记录。',
    'The map could not be fetched; the position above counts all the same.',
  ],
})

interface Props {
  label: string
  point: Place | null
  accuracy?: number
  onMove?: (point: Place) => void
}

/** A small map with a pin; where it cannot be drawn (no line, no WebGL) words say so and work goes on. */
export function SmallMap({ label, point, accuracy, onMove }: Props) {
  const t = useT()
  const city = $api.useQuery('get', '/api/v1/city', {}, { staleTime: 3_600_000 })
  const instead = <p className="note small-map-none">{t('none')}</p>
  if (city.data === undefined) return city.error ? instead : <div className="small-map" />
  return (
    <ErrorBound instead={instead}>
      <Suspense fallback={<div className="small-map" />}>
        <PlaceMap
          className="small-map"
          city={city.data}
          label={label}
          point={point}
          {...(accuracy !== undefined && { accuracy })}
          {...(onMove && { onMove, locate: true })}
        />
      </Suspense>
    </ErrorBound>
  )
}
