// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { $api, refusalOf } from '@tongguan/api-client'
import { percent, shortTime } from '@tongguan/ui'
import { useCityNames } from '../../city.ts'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { ListSearch } from './list-search.tsx'
import { useT } from './words.ts'

/** How well the list does: what the machine got wrong, and the rows that erred. */
export function ListQuality() {
  const t = useT()
  const names = useCityNames()
  const tolerance = $api.useQuery('get', '/api/v1/dispatch/tolerance', {})
  const flagged = $api.useQuery('get', '/api/v1/dispatch/flagged-rows', {})
  if (tolerance.error !== null) return <RefusedWords refused={refusalOf(tolerance.error)} />
  return (
    <div className="dispatch-quality desk-scroll">
      <section>
        <h2>{t('flagged')}</h2>
        <table className="desk-table desk-table-dense">
          <thead>
            <tr>
              <th scope="col">{t('rowOf')}</th>
              <th scope="col" style={{ width: 72 }}>
                {t('returns')}
              </th>
              <th scope="col" style={{ width: '44%' }}>
                {t('last')}
              </th>
            </tr>
          </thead>
          <tbody>
            {flagged.data?.map((row) => (
              <tr key={`${row.row}:${row.edition}`}>
                <td title={t('rowNo', { row: row.row, edition: row.edition })}>
                  {row.listed?.class_path ?? row.row}
                  {row.listed && (
                    <span className="desk-note dispatch-second">
                      → {row.listed.lead_name} · {row.listed.basis}
                    </span>
                  )}
                </td>
                <td className="number">{row.returns}</td>
                <td>
                  {t('shouldBe', {
                    wrong: row.last_unit === null ? '—' : names.organ(row.last_unit.id, row.last_unit.name),
                    right:
                      row.last_right_unit === null
                        ? t('unknownUnit')
                        : names.organ(row.last_right_unit.id, row.last_right_unit.name),
                  })}
                  <span className="desk-note dispatch-second">
                    <Link to="/cases/$ref" params={{ ref: row.last_task_no }}>
                      {row.last_task_no}
                    </Link>{' '}
                    · {shortTime(row.last_at)} · {row.last_reason}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {flagged.data?.length === 0 && <p className="desk-empty">{t('none')}</p>}
      </section>
      <section>
        <h2>{t('tolerance')}</h2>
        <table className="desk-table desk-table-dense">
          <thead>
            <tr>
              <th scope="col">{t('className')}</th>
              <th scope="col" style={{ width: 80 }}>
                {t('dispatched')}
              </th>
              <th scope="col" style={{ width: 70 }}>
                {t('wrong')}
              </th>
              <th scope="col" style={{ width: 90 }}>
                {t('rate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {tolerance.data?.map((row) => (
              <tr key={row.class_code}>
                <td>
                  <span title={row.class_code}>{row.class_name}</span>
                </td>
                <td className="number">{row.dispatched}</td>
                <td className="number">{row.wrong}</td>
                <td className="number">{percent(row.error_rate)}%</td>
              </tr>
            ))}
          </tbody>
        </table>
        {tolerance.data?.length === 0 && <p className="desk-empty">{t('none')}</p>}
      </section>
      <ListSearch region="" />
    </div>
  )
}
