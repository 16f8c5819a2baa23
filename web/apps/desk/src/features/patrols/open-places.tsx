// SPDX-License-Identifier: Apache-2.0
import { Table } from '@tongguan/lists'
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
  return (
    <>
      <Table
        label={t('showOpen')}
        dense
        rows={open.slice(0, MOST_LISTED)}
        rowKey={({ place }) => place.id}
        rowProps={({ place }) => ({
          onPointerEnter: () => onPoint(place.id),
          onPointerLeave: () => onPoint(undefined),
        })}
        empty={t('noneOpen')}
        columns={[
          {
            key: 'place',
            name: (
              <>
                {t('place')} <span className="number desk-note">{open.length}</span>
              </>
            ),
            cell: ({ place }) => place.name,
          },
          {
            key: 'whose',
            name: t('whose'),
            cell: ({ people }) =>
              people.map((one) => (
                <button key={one.person} type="button" className="desk-link" onClick={() => onChoose(one.person)}>
                  {one.name}
                </button>
              )),
          },
        ]}
      />
      {further > 0 && <p className="desk-note patrols-further">{t('further', { n: further })}</p>}
    </>
  )
}
