// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react'
import { Fallen } from './fallen.tsx'
import { breaksFor } from './ground.ts'
import { Legend } from './legend.tsx'
import { mapCases } from './places.ts'
import type { CityMapProps } from './props.ts'
import { SvgMap } from './svg-map.tsx'
import { webglWorks } from './webgl.ts'
import { useMapWords } from './words.ts'
import './map.css'

const CityGl = lazy(() => import('./gl/city-gl.tsx'))

/** The map of the city: MapLibre where the machine can, else a plain drawing with a word why. */
export function CityMap(props: CityMapProps) {
  const t = useMapWords()
  if (!webglWorks()) {
    return (
      <div className={`city-map ${props.className ?? ''}`} data-theme={props.theme ?? 'light'}>
        <SvgMap {...props} className="map-place map-flat" />
        {props.legend !== false && (
          <Legend
            theme={props.theme ?? 'light'}
            breaks={props.by && breaksFor(props.load ?? {})}
            cases={mapCases(props.cases ?? [])}
          />
        )}
        <p className="map-word">{t('flat')}</p>
      </div>
    )
  }
  return (
    <Fallen word={t('failed')}>
      <Suspense fallback={<Waiting {...props} />}>
        <CityGl {...props} />
      </Suspense>
    </Fallen>
  )
}

function Waiting({ theme = 'light', className = '' }: CityMapProps) {
  const t = useMapWords()
  return (
    <div className={`city-map ${className}`} data-theme={theme} aria-busy="true">
      <p className="map-word">{t('loading')}</p>
    </div>
  )
}
