// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react'
import { Fallen } from './fallen.tsx'
import { LocateButton } from './locate-button.tsx'
import { inDegrees, stepped } from './pin-steps.ts'
import type { PlaceMapProps } from './props.ts'
import { webglWorks } from './webgl.ts'
import { useMapWords } from './words.ts'
import './map.css'
import './place.css'

const PlaceGl = lazy(() => import('./gl/place-gl.tsx'))

/** A small map with one place on it; with `onMove` the place can be put right. */
export function PlaceMap(props: PlaceMapProps) {
  const t = useMapWords()
  if (!webglWorks()) return <PlainPlace {...props} />
  return (
    <Fallen word={t('failed')}>
      <Suspense fallback={<div className={`city-map ${props.className ?? ''}`} aria-busy="true" />}>
        <PlaceGl {...props} />
      </Suspense>
    </Fallen>
  )
}

/** Without WebGL2: the position in words, and buttons instead of dragging. */
function PlainPlace({ label, point, onMove, locate, className = '', theme = 'light' }: PlaceMapProps) {
  const t = useMapWords()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for a legend on the drawing
    <div className={`city-map map-plain ${className}`} data-theme={theme} role="group" aria-label={label}>
      <p>{point ? t('place', { at: inDegrees(point) }) : t('unset')}</p>
      {point && onMove && (
        <div className="map-steps">
          {(['north', 'west', 'east', 'south'] as const).map((way) => (
            <button key={way} type="button" onClick={() => onMove(stepped(point, way, 5))}>
              {t(way)}
            </button>
          ))}
        </div>
      )}
      {locate && onMove && <LocateButton onFound={onMove} />}
    </div>
  )
}
