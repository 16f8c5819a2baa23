// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import { type Place, rounded } from './pin-steps.ts'
import { useMapWords } from './words.ts'

type Search = 'idle' | 'asking' | 'failed' | { accuracy: number }

/** Asks the machine where it is; says how well it knows, or that it does not. */
export function LocateButton({ onFound }: { onFound: (place: Place, accuracy: number) => void }) {
  const t = useMapWords()
  const [search, setSearch] = useState<Search>('idle')
  const ask = () => {
    setSearch('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setSearch({ accuracy: Math.round(coords.accuracy) })
        onFound(rounded({ lon: coords.longitude, lat: coords.latitude }), coords.accuracy)
      },
      () => setSearch('failed'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 10_000 },
    )
  }
  return (
    <div className="map-locate">
      <button type="button" onClick={ask} disabled={search === 'asking'}>
        {search === 'asking' ? t('locating') : t('locate')}
      </button>
      <span role="status">
        {search === 'failed' && t('unlocated')}
        {typeof search === 'object' && t('accuracy', { n: search.accuracy })}
      </span>
    </div>
  )
}
