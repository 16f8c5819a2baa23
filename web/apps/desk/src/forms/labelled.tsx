// SPDX-License-Identifier: Apache-2.0
import type { Hint } from '@tongguan/api-client'
import type { AnyField } from '@tongguan/forms'
import { inWords, words } from '@tongguan/words'
import type { ReactNode } from 'react'
import './forms.css'

const useT = words('case-labelled', {
  optional: ['（选填）', ' (optional)'],
})

/** A field's label points at an input, unless a group of choices is named by it. */
const GROUPS: readonly AnyField['widget'][] = [
  'choice',
  'yes_no',
  'condition',
  'rating',
  'order',
  'call',
  'notice',
  'place',
  'presence',
  'places',
]

interface Props {
  id: string
  field: AnyField
  lacking?: boolean
  /** What the platform found wrong with it. */
  wrong?: readonly Hint[]
  children: ReactNode
}

/** A field with its name, whether it may stay empty, and what to know about it. */
export function Labelled({ id, field, lacking = false, wrong = [], children }: Props) {
  const t = useT()
  const label = (
    <>
      {inWords(...field.label)}
      {!field.required && <small>{t('optional')}</small>}
    </>
  )
  const inner = (
    <>
      {field.hint !== undefined && <p className="form-hint">{inWords(...field.hint)}</p>}
      {children}
      {wrong.map(({ where, hint, hint_en }) => (
        <p key={where} className="form-wrong" role="alert">
          {inWords(hint, hint_en)}
        </p>
      ))}
    </>
  )
  const style = `form-field${lacking || wrong.length > 0 ? ' form-field-lacking' : ''}`
  if (GROUPS.includes(field.widget)) {
    return (
      <fieldset className={style} data-field={field.name}>
        <legend>{label}</legend>
        {inner}
      </fieldset>
    )
  }
  return (
    <div className={style} data-field={field.name}>
      <label htmlFor={id}>{label}</label>
      {inner}
    </div>
  )
}
