// SPDX-License-Identifier: Apache-2.0
import type { BasicWidgets, FieldOf } from '@tongguan/forms'
import { inWords, words } from '@tongguan/words'
import { Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { Moment } from './moment.tsx'
import { Words } from './words.tsx'

const useT = words('form-widgets', {
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  points: ['{{n}} 分', '{{n}}'],
})

interface BasicProps<W extends keyof BasicWidgets> {
  id: string
  field: FieldOf<W>
  value: unknown
  set: (given: unknown) => void
}

/** What fields are filled in by, whatever the form is about. */
export const BASIC: { readonly [W in keyof BasicWidgets]: (props: BasicProps<W>) => ReactNode } = {
  words: Words,
  line: ({ id, value, set, field }) => (
    <Input
      id={id}
      value={String(value ?? '')}
      {...(field.longest !== undefined && { maxLength: field.longest })}
      onChange={(event) => set(event.target.value)}
    />
  ),
  choice: ({ id, value, set, field }) => {
    const options = field.options.map(([code, name]) => ({ value: code, label: inWords(...name) }))
    if (options.length > 5) return <Select id={id} value={value as string} options={options} onChange={set} />
    return <Radio.Group id={id} value={value} options={options} onChange={(event) => set(event.target.value)} />
  },
  yes_no: YesNo,
  number: ({ id, value, set, field }) => (
    <InputNumber
      id={id}
      value={typeof value === 'number' ? value : null}
      {...(field.least !== undefined && { min: field.least })}
      {...(field.most !== undefined && { max: field.most })}
      precision={0}
      suffix={inWords(...field.unit)}
      onChange={(given) => set(given ?? undefined)}
      style={{ width: 180 }}
    />
  ),
  rating: Rating,
  moment: ({ id, value, set, field }) => <Moment id={id} value={value} ahead={field.ahead} onChange={set} />,
}

function YesNo({ id, value, set, field }: BasicProps<'yes_no'>) {
  const t = useT()
  return (
    <Radio.Group id={id} value={value} onChange={(event) => set(event.target.value)}>
      <Radio value={true}>{field.yes === undefined ? t('yes') : inWords(...field.yes)}</Radio>
      <Radio value={false}>{field.no === undefined ? t('no') : inWords(...field.no)}</Radio>
    </Radio.Group>
  )
}

function Rating({ id, value, set, field }: BasicProps<'rating'>) {
  const t = useT()
  const points = Array.from({ length: field.most - field.least + 1 }, (_, nth) => field.least + nth)
  return (
    <Radio.Group id={id} value={value} onChange={(event) => set(event.target.value)}>
      {points.map((n) => (
        <Radio key={n} value={n}>
          {t('points', { n })}
        </Radio>
      ))}
    </Radio.Group>
  )
}
