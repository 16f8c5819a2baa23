// SPDX-License-Identifier: Apache-2.0
import type { Lamp } from '@tongguan/ui'
import { type MapTheme, palettes } from './palette.ts'
import { lampOf, type MapCase } from './places.ts'
import { useMapWords } from './words.ts'

interface Props {
  theme: MapTheme
  /** Breaks of the ramp; none while the map shows no load. */
  breaks: readonly number[] | undefined
  cases: readonly MapCase[]
}

const LAMPS: readonly Lamp[] = ['red', 'yellow', 'green', 'paused', 'none']

/** The numbers of cases by lamp, and the numbers behind the colours. */
export function Legend({ theme, breaks, cases }: Props) {
  const t = useMapWords()
  const counts = new Map<Lamp, number>()
  for (const row of cases) counts.set(lampOf(row[4]), (counts.get(lampOf(row[4])) ?? 0) + 1)
  const shown = LAMPS.filter((lamp) => counts.has(lamp))
  if (shown.length === 0 && breaks === undefined) return null
  return (
    <div className="map-legend">
      {breaks && <Ramp theme={theme} breaks={breaks} />}
      {shown.length > 0 && (
        <ul>
          {shown.map((lamp) => (
            <li key={lamp}>
              <LampSign theme={theme} lamp={lamp} /> {t(lamp)} <span className="number">{counts.get(lamp)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Ramp({ theme, breaks }: { theme: MapTheme; breaks: readonly number[] }) {
  const t = useMapWords()
  const marks = [1, ...breaks]
  return (
    <>
      <p className="map-legend-title">{t('legend')}</p>
      <div className="map-ramp">
        {palettes[theme].ramp.map((colour, n) => (
          <span key={colour}>
            <i style={{ background: colour }} />
            <span className="number">
              {marks[n]}
              {n === marks.length - 1 ? '+' : ''}
            </span>
          </span>
        ))}
      </div>
      <p className="map-legend-note">{t('late')}</p>
    </>
  )
}

/** The sign of a lamp as it stands on the map: the forms differ, not only the colours. */
export function LampSign({ theme = 'light', lamp }: { theme?: MapTheme; lamp: Lamp }) {
  const [face, rim] = palettes[theme].lamps[lamp]
  const edge = lamp === 'paused' || lamp === 'none' ? rim : 'none'
  return (
    <svg className="map-sign" viewBox="-9 -9 18 18" aria-hidden="true">
      {lamp === 'yellow' ? (
        <path d="M0-8.5 8.5 0 0 8.5-8.5 0Z" fill={face} />
      ) : (
        <circle r={lamp === 'red' ? 8 : 5} fill={face} stroke={edge} strokeWidth="2" />
      )}
      {lamp === 'red' && <circle r="2.4" fill={rim} />}
    </svg>
  )
}
