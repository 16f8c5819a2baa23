// SPDX-License-Identifier: Apache-2.0
import { inWords } from '@tongguan/words'
import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useId } from 'react'
import { useCity } from '../../../city.ts'
import { filters, isMixed } from './filters.ts'
import { useHandlers } from './handlers.ts'
import type { MoreProps } from './more-filters.tsx'
import { useT } from './words.ts'

/** The fields behind “more”. */
export function MoreFields({ queue, search, lines, onSet }: MoreProps) {
  const t = useT()
  const id = useId()
  const city = useCity()
  const ended = queue === 'ended'
  const states = (city?.states ?? []).filter((one) => queue === 'found' || one.open !== ended)
  const said = filters.read(search)
  const handlers = useHandlers(lines, said.unit, true)
  const organs = { owner: city?.centres ?? [], unit: city?.units ?? [] }
  return (
    <>
      {isMixed(queue) && queue !== 'mine' && (
        <>
          <label htmlFor={`${id}-state`}>{t('state')}</label>
          <Select
            id={`${id}-state`}
            mode="multiple"
            allowClear
            value={[...said.state]}
            options={states.map((one) => ({ value: one.code, label: inWords(one.name, one.name_en) }))}
            onChange={(value) => onSet('state', value)}
          />
        </>
      )}
      {(['owner', 'unit'] as const).map((filter) => (
        <Row key={filter} id={`${id}-${filter}`} label={t(filter)}>
          <Select
            id={`${id}-${filter}`}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={said[filter] ?? null}
            options={organs[filter].map((one) => ({ value: one.id, label: inWords(one.name, one.name_en) }))}
            onChange={(chosen) => onSet(filter, chosen ?? undefined)}
          />
        </Row>
      ))}
      <Row id={`${id}-handler`} label={t('handler')}>
        <Select
          id={`${id}-handler`}
          allowClear
          placeholder={t('handlerHint')}
          showSearch={{ optionFilterProp: 'label' }}
          value={said.handler ?? null}
          options={handlers}
          onChange={(chosen) => onSet('handler', chosen ?? undefined)}
        />
      </Row>
      {(['reported_from', 'reported_to'] as const).map((filter) => {
        const day = said[filter]
        return (
          <Row key={filter} id={`${id}-${filter}`} label={t(filter)}>
            <DatePicker
              id={`${id}-${filter}`}
              value={day === undefined ? null : dayjs(day)}
              onChange={(chosen) => onSet(filter, chosen?.format('YYYY-MM-DD'))}
            />
          </Row>
        )
      })}
    </>
  )
}

function Row({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {children}
    </>
  )
}
