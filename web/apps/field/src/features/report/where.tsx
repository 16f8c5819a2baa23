// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { words } from '@tongguan/words'
import { useEffect, useState } from 'react'
import { SmallMap } from '../../map/place-map.tsx'
import { DOUBTFUL } from '../../position/fix.ts'
import { fixNow, usePosition } from '../../position/position.ts'
import type { Draft } from './report.ts'

const useT = words('where', {
  title: ['位置', 'Place'],
  photo: ['照片拍摄处', 'where the photo was taken'],
  phone: ['手机定位，精度 {{n}} 米', 'phone, accurate to {{n}} m'],
  map: ['地图上选定', 'chosen on the map'],
  cell: ['网格 {{code}}', 'cell {{code}}'],
  snapped: ['在区界外侧，按最近的网格记', 'just outside the district; the nearest cell counts'],
  outside: ['不在本区范围内', 'outside the district'],
  correct: ['在地图上改', 'Correct on the map'],
  done: ['收起地图', 'Close the map'],
  again: ['重新定位', 'Locate again'],
  locating: ['正在定位', 'Locating'],
  none: [
    '还没有定位。请打开手机定位、在地图上选，或写地址。',
    'No position yet. Switch on location, choose on the map, or write the address.',
  ],
  doubtful: ['定位误差较大，请在地图上核对。', 'The position is doubtful; please check it on the map.'],
  address: ['地址或方位（可不填）', 'Address or direction (may be left out)'],
  hint: ['如：七莘路 118 号门口', 'for example: at the gate of No. 118'],
})

/** Where it is: from photo or phone at once, corrected on the map if need be. */
export function Where({ draft, onChange }: { draft: Draft; onChange(change: Partial<Draft>): void }) {
  const t = useT()
  const { fix } = usePosition(true)
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const { point, from } = draft
  // The phone's position counts until a photo or the map says better.
  useEffect(() => {
    if (fix && (from === null || (from === 'phone' && fix.accuracy < (draft.accuracy ?? Number.POSITIVE_INFINITY)))) {
      onChange({ point: { lon: fix.lon, lat: fix.lat }, from: 'phone', accuracy: fix.accuracy })
    }
  }, [fix, from, draft.accuracy, onChange])
  const body = point
    ? { lon: round(point.lon), lat: round(point.lat), system: 'wgs84' as const }
    : { lon: 0, lat: 0, system: 'wgs84' as const }
  const ground = $api.useQuery(
    'post',
    '/api/v1/intake/suggest/cell',
    { body },
    { enabled: point !== null, staleTime: 3_600_000 },
  ).data
  const said = from && t(from, { n: Math.round(draft.accuracy ?? 0) })
  return (
    <fieldset className="field">
      <legend>{t('title')}</legend>
      {point === null ? (
        <p className="mind">{busy ? t('locating') : t('none')}</p>
      ) : (
        <div className="where">
          {ground?.region ? (
            <p className="where-ground">
              {ground.street} {ground.community}
              <span className="note">
                {t('cell', { code: ground.region.slice(-3) })}，{said}
              </span>
              {ground.snapped && <span className="note">{t('snapped')}</span>}
            </p>
          ) : (
            <p className="where-ground">
              <span className="number">
                {point.lat.toFixed(5)}, {point.lon.toFixed(5)}
              </span>
              <span className="note">{ground ? t('outside') : said}</span>
            </p>
          )}
          {from === 'phone' && (draft.accuracy ?? 0) > DOUBTFUL && <p className="mind">{t('doubtful')}</p>}
        </div>
      )}
      {open && (
        <SmallMap
          label={t('correct')}
          point={point}
          {...(from === 'phone' && draft.accuracy !== null && { accuracy: draft.accuracy })}
          onMove={(moved) => onChange({ point: moved, from: 'map', accuracy: null })}
        />
      )}
      <div className="buttons">
        <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('done') : t('correct')}
        </button>
        <button
          type="button"
          className="button"
          disabled={busy}
          onClick={() => {
            setBusy(true)
            void fixNow()
              .then(
                (found) =>
                  found &&
                  onChange({ point: { lon: found.lon, lat: found.lat }, from: 'phone', accuracy: found.accuracy }),
              )
              .finally(() => setBusy(false))
          }}
        >
          {busy ? t('locating') : t('again')}
        </button>
      </div>
      <label className="field where-address">
        <span>{t('address')}</span>
        <input
          value={draft.address}
          placeholder={t('hint')}
          maxLength={200}
          onChange={(event) => onChange({ address: event.target.value })}
        />
      </label>
    </fieldset>
  )
}

function round(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000
}
