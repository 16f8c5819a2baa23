// SPDX-License-Identifier: Apache-2.0
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { Facts, Remaining, shortTime, useNow } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { useEffect, useRef } from 'react'
import { useWall } from './wall-context.tsx'

const useT = words('case-panel', {
  title: ['案件', 'Case'],
  close: ['关闭（Esc）', 'Close (Esc)'],
  state: ['状态', 'State'],
  left: ['剩余', 'Left'],
  place: ['地点', 'Place'],
  cell: ['单元网格 {{n}}', 'cell {{n}}'],
  unit: ['主办单位', 'Lead unit'],
  reported: ['上报', 'Reported'],
  returns: ['退单', 'Returned'],
  times: ['{{n}} 次', '{{n}} ×'],
  course: ['办理历程', 'Course'],
  waiting: ['正在取…', 'Fetching …'],
})

/** One case on the wall: how it stands and how it went. */
export function CasePanel({ taskNo }: { taskNo: string }) {
  const t = useT()
  const { go } = useWall()
  const now = useNow(60)
  const place = useRef<HTMLElement>(null)
  const ref = { params: { path: { ref: taskNo } } }
  const asked = $api.useQuery('get', '/api/v1/cases/{ref}', ref)
  const lines = $api.useQuery('get', '/api/v1/cases/{ref}/history', ref).data?.lines
  const city = $api.useQuery('get', '/api/v1/city', {}, { staleTime: 3_600_000 }).data
  useEffect(() => place.current?.focus(), [])
  const one = asked.data
  const unit = city?.units.find((each) => each.id === one?.lead_unit)
  const refused = asked.error === null ? undefined : refusalOf(asked.error).problem
  return (
    <aside className="case" aria-label={`${t('title')} ${taskNo}`} ref={place} tabIndex={-1}>
      <header>
        <small className="number">{taskNo}</small>
        <button type="button" onClick={() => go({ go: 'case', taskNo: null })} aria-label={t('close')}>
          ×
        </button>
        <h2>{one ? one.class_name || one.title : t('waiting')}</h2>
        {one && <p>{one.title}</p>}
        {refused && <p role="alert">{inWords(refused.detail, refused.title_en)}</p>}
      </header>
      {one && (
        <Facts
          narrow
          of={[
            [t('state'), inWords(one.state_name, one.state_name_en)],
            [t('left'), one.open && <Remaining due={one.due_at} lamp={one.lamp} />],
            [
              t('place'),
              <>
                {one.address && <span className="case-address">{one.address}</span>}
                {regionsOf(one.region, city)}
                {one.region.length === 15 && <> {t('cell', { n: one.region.slice(12) })}</>}
              </>,
            ],
            [t('unit'), unit && inWords(unit.name, unit.name_en)],
            [t('reported'), <span className="number">{shortTime(one.reported_at, now)}</span>],
            [t('returns'), one.returns > 0 && t('times', { n: one.returns })],
          ]}
        />
      )}
      <h3>{t('course')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard as well */}
      <ol className="course" tabIndex={0} aria-label={t('course')}>
        {[...(lines ?? [])].reverse().map((line) => (
          <li key={line.version}>
            <span className="number">{shortTime(line.at, now)}</span>
            <b>{line.name}</b>
            <span>{line.after_name}</span>
          </li>
        ))}
      </ol>
    </aside>
  )
}

/** The street and the community a place lies in; a community that is called like its street is said once. */
function regionsOf(code: string, city: Pick<Schema<'CityOut'>, 'regions'> | undefined): string {
  const names = [9, 12].flatMap((digits) => {
    const known = city?.regions.find((one) => one.code === code.slice(0, digits))
    return known && code.length >= digits ? inWords(known.name, known.name_en) : []
  })
  return [...new Set(names)].join(' ')
}
