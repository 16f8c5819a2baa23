// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react'
import { Fallen } from './fallen.tsx'
import type { PatrolMapProps } from './props.ts'
import { webglWorks } from './webgl.ts'
import { useMapWords } from './words.ts'
import './map.css'

const PatrolGl = lazy(() => import('./gl/patrol-gl.tsx'))

/** The map of patrols; without WebGL2 a word says that the list beside it has to do. */
export function PatrolMap(props: PatrolMapProps) {
  const t = useMapWords()
  const place = `city-map ${props.className ?? ''}`
  if (!webglWorks()) {
    return (
      <div className={place}>
        <p className="map-word">{t('noPicture')}</p>
      </div>
    )
  }
  return (
    <Fallen word={t('failed')}>
      <Suspense fallback={<div className={place} aria-busy="true" />}>
        <PatrolGl {...props} />
      </Suspense>
    </Fallen>
  )
}
