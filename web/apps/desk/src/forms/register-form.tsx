// SPDX-License-Identifier: Apache-2.0
/** The form of a register: its fields are declared by the server, a page says how it begins and where it goes. */
import type { Refused, Schema } from '@tongguan/api-client'
import { type Draft, type FieldOf, firstDraft, missing, type RegisterField, wrongIn } from '@tongguan/forms'
import { type FormName, registerBody, registerForm } from '@tongguan/forms/registers.ts'
import { type ReactNode, useCallback, useId, useState } from 'react'
import { Labelled } from './labelled.tsx'
import { WIDGETS, type WidgetProps } from './register-widgets.tsx'

interface Filling<N extends FormName> {
  fields: readonly RegisterField[]
  draft: Draft
  change: (given: Draft) => void
  /** What is sent; nothing while something is missing. */
  body: Schema<N> | undefined
}

/** A form that is filled in; what stands in it at first is the page's to say. */
export function useRegisterForm<N extends FormName>(name: N, begun: () => Draft = () => ({})): Filling<N> {
  const form = registerForm(name)
  const [draft, setDraft] = useState<Draft>(() => ({ ...firstDraft(form, undefined), ...begun() }))
  const change = useCallback((given: Draft) => setDraft((before) => ({ ...before, ...given })), [])
  const ready = missing(form, form.fields, draft).length === 0
  return { fields: form.fields, draft, change, body: ready ? registerBody(name, draft) : undefined }
}

/** What was refused, unless all of it is said at the fields. */
export function beyondFields(fields: readonly RegisterField[], refused: Refused | undefined): Refused | undefined {
  const hints = refused?.hints ?? []
  const said = hints.length > 0 && hints.every((hint) => fields.some((field) => wrongIn(field, [hint]).length > 0))
  return said ? undefined : refused
}

interface FieldsProps {
  filling: Pick<Filling<FormName>, 'fields' | 'draft' | 'change'>
  refused: Refused | undefined
  /** What draws an ordered list of places, on a page with a map of them. */
  places?: (props: WidgetProps<'places'>) => ReactNode
}

/** The fields in their order, each with what the platform found wrong with it. */
export function RegisterFields({ filling: { fields, draft, change }, refused, places }: FieldsProps) {
  const id = useId()
  return fields.map((field) => (
    <Labelled key={field.name} id={`${id}-${field.name}`} field={field} wrong={wrongIn(field, refused?.hints ?? [])}>
      <Asked id={`${id}-${field.name}`} field={field} value={draft[field.name]} onChange={change} places={places} />
    </Labelled>
  ))
}

interface AskedProps extends Pick<FieldsProps, 'places'> {
  id: string
  field: RegisterField
  value: unknown
  onChange: (change: Draft) => void
}

function Asked({ field, places, ...props }: AskedProps) {
  const { name } = field
  const { onChange } = props
  const set = useCallback((given: unknown) => onChange({ [name]: given }), [name, onChange])
  if (field.widget === 'places') return places?.({ ...props, field, set })
  return <Widget {...props} field={field} set={set} />
}

function Widget<W extends keyof typeof WIDGETS>({ field, ...props }: WidgetProps<W> & { field: FieldOf<W> }) {
  const Made: (props: WidgetProps<W>) => ReactNode = WIDGETS[field.widget]
  return <Made {...props} field={field} />
}
