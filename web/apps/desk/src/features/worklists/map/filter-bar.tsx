// SPDX-License-Identifier: Apache-2.0
import { Views } from '@tongguan/lists'
import { inWords } from '@tongguan/words'
import { Select } from 'antd'
import { useCity, useClasses } from '../../../city.ts'
import { GROUNDS, LAMPS, type Said } from './filters.ts'
import { useT } from './words.ts'

/** Lamp, class, street, and by which ground the map is coloured. */
export function FilterBar({ said, onChange }: { said: Said; onChange: (said: Partial<Said>) => void }) {
  const t = useT()
  const city = useCity()
  const majors = (useClasses() ?? []).filter((one) => one.level === 'major')
  const streets = (city?.regions ?? []).filter((one) => one.level === 'street')
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
    <search className="map-filters row end" aria-label={t('filters')}>
      <Views
        label={t('lamp')}
        value={said.lamp}
        views={[{ value: '', name: t('every') }, ...LAMPS.map((lamp) => ({ value: lamp, name: t(lamp) }))]}
        onChange={(lamp) => onChange({ lamp })}
      />
      <Select
        {...shared}
        aria-label={t('class')}
        placeholder={t('class')}
        value={said.class}
        options={majors.map(option)}
        onChange={(value) => onChange({ class: value })}
      />
      <Select
        {...shared}
        aria-label={t('street')}
        placeholder={t('street')}
        value={said.region}
        options={streets.map(option)}
        onChange={(value) => onChange({ region: value })}
      />
      <div className="map-colour">
        <span aria-hidden="true">{t('load')}</span>
        <Select
          aria-label={t('load')}
          variant="filled"
          popupMatchSelectWidth={false}
          value={said.by}
          options={[
            ...GROUNDS.map((one) => ({ value: one, label: one === 'street' ? t('streetLoad') : t(one) })),
            { value: 'off' as const, label: t('off') },
          ]}
          onChange={(by) => onChange({ by })}
        />
      </div>
    </search>
  )
}
