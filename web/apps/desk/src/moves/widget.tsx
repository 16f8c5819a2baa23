// SPDX-License-Identifier: Apache-2.0
import type { Draft, FieldOf, Form, Widget as Kind } from '@tongguan/forms'
import type { ReactNode } from 'react'
import type { Case } from '../case/case-data.ts'
import { BASIC } from '../forms/basic.tsx'
import { CallPicker, NoticePicker, OrderPicker, ParentPicker } from './choosing.tsx'
import { ClassPicker, ConditionPicker, useOnlyCondition } from './class-picker.tsx'
import { Photos } from './photos.tsx'
import { CentrePicker, PersonPicker, UnitPicker } from './pickers.tsx'
import { PlacePicker, Presence } from './places.tsx'

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
  ...BASIC,
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

function ClassField(props: WidgetProps<'class'>) {
  const onlyCondition = useOnlyCondition()
  return (
    <ClassPicker
      {...picked(props)}
      onChange={(chosen) => props.onChange({ class_code: chosen, condition: onlyCondition(chosen) })}
    />
  )
}
