// SPDX-License-Identifier: Apache-2.0
import type { PlaceOfDay } from './ground.ts'
import { useT } from './words.ts'

const MOST_LISTED = 300

interface Props {
  places: readonly PlaceOfDay[]
  onPoint: (place: string | undefined) => void
  onChoose: (person: string) => void
}

/** The places of the day that nobody has looked at, and whose they are. */
export function OpenPlaces({ places, onPoint, onChoose }: Props) {
  const t = useT()
  const open = places.filter((one) => !one.seen)
  const further = open.length - MOST_LISTED
  if (open.length === 0) return <p className="desk-empty">{t('noneOpen')}</p>
  return (
    <table className="desk-table desk-table-dense patrols-table">
      <thead>
        <tr>
          <th scope="col">
            {t('place')} <span className="number desk-note">{open.length}</span>
          </th>
          <th scope="col">{t('whose')}</th>
        </tr>
      </thead>
      <tbody>
        {open.slice(0, MOST_LISTED).map(({ place, people }) => (
          <tr key={place.id} onPointerEnter={() => onPoint(place.id)} onPointerLeave={() => onPoint(undefined)}>
            <td>{place.name}</td>
            <td>
              {people.map((one) => (
                <button key={one.person} type="button" className="desk-link" onClick={() => onChoose(one.person)}>
                  {one.name}
                </button>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
      {further > 0 && (
        <tfoot>
          <tr>
            <td colSpan={2} className="desk-note">
              {t('further', { n: further })}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}
