// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { PlaceMap } from '@tongguan/map'
import { useCity } from '../../city.ts'
import type { Draft } from './draft.ts'
import type { Change } from './use-draft.ts'
import { useT } from './words.ts'

interface Props {
  draft: Draft
  ground: Schema<'GroundOut'> | undefined
  change: Change
}

/** Where the pin is, what ground that means, and the map to correct it. */
export function PlacePane({ draft, ground, change }: Props) {
  const t = useT()
  const city = useCity()
  const { place } = draft
  return (
    <div className="intake-place">
      {place === null ? (
        draft.address.trim() !== '' && <p className="intake-note intake-unplaced">{t('unplaced')}</p>
      ) : (
        <p className="intake-placed">
          <strong>{place.by === 'hand' ? t('placeHand') : place.name}</strong>
          <button type="button" className="desk-link" onClick={() => change({ place: null })}>
            {t('clear')}
          </button>
          {ground !== undefined && <GroundLine ground={ground} />}
        </p>
      )}
      {city !== undefined && (
        <PlaceMap
          city={city}
          label={t('map')}
          className="intake-map"
          point={place === null ? null : { lon: place.lon, lat: place.lat }}
          onMove={(point) => change({ place: { ...point, name: place?.name ?? '', by: 'hand' } })}
        />
      )}
    </div>
  )
}

function GroundLine({ ground }: { ground: Schema<'GroundOut'> }) {
  const t = useT()
  if (ground.region === null) return <span className="intake-warn">{t('outside')}</span>
  return (
    <span className="intake-note">
      {[
        t('groundLine', { street: ground.street ?? '', community: ground.community ?? '' }),
        ground.autonomy && t('autonomy', { name: ground.autonomy }),
        ground.owner_name && t('owner', { name: ground.owner_name }),
        t('cell', { code: ground.region }),
        ground.snapped && t('snapped'),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}
