// SPDX-License-Identifier: Apache-2.0
// Not from its index: the first page of the desk needs no more of the map than this.
import { PlaceMap } from '@tongguan/map/place-map.tsx'
import { words } from '@tongguan/words'
import { useCity } from './case-data.ts'

const useT = words('case-place', {
  none: ['没有定位', 'No position'],
  label: ['{{address}}的位置', 'Where {{address}} is'],
})

interface Props {
  lon: number | null
  lat: number | null
  label: string
  /** Given, the pin can be moved. */
  onMove?: (point: { lon: number; lat: number }) => void
}

/** Where the case lies, as a small map. */
export function Place({ lon, lat, label, onMove }: Props) {
  const t = useT()
  const city = useCity()
  const point = lon === null || lat === null ? null : { lon, lat }
  if (point === null && onMove === undefined) return <p className="dossier-hint">{t('none')}</p>
  return (
    <div className="dossier-map">
      {city && (
        <PlaceMap city={city} label={t('label', { address: label })} point={point} {...(onMove && { onMove })} />
      )}
    </div>
  )
}
