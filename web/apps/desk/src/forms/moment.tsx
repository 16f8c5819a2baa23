// SPDX-License-Identifier: Apache-2.0
import { cityMoment, clockTime, date, now } from '@tongguan/ui'
import { inWords } from '@tongguan/words'
import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'

const DAY = 86_400_000
const WAYS = [
  [30, '一个月', 'a month'],
  [90, '三个月', 'three months'],
  [180, '半年', 'half a year'],
] as const

interface Props {
  id: string
  value: unknown
  /** The moment lies ahead; else behind. */
  ahead: boolean
  onChange: (value: string | undefined) => void
}

/** A moment by the city's clock, wherever the browser stands; a term ahead is one click away. */
export function Moment({ id, value, ahead, onChange }: Props) {
  const today = date(now())
  return (
    <div className="row">
      <DatePicker
        id={id}
        showTime={{ format: 'HH:mm', minuteStep: 5 }}
        format="YYYY-MM-DD HH:mm"
        value={typeof value === 'string' ? dayjs(`${date(value)}T${clockTime(value)}`) : null}
        disabledDate={(day) => (ahead ? day.format('YYYY-MM-DD') < today : day.format('YYYY-MM-DD') > today)}
        onChange={(day) =>
          onChange(day === null ? undefined : cityMoment(day.format('YYYY-MM-DD'), day.format('HH:mm')))
        }
      />
      {ahead &&
        WAYS.map(([days, zh, en]) => (
          <Button key={days} size="small" onClick={() => onChange(cityMoment(date(now() + days * DAY), '17:30'))}>
            {inWords(zh, en)}
          </Button>
        ))}
    </div>
  )
}
