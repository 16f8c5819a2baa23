// SPDX-License-Identifier: Apache-2.0

import { useNavigate } from '@tanstack/react-router'
import { Views } from '@tongguan/lists'
import { inWords } from '@tongguan/words'
import { Select } from 'antd'
import { type Search, single } from '../../../address.ts'
import { useCity, useClasses } from '../../../city.ts'
import { askedOf, GROUNDS, groundOf, LAMPS } from './filters.ts'
import { useT } from './words.ts'

/** Lamp, class, street, and by which ground the map is coloured. */
export function FilterBar({ search }: { search: Search }) {
  const t = useT()
  const navigate = useNavigate()
  const city = useCity()
  const majors = (useClasses() ?? []).filter((one) => one.level === 'major')
  const streets = (city?.regions ?? []).filter((one) => one.level === 'street')
  const asked = askedOf(search)
  const set = (key: string, value: string | undefined) =>
    void navigate({ to: '.', search: { ...search, [key]: value }, replace: true })
  const option = (one: { code: string; name: string; name_en: string }) => ({
    value: one.code,
    label: inWords(one.name, one.name_en),
  })
  const shared = {
    allowClear: true,
    variant: 'filled' as const,
    popupMatchSelectWidth: false,
    showSearch: { optionFilterProp: 'label' },
  }
  return (
    <search className="map-filters" aria-label={t('filters')}>
      <Views
        label={t('lamp')}
        value={asked.lamp ?? 'every'}
        views={[{ value: 'every', name: t('every') }, ...LAMPS.map((lamp) => ({ value: lamp, name: t(lamp) }))]}
        onChange={(lamp) => set('lamp', lamp === 'every' ? undefined : lamp)}
      />
      <Select
        {...shared}
        aria-label={t('class')}
        placeholder={t('class')}
        value={asked.class}
        options={majors.map(option)}
        onChange={(value) => set('class', value)}
      />
      <Select
        {...shared}
        aria-label={t('street')}
        placeholder={t('street')}
        value={asked.region}
        options={streets.map(option)}
        onChange={(value) => set('region', value)}
      />
      <div className="map-colour">
        <span aria-hidden="true">{t('load')}</span>
        <Select
          aria-label={t('load')}
          variant="filled"
          popupMatchSelectWidth={false}
          value={single(search.by) === 'off' ? 'off' : groundOf(search)}
          options={[
            ...GROUNDS.map((one) => ({ value: one, label: one === 'street' ? t('streetLoad') : t(one) })),
            { value: 'off', label: t('off') },
          ]}
          onChange={(value) => set('by', value === 'autonomy' ? undefined : value)}
        />
      </div>
    </search>
  )
}
