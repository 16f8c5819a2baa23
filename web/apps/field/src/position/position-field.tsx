// SPDX-License-Identifier: Apache-2.0
import { distance } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { useState } from 'react'
import { DOUBTFUL, type Fix, metresBetween, type Place } from './fix.ts'
import { fixNow } from './position.ts'
import './position-field.css'

const useT = words('position-field', {
  position: ['现场定位', 'Position'],
  locate: ['重新定位', 'Locate again'],
  locating: ['正在定位，请稍候', 'Finding the position'],
  noPosition: [
    '没有定位。请打开手机定位，或走到空旷处再试。',
    'No position. Switch on location, or step into the open and try again.',
  ],
  accuracy: ['精度 {{n}} 米', 'accurate to {{n}} m'],
  away: ['相距约 {{n}}', 'about {{n}} away'],
  doubtful: [
    '定位误差较大。若签到被退回，可直接拍现场照片、写明原因反馈，不会因定位不准而办不成。',
    'The position is doubtful. If the check-in comes back, show the place by a photo and say why: that is enough.',
  ],
})

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
  const t = useT()
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
