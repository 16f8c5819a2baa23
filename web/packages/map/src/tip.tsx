// SPDX-License-Identifier: Apache-2.0
import { inWords } from '@tongguan/words'
import { lampOf } from './places.ts'
import type { Picked } from './props.ts'
import type { City } from './shapes.ts'
import { useMapWords } from './words.ts'

const MOST_TOLD = 3
/** Pixels above the pointer that the longest tip needs. */
const ROOM = 220

/** A few words about what the pointer is over. */
export function Tip({ city, picked, x, y }: { city: City; picked: Picked; x: number; y: number }) {
  return (
    <div
      className={y < ROOM ? 'map-tip map-tip-below' : 'map-tip'}
      style={{ '--x': `${x}px`, top: y } as object}
      aria-hidden="true"
    >
      {picked.kind === 'cases' ? <Cases city={city} cases={picked.cases} /> : <Ground picked={picked} />}
    </div>
  )
}

function Cases({ city, cases }: { city: City; cases: Extract<Picked, { kind: 'cases' }>['cases'] }) {
  const t = useMapWords()
  const state = (code: string) => {
    const found = city.states.find((one) => one.code === code)
    return found ? inWords(found.name, found.name_en) : code
  }
  return (
    <>
      {cases.slice(0, MOST_TOLD).map(([id, , , , told, code, , , title]) => {
        const lamp = lampOf(told)
        return (
          <p key={id}>
            <b>{title}</b>
            <br />
            <span className={`map-lamp map-lamp-${lamp}`}>{t(lamp)}</span> {state(code)}
          </p>
        )
      })}
      {cases.length > MOST_TOLD && <p>{t('more', { n: cases.length })}</p>}
    </>
  )
}

function Ground({ picked }: { picked: Extract<Picked, { kind: 'ground' }> }) {
  const t = useMapWords()
  const { open = 0, red = 0 } = picked.load ?? {}
  return (
    <p>
      <b>{picked.name}</b>
      <br />
      {open === 0 ? t('empty') : t('counted', { open })}
      {red > 0 && <span className="map-lamp map-lamp-red"> {t('countedLate', { red })}</span>}
    </p>
  )
}
