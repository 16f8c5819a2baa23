// SPDX-License-Identifier: Apache-2.0
/** By what the fields of a form are filled in on a phone; what is not drawn here is chosen at the desk. */
import type { Schema } from '@tongguan/api-client'
import { type Draft, type Field, type FieldOf, type Form, type Widget as Kind, withPhrase } from '@tongguan/forms'
import { cityMoment, clockTime, date } from '@tongguan/ui'
import { inWords } from '@tongguan/words'
import { type ReactNode, useState } from 'react'
import { PHOTO } from '../offline/item.ts'
import { PhotoPicker } from '../photos/photo-picker.tsx'
import { type Fix, placeOf } from '../position/fix.ts'
import { PositionField } from '../position/position-field.tsx'
import { exhibitsIn, photoOf } from './exhibits.ts'
import { useMoveWords } from './move-words.ts'

interface Props {
  id: string
  form: Form<Schema<'CaseOut'>>
  matter: Schema<'CaseOut'>
  draft: Draft
  /** Where the phone is. */
  fix: Fix | undefined
  denied: boolean
  onChange: (change: Draft) => void
}

interface WidgetProps<W extends Kind> extends Props {
  field: FieldOf<W>
  value: unknown
  set: (given: unknown) => void
}

/** When a day ends for an office that has promised something by then. */
const OFFICE_CLOSES = '18:00'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

const WIDGETS: { readonly [W in Kind]: ((props: WidgetProps<W>) => ReactNode) | 'desk' } = {
  words: Words,
  line: ({ id, value, set, field }) => (
    <Input id={id} field={field}>
      <input id={id} value={text(value)} maxLength={field.longest} onChange={(event) => set(event.target.value)} />
    </Input>
  ),
  choice: ({ value, set, field }) => <Chips field={field} options={field.options} value={value} set={set} />,
  yes_no: YesNo,
  number: ({ id, value, set, field }) => (
    <Input id={id} field={field} unit={inWords(...field.unit)}>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={field.least}
        max={field.most}
        value={typeof value === 'number' ? value : ''}
        onChange={(event) => set(event.target.value === '' ? undefined : Number(event.target.value))}
      />
    </Input>
  ),
  rating: ({ value, set, field }) => {
    const points = Array.from({ length: field.most - field.least + 1 }, (_, nth) => field.least + nth)
    return <Chips field={field} options={points.map((n) => [n, [`${n} 分`, `${n}`]])} value={value} set={set} />
  },
  moment: Moment,
  photos: Photos,
  presence: ({ matter, fix, denied }) => {
    const place = placeOf(matter)
    return <PositionField fix={fix} denied={denied} {...(place && { place })} />
  },
  unit: 'desk',
  units: 'desk',
  centre: 'desk',
  person: 'desk',
  class: 'desk',
  condition: 'desk',
  place: 'desk',
  parent: 'desk',
  order: 'desk',
  call: 'desk',
  notice: 'desk',
}

/** Whether a phone can ask for what is filled in by such a widget. */
export function drawn(widget: Kind): boolean {
  return WIDGETS[widget] !== 'desk'
}

/** What asks for a field. */
export function Widget<W extends Kind>({ field, ...props }: Props & { field: FieldOf<W> }) {
  const Made: ((props: WidgetProps<W>) => ReactNode) | 'desk' = WIDGETS[field.widget]
  if (Made === 'desk') return null
  const quote = props.form.behaviours?.[field.name]?.quote?.(props.matter)
  return (
    <>
      {quote && <p className="note">{quote}</p>}
      <Made
        {...props}
        field={field}
        value={props.draft[field.name]}
        set={(given) => props.onChange({ [field.name]: given })}
      />
    </>
  )
}

/** A field with a name that leads to its input. */
function Input({ id, field, unit, children }: { id: string; field: Field; unit?: string; children: ReactNode }) {
  const name = inWords(...field.label)
  return (
    <div className="field">
      <label className="field-name" htmlFor={id}>
        {unit === undefined ? name : inWords(`${name}（${unit}）`, `${name} (${unit})`)}
        {field.required && ' *'}
      </label>
      {field.hint && <p className="note">{inWords(...field.hint)}</p>}
      {children}
    </div>
  )
}

function Words({ id, value, set, field }: WidgetProps<'words'>) {
  const t = useMoveWords()
  const phrases = field.phrases ?? []
  return (
    <Input id={id} field={field}>
      <textarea
        id={id}
        rows={field.rows ?? 3}
        value={text(value)}
        maxLength={field.longest}
        onChange={(event) => set(event.target.value)}
      />
      {phrases.length > 0 && (
        <fieldset className="chips chips-phrases" aria-label={t('phrases')}>
          {phrases.map((phrase) => (
            <button
              key={phrase[0]}
              type="button"
              className="chip"
              onClick={() => set(withPhrase(text(value), inWords(...phrase), inWords('；', '; ')))}
            >
              {inWords(...phrase)}
            </button>
          ))}
        </fieldset>
      )}
    </Input>
  )
}

interface ChipsProps<Value> {
  field: Field
  options: readonly (readonly [Value, readonly [zh: string, en: string]])[]
  value: unknown
  set: (value: Value) => void
}

function Chips<Value extends string | number | boolean>({ field, options, value, set }: ChipsProps<Value>) {
  const name = inWords(...field.label)
  return (
    <fieldset className="field">
      <legend>
        {name}
        {field.required && ' *'}
      </legend>
      <div className="chips" role="radiogroup" aria-label={name}>
        {options.map(([option, called]) => (
          // biome-ignore lint/a11y/useSemanticElements: a chip the thumb cannot miss, announced as the radio it is
          <button
            key={String(option)}
            type="button"
            role="radio"
            className="chip"
            aria-checked={value === option}
            onClick={() => set(option)}
          >
            {inWords(...called)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

function YesNo({ value, set, field }: WidgetProps<'yes_no'>) {
  const options = [
    [true, field.yes ?? ['是', 'Yes']],
    [false, field.no ?? ['否', 'No']],
  ] as const
  return <Chips field={field} options={options} value={value} set={set} />
}

/** A moment by the city's clock: of one that lies ahead the day is enough. */
function Moment({ id, value, set, field }: WidgetProps<'moment'>) {
  // What is not a day yet stays in the input, and is no answer.
  const [typed, setTyped] = useState<string>()
  const told = typeof value === 'string' ? (field.ahead ? date(value) : `${date(value)}T${clockTime(value)}`) : ''
  const type = (said: string) => {
    setTyped(said)
    const [day = '', time = OFFICE_CLOSES] = said.split('T')
    set(day > '2000' ? cityMoment(day, time) : undefined)
  }
  return (
    <Input id={id} field={field}>
      <input
        id={id}
        type={field.ahead ? 'date' : 'datetime-local'}
        value={typed ?? told}
        onChange={(event) => type(event.target.value)}
      />
    </Input>
  )
}

function Photos({ value, set, field, matter }: WidgetProps<'photos'>) {
  const t = useMoveWords()
  const [only, ...others] = field.kinds
  const shown = exhibitsIn(value)
  const of = (kind: string) => shown.filter((one) => one.kind === kind)
  return (
    <>
      {field.hint && <p className="note">{inWords(...field.hint)}</p>}
      {field.kinds.map((kind) => (
        <PhotoPicker
          key={kind}
          label={kind === only && others.length === 0 ? inWords(...field.label) : t(kind as Parameters<typeof t>[0])}
          needed={field.required ?? false}
          photos={of(kind).map(photoOf)}
          place={matter.address}
          onChange={(ids) => {
            const taken = ids.map((photo) => ({ kind, blob: PHOTO + photo }))
            set(field.kinds.flatMap((each) => (each === kind ? taken : of(each))))
          }}
        />
      ))}
    </>
  )
}
