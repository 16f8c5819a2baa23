// SPDX-License-Identifier: Apache-2.0
import { api } from '@tongguan/api-client'
import { Views } from '@tongguan/lists'
import { useMe } from '@tongguan/shell'
import { date, useNow } from '@tongguan/ui'
import { inWords } from '@tongguan/words'
import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useCity } from '../../city.ts'
import { ExportButton } from '../../export-button.tsx'
import { type Asked, SHOWS } from './filters.ts'
import { SHOW_NAMES } from './ground.ts'
import { useT } from './words.ts'

const STREET_DIGITS = 9

interface Props {
  asked: Asked
  onGo: (changed: Partial<Asked>) => void
}

/** Which street, which day, and who of them. */
export function FilterBar({ asked, onGo }: Props) {
  const t = useT()
  const city = useCity()
  const today = date(useNow(60))
  const { region } = asked
  const { posts } = useMe()
  const several = posts.some((one) => one.region.length < STREET_DIGITS)
  const streets = (city?.regions ?? []).filter((one) => one.level === 'street')
  return (
    <search className="map-filters row end" aria-label={t('filters')}>
      <Views
        label={t('show')}
        value={asked.show}
        views={SHOWS.map((one) => ({ value: one, name: t(SHOW_NAMES[one]) }))}
        onChange={(value) => onGo({ show: value, person: undefined })}
      />
      {several && (
        <Select
          allowClear
          variant="filled"
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('street')}
          placeholder={t('street')}
          value={region}
          options={streets.map((one) => ({ value: one.code, label: inWords(one.name, one.name_en) }))}
          onChange={(region?: string) => onGo({ region, person: undefined })}
        />
      )}
      <DatePicker
        variant="filled"
        aria-label={t('day')}
        allowClear={asked.day !== undefined}
        value={dayjs(asked.day ?? today)}
        maxDate={dayjs(today)}
        onChange={(day) => {
          const told = day?.format('YYYY-MM-DD')
          onGo({ day: told === today ? undefined : told })
        }}
      />
      <ExportButton
        small
        ask={(signal) =>
          api.GET('/api/v1/patrols/plans.xlsx', {
            params: { query: region ? { region } : {} },
            parseAs: 'blob',
            signal,
          })
        }
      />
    </search>
  )
}
