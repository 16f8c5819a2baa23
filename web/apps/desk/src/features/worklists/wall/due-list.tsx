// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { $api } from '@tongguan/api-client'
import { Remaining } from '@tongguan/ui'
import { useCityNames } from '../../../city.ts'
import { useT } from './words.ts'

const SHOWN = 8
const EVERY_MS = 20_000

/** The cases whose limits run out first, or ran out first. */
export function DueList({ title, lamp }: { title: string; lamp: 'ahead' | 'red' }) {
  const t = useT()
  const names = useCityNames()
  const lines = $api.useQuery(
    'get',
    '/api/v1/cases',
    { params: { query: { lamp, sort: 'due', limit: SHOWN } } },
    { refetchInterval: EVERY_MS },
  ).data?.items
  return (
    <div>
      <h2>{title}</h2>
      <ol>
        {lines?.map((line) => (
          <li key={line.id}>
            <Remaining due={line.red_at} lamp={line.lamp} />
            <span className="wall-case">
              <Link to="/cases/$ref" params={{ ref: line.task_no }}>
                {line.title}
              </Link>
              <span className="tone-faint">
                {[
                  names.state(line.state, line.state_name),
                  names.holder(line),
                  names.place(line.region, line.region_name),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
        {lines?.length === 0 && <li className="tone-faint">{t('none')}</li>}
      </ol>
    </div>
  )
}
