// SPDX-License-Identifier: Apache-2.0
import { type Refused, refusalOf, requestKey, type Schema } from '@tongguan/api-client'
import { Button } from 'antd'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Kbd } from '../shortcuts.tsx'
import { blank, bodyOf, type Field, FORMS, missingFrom } from './fields.ts'
import { RefusedWords } from './refused-words.tsx'
import { useSendMove } from './send-move.ts'
import { CentreSelect, UnitSelect } from './unit-select.tsx'
import { useT } from './words.ts'
import './small-form.css'

interface Props {
  of: Schema<'CaseOut'>
  move: string
  /** What the button says. */
  name: string
  /** Filled in from the start. */
  given?: Record<string, unknown>
  /** Sent along without being asked for. */
  fixed?: Record<string, unknown>
  danger?: boolean
  onDone: (after: Schema<'CaseOut'>) => void
  onCancel?: () => void
}

/** The short form of one move: fields, standard phrases, and what the platform says when it refuses. */
export function SmallForm({ of, move, name, given, fixed, danger = false, onDone, onCancel }: Props) {
  const t = useT()
  const send = useSendMove()
  const fields = FORMS[move] ?? []
  const [filled, setFilled] = useState<Record<string, unknown>>(() => ({ ...blank(FORMS[move] ?? []), ...given }))
  const [missing, setMissing] = useState<readonly Field[]>([])
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const body = useMemo(() => ({ ...bodyOf(FORMS[move] ?? [], filled), ...fixed }), [filled, fixed, move])
  const key = useKeyOf(JSON.stringify(body))
  const form = useRef<HTMLFormElement>(null)
  // Whoever asked for the form writes in it next.
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea, select, input')?.focus(), [])

  async function submit(event: FormEvent) {
    event.preventDefault()
    const lacking = missingFrom(fields, filled)
    setMissing(fields.filter((field) => lacking.includes(field.key)))
    setRefused(undefined)
    if (lacking.length > 0 || busy) return
    setBusy(true)
    try {
      onDone(await send(of, move, body, key))
    } catch (thrown) {
      setRefused(refusalOf(thrown))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form ref={form} className="small-form" onSubmit={submit} onKeyDown={sendByKey} aria-label={name}>
      {fields.map((field) => (
        <FormField
          key={field.key}
          field={field}
          of={of}
          value={filled[field.key]}
          onChange={(value) => setFilled((before) => ({ ...before, [field.key]: value }))}
        />
      ))}
      {missing.length > 0 && (
        <p className="refused-words" role="alert">
          {t('missing', { what: missing.map((field) => t(field.label)).join('、') })}
        </p>
      )}
      <RefusedWords refused={refused} />
      <div className="small-form-acts">
        <Button type="primary" htmlType="submit" danger={danger} loading={busy}>
          {name} <Kbd of="Ctrl+Enter" />
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
      </div>
    </form>
  )
}

function sendByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}

/** A key for one wish: the same words keep it, other words are another wish. */
function useKeyOf(body: string): string {
  const kept = useRef<{ body: string; key: string }>(undefined)
  if (kept.current?.body !== body) kept.current = { body, key: requestKey() }
  return kept.current.key
}

interface FieldProps {
  field: Field
  of: Schema<'CaseOut'>
  value: unknown
  onChange: (value: unknown) => void
}

function FormField({ field, of, value, onChange }: FieldProps) {
  const t = useT()
  const id = useId()
  if (field.kind === 'choice') {
    return (
      <div className="small-form-field">
        <label htmlFor={id}>{t(field.label)}</label>
        <select id={id} value={String(value ?? '')} onChange={(event) => onChange(event.target.value)}>
          {field.options.map((one) => (
            <option key={one.value} value={one.value}>
              {t(one.label)}
            </option>
          ))}
        </select>
      </div>
    )
  }
  const chosen = Array.isArray(value) ? value.map(String) : String(value ?? '')
  return (
    <div className="small-form-field">
      <label htmlFor={id}>{t(field.label)}</label>
      {field.kind === 'text' && (
        <>
          {(field.phrases?.length ?? 0) > 0 && (
            <div className="small-form-phrases">
              {field.phrases?.map((phrase) => (
                <button key={phrase} type="button" onClick={() => onChange(t(phrase))}>
                  {t(phrase)}
                </button>
              ))}
            </div>
          )}
          <textarea
            id={id}
            rows={2}
            maxLength={500}
            value={String(value ?? '')}
            onChange={(event) => onChange(event.target.value)}
          />
        </>
      )}
      {field.kind === 'centre' && <CentreSelect id={id} of={of} value={chosen} onChange={onChange} />}
      {(field.kind === 'unit' || field.kind === 'units') && (
        <UnitSelect
          id={id}
          of={of}
          scope={field.scope}
          several={field.kind === 'units'}
          value={chosen}
          onChange={onChange}
        />
      )}
    </div>
  )
}
