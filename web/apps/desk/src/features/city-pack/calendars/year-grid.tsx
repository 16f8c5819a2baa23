// SPDX-License-Identifier: Apache-2.0
import { language, words } from '@tongguan/words'
import { type Day, type DayKind, type Exception, weeksOf } from './year.ts'
import './year.css'

const useT = words('admin.year', {
  work: ['上班', 'working day'],
  weekend: ['周末', 'weekend'],
  holiday: ['放假', 'holiday'],
  workday: ['调休上班', 'working weekend'],
})

const WEEKDAYS = { zh: ['一', '二', '三', '四', '五', '六', '日'], en: ['M', 'T', 'W', 'T', 'F', 'S', 'S'] }
const MARKS: Record<DayKind, string> = { work: '', weekend: '', holiday: '休', workday: '班' }
const LEGEND: DayKind[] = ['work', 'weekend', 'holiday', 'workday']

interface Props {
  year: number
  exceptions: ReadonlyMap<string, Exception>
  busy: boolean
  /** Only in a draft of a published year. */
  onTurn?: (day: Day) => void
}

/** Twelve months; a holiday and a working weekend bear a mark as well as a colour. */
export function YearGrid({ year, exceptions, busy, onTurn }: Props) {
  const t = useT()
  return (
    <>
      <ul className="year-legend">
        {LEGEND.map((kind) => (
          <li key={kind}>
            <span className={`year-day year-${kind}`} aria-hidden="true">
              {MARKS[kind] || '1'}
            </span>
            {t(kind)}
          </li>
        ))}
      </ul>
      <div className="year">
        {Array.from({ length: 12 }, (_, index) => index + 1).map((month) => (
          <Month
            key={month}
            year={year}
            month={month}
            exceptions={exceptions}
            busy={busy}
            {...(onTurn && { onTurn })}
          />
        ))}
      </div>
    </>
  )
}

function Month({ year, month, exceptions, busy, onTurn }: Props & { month: number }) {
  const t = useT()
  const zh = language() === 'zh'
  const name = zh
    ? `${month}月`
    : new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, 1))
  return (
    <table className="year-month">
      <caption>{name}</caption>
      <thead>
        <tr>
          {WEEKDAYS[zh ? 'zh' : 'en'].map((day, index) => (
            <th key={index} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month, exceptions).map((week) => (
          <tr key={week.find((day) => day !== undefined)?.date}>
            {week.map((day, index) => (
              <td key={day?.date ?? `empty ${index}`}>
                {day !== undefined && (
                  <DayPlace
                    day={day}
                    label={`${day.date} ${t(day.kind)} ${day.note}`}
                    busy={busy}
                    {...(onTurn && { onTurn })}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayPlace({
  day,
  label,
  busy,
  onTurn,
}: {
  day: Day
  label: string
  busy: boolean
  onTurn?: (day: Day) => void
}) {
  const number = Number(day.date.slice(8))
  const inside = (
    <>
      <span aria-hidden="true">
        {number}
        {MARKS[day.kind] && <sup>{MARKS[day.kind]}</sup>}
      </span>
      <span className="visually-hidden">{label}</span>
    </>
  )
  if (onTurn === undefined) {
    return (
      <span className={`year-day year-${day.kind}`} title={label}>
        {inside}
      </span>
    )
  }
  return (
    <button
      type="button"
      className={`year-day year-${day.kind}`}
      title={label}
      aria-disabled={busy}
      onClick={() => {
        if (!busy) onTurn(day)
      }}
    >
      {inside}
    </button>
  )
}
