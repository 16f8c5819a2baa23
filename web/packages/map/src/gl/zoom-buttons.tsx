// SPDX-License-Identifier: Apache-2.0
import type { Map as GlMap } from 'maplibre-gl'
import { useMapWords } from '../words.ts'

/** Nearer, farther, and back to the whole district. */
export function ZoomButtons({ map, onWhole }: { map: GlMap | undefined; onWhole?: () => void }) {
  const t = useMapWords()
  return (
    <div className="map-buttons">
      <button type="button" aria-label={t('closer')} title={t('closer')} onClick={() => map?.zoomIn()}>
        <Line d="M3 8h10M8 3v10" />
      </button>
      <button type="button" aria-label={t('wider')} title={t('wider')} onClick={() => map?.zoomOut()}>
        <Line d="M3 8h10" />
      </button>
      {onWhole && (
        <button type="button" aria-label={t('whole')} title={t('whole')} onClick={onWhole}>
          <Line d="M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3" />
        </button>
      )}
    </div>
  )
}

function Line({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  )
}
