// SPDX-License-Identifier: Apache-2.0
import type { Field } from '@tongguan/forms'
import { inWords, words } from '@tongguan/words'
import type { ReactNode } from 'react'
import { isGroup } from './widget.tsx'

const useT = words('case-labelled', {
  optional: ['（选填）', ' (optional)'],
})

interface Props {
  id: string
  field: Field
  lacking: boolean
  children: ReactNode
}

/** A field with its name, whether it may stay empty, and what to know about it. */
export function Labelled({ id, field, lacking, children }: Props) {
  const t = useT()
  const label = (
    <>
      {inWords(...field.label)}
      {!field.required && <small>{t('optional')}</small>}
    </>
  )
  const inner = (
    <>
      {field.hint !== undefined && <p className="dossier-hint">{inWords(...field.hint)}</p>}
      {children}
    </>
  )
  const style = `move-field${lacking ? ' move-field-lacking' : ''}`
  if (isGroup(field)) {
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
