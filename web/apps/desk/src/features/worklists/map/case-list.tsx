// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { LampSign, lampOf, type MapCase } from '@tongguan/map'
import { inWords } from '@tongguan/words'
import { Button } from 'antd'
import { Urgency } from '../../../case/urgency.tsx'
import { useCityNames, useClasses } from '../../../city.ts'
import { useT } from './words.ts'

const MOST_LISTED = 150

interface Props {
  cases: readonly MapCase[]
  /** What the list was narrowed to on the map; none for all in view. */
  narrowed: string | undefined
  filtered: boolean
  onBack(): void
  onClear(): void
  onPoint(id: string | undefined): void
}

/** The cases in view, the most urgent first: what the map shows, for reading and for the keyboard. */
export function CaseList({ cases, narrowed, filtered, onBack, onClear, onPoint }: Props) {
  const t = useT()
  const names = useCityNames()
  const classes = new Map((useClasses() ?? []).map((one) => [one.code, inWords(one.name, one.name_en)]))
  return (
    <section className="map-list" aria-label={t('inView')}>
      <header>
        <h2>
          {narrowed ?? t('inView')} <span className="number">{cases.length}</span>
        </h2>
        {narrowed !== undefined && (
          <Button size="small" onClick={onBack}>
            {t('back')}
          </Button>
        )}
      </header>
      {cases.length === 0 && (
        <p className="map-nothing">
          {filtered ? t('nothingFound') : t('nothing')}
          {filtered && <Button onClick={onClear}>{t('clear')}</Button>}
        </p>
      )}
      <ul onPointerLeave={() => onPoint(undefined)}>
        {cases.slice(0, MOST_LISTED).map(([id, taskNo, , , told, state, code, urgency, title]) => {
          const lamp = lampOf(told)
          return (
            <li key={id}>
              <Link
                to="."
                search={(before) => ({ ...before, case: taskNo })}
                onPointerEnter={() => onPoint(id)}
                onFocus={() => onPoint(id)}
              >
                <LampSign lamp={lamp} />
                <span className="ellipsis">
                  <Urgency of={urgency} /> {title}
                </span>
                <span className="map-case-note">
                  <span className={`map-lamp-${lamp}`}>{t(lamp)}</span>
                  <span>{names.state(state)}</span>
                  <span>{code === null ? '' : (classes.get(code) ?? code)}</span>
                  <span className="number">{taskNo}</span>
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
      {cases.length > MOST_LISTED && <p className="map-further">{t('further', { n: cases.length - MOST_LISTED })}</p>}
    </section>
  )
}
