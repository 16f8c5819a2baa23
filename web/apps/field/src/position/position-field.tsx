// SPDX-License-Identifier: Apache-2.0
import { distance } from '@tongguan/ui'
import { useState } from 'react'
import { useMoveWords } from '../moves/move-words.ts'
import { DOUBTFUL, type Fix, metresBetween, type Place } from './fix.ts'
import { fixNow } from './position.ts'
import './position-field.css'

interface Props {
  fix: Fix | undefined
  denied: boolean
  /** Where the matter is. */
  place?: Place
  /** So many metres from it count as being there. */
  near?: number
}

/** Where the phone is, how sure it is of that, and how far from the matter; drawn as a circle of doubt. */
export function PositionField({ fix, denied, place, near = 200 }: Props) {
  const t = useMoveWords()
  const [busy, setBusy] = useState(false)
  const away = fix && place ? metresBetween(fix, place) : undefined
  return (
    <fieldset className="field">
      <legend>{t('position')}</legend>
      {fix === undefined ? (
        <p className="mind">{denied || !busy ? t('noPosition') : t('locating')}</p>
      ) : (
        <div className="position">
          {away !== undefined && <Circle away={away} accuracy={fix.accuracy} near={near} />}
          <p className="note">
            <span className="number position-number">
              {fix.lat.toFixed(5)}, {fix.lon.toFixed(5)}
            </span>
            <br />
            {t('accuracy', { n: Math.round(fix.accuracy) })}
            {away !== undefined && (
              <>
                <br />
                {t('away', { n: distance(away) })}
              </>
            )}
          </p>
        </div>
      )}
      {fix !== undefined && fix.accuracy > DOUBTFUL && <p className="mind">{t('doubtful')}</p>}
      <button
        type="button"
        className="button"
        disabled={busy}
        onClick={() => {
          setBusy(true)
          void fixNow().finally(() => setBusy(false))
        }}
      >
        {busy ? t('locating') : t('locate')}
      </button>
    </fieldset>
  )
}

/** The matter in the middle, around it how far counts as there; the phone with its doubt. North is not known, so only distance counts. */
function Circle({ away, accuracy, near }: { away: number; accuracy: number; near: number }) {
  const shown = Math.max(near * 1.3, Math.min(away + accuracy, 1000))
  const scale = 44 / shown
  return (
    <svg className="position-circle" viewBox="-50 -50 100 100" aria-hidden="true">
      <circle r={near * scale} className="position-allowed" />
      <circle r="3" className="position-matter" />
      <circle cx={Math.min(away * scale, 46)} r={Math.max(3, accuracy * scale)} className="position-doubt" />
      <circle cx={Math.min(away * scale, 46)} r="3" className="position-here" />
    </svg>
  )
}
