// SPDX-License-Identifier: Apache-2.0
import type { Draft, Field, FieldOf, Form, Widget as Kind } from '@tongguan/forms'
import { inWords, words } from '@tongguan/words'
import { Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Case } from '../case/case-data.ts'
import { CallPicker, NoticePicker, OrderPicker, ParentPicker } from './choosing.tsx'
import { ClassPicker, ConditionPicker, useOnlyCondition } from './class-picker.tsx'
import { Moment } from './moment.tsx'
import { Photos } from './photos.tsx'
import { CentrePicker, PersonPicker, UnitPicker } from './pickers.tsx'
import { PlacePicker, Presence } from './places.tsx'
import { Words } from './words.tsx'

const useT = words('case-widgets', {
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  points: ['{{n}} 分', '{{n}}'],
})

interface Props {
  id: string
  form: Form<Case>
  shown: Case
  draft: Draft
  /** Organs in which the person holds a post. */
  organs: readonly string[]
  onChange: (change: Draft) => void
}

interface WidgetProps<W extends Kind> extends Props {
  field: FieldOf<W>
  value: unknown
  set: (given: unknown) => void
}

/** What a picker of somebody or something must know. */
const picked = ({ id, shown, value, set }: WidgetProps<Kind>) => ({ id, shown, value, onChange: set })

/** The things of the case of which one is meant. */
const meant = ({ form, field, shown, organs, ...rest }: WidgetProps<'order' | 'call' | 'notice'>) => ({
  ...picked({ form, field, shown, organs, ...rest }),
  among: form.behaviours?.[field.name]?.among?.(shown, organs) ?? [],
})

const WIDGETS: { readonly [W in Kind]: (props: WidgetProps<W>) => ReactNode } = {
  words: Words,
  line: ({ id, value, set, field }) => (
    <Input
      id={id}
      value={String(value ?? '')}
      maxLength={Math.min(field.longest ?? 200, 200)}
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
  unit: (props) => <UnitPicker {...picked(props)} scope={props.field.scope} several={false} />,
  units: (props) => <UnitPicker {...picked(props)} scope={props.field.scope} several />,
  centre: (props) => <CentrePicker {...picked(props)} />,
  person: (props) => (
    <PersonPicker
      {...picked(props)}
      scope={props.field.scope}
      organ={organOf(props.field.scope, props.shown, props.organs)}
    />
  ),
  class: ClassField,
  condition: (props) => (
    <ConditionPicker
      {...picked(props)}
      classCode={typeof props.draft.class_code === 'string' ? props.draft.class_code : undefined}
    />
  ),
  photos: ({ id, value, set, field }) => <Photos id={id} value={value} field={field} onChange={set} />,
  presence: ({ id, draft, onChange }) => <Presence id={id} draft={draft} onChange={onChange} />,
  place: ({ shown, draft, onChange }) => <PlacePicker shown={shown} draft={draft} onChange={onChange} />,
  order: (props) => <OrderPicker {...meant(props)} />,
  call: (props) => <CallPicker {...meant(props)} />,
  notice: (props) => <NoticePicker {...meant(props)} />,
  parent: (props) => <ParentPicker {...picked(props)} />,
}

const GROUPS: readonly Kind[] = [
  'choice',
  'yes_no',
  'condition',
  'rating',
  'order',
  'call',
  'notice',
  'place',
  'presence',
]

/** A field's label points at an input, unless a group of choices is named by it. */
export function isGroup(field: Field): boolean {
  return GROUPS.includes(field.widget)
}

/** What asks for a field. */
export function Widget<W extends Kind>({ field, ...props }: Props & { field: FieldOf<W> }) {
  const Made: (props: WidgetProps<W>) => ReactNode = WIDGETS[field.widget]
  const quote = props.form.behaviours?.[field.name]?.quote?.(props.shown)
  return (
    <>
      {quote && <p className="dossier-quote">{quote}</p>}
      <Made
        {...props}
        field={field}
        value={props.draft[field.name]}
        set={(given) => props.onChange({ [field.name]: given })}
      />
    </>
  )
}

function organOf(scope: string, shown: Case, organs: readonly string[]): string | null {
  if (scope === 'lead_unit') return shown.lead_unit
  return shown.orders.find((order) => order.role !== 'lead' && organs.includes(order.unit))?.unit ?? null
}

function YesNo({ id, value, set, field }: WidgetProps<'yes_no'>) {
  const t = useT()
  return (
    <Radio.Group id={id} value={value} onChange={(event) => set(event.target.value)}>
      <Radio value={true}>{field.yes === undefined ? t('yes') : inWords(...field.yes)}</Radio>
      <Radio value={false}>{field.no === undefined ? t('no') : inWords(...field.no)}</Radio>
    </Radio.Group>
  )
}

function Rating({ id, value, set, field }: WidgetProps<'rating'>) {
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

function ClassField(props: WidgetProps<'class'>) {
  const onlyCondition = useOnlyCondition()
  return (
    <ClassPicker
      {...picked(props)}
      onChange={(chosen) => props.onChange({ class_code: chosen, condition: onlyCondition(chosen) })}
    />
  )
}
