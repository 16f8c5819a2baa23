// SPDX-License-Identifier: Apache-2.0
import { Tag } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { useTable } from '../../../pack/data.ts'

const useT = words('calendars.year-awaited', {
  awaited: ['待公布', 'awaited'],
  why: ['{{year}} 年放假安排尚未公布，时限暂定', 'The holidays of {{year}} are awaited: deadlines are provisional'],
})

/** A year of the calendar that nobody has published yet: whoever looks after the rules has to bring it in. */
export function YearAwaited() {
  const t = useT()
  const years = useTable(undefined, 'calendar_years.csv', { limit: 100 }).data?.rows
  const awaited = years?.find((one) => one.cells.status !== 'published')
  if (awaited === undefined) return null
  return (
    <span title={t('why', { year: awaited.key })}>
      <Tag tone="amber">{t('awaited')}</Tag>
    </span>
  )
}
