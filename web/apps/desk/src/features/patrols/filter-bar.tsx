// SPDX-License-Identifier: Apache-2.0
import { useMe } from '@tongguan/shell'
import { date, useNow } from '@tongguan/ui'
import { inWords } from '@tongguan/words'
import { DatePicker, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import { type Search, single } from '../../address.ts'
import { useCity } from '../../city.ts'
import { SHOW_NAMES, SHOWS, type Show } from './ground.ts'
import { useT } from './words.ts'

const STREET_DIGITS = 9

interface Props {
  search: Search
  show: Show
  onGo: (changed: Search) => void
}

/** Which street, which day, and who of them. */
export function FilterBar({ search, show, onGo }: Props) {
  const t = useT()
  const city = useCity()
  const today = date(useNow(60))
  const { posts } = useMe()
  const several = posts.some((one) => one.region.length < STREET_DIGITS)
  const streets = (city?.regions ?? []).filter((one) => one.level === 'street')
  return (
    <search className="patrols-filters" aria-label={t('filters')}>
      <Segmented
        aria-label={t('show')}
        value={show}
        options={SHOWS.map((one) => ({ value: one, label: t(SHOW_NAMES[one]) }))}
        onChange={(value) => onGo({ show: value === 'all' ? undefined : value, person: undefined })}
      />
      {several && (
        <Select
          allowClear
          variant="filled"
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('street')}
          placeholder={t('street')}
          value={single(search.region)}
          options={streets.map((one) => ({ value: one.code, label: inWords(one.name, one.name_en) }))}
          onChange={(region) => onGo({ region, person: undefined })}
        />
      )}
      <DatePicker
        variant="filled"
        aria-label={t('day')}
        allowClear={single(search.day) !== undefined}
        value={dayjs(single(search.day) ?? today)}
        maxDate={dayjs(today)}
        onChange={(day) => {
          const told = day?.format('YYYY-MM-DD')
          onGo({ day: told === today ? undefined : told })
        }}
      />
    </search>
  )
}
