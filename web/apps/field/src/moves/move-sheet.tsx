// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import type { Schema } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Sheet } from '../frame/sheet.tsx'
import { field } from '../offline/database.ts'
import { useDraft } from '../offline/draft.ts'
import { PhotoPicker } from '../photos/photo-picker.tsx'
import { type Fix, placeOf } from '../position/fix.ts'
import { fixNow, usePosition } from '../position/position.ts'
import { PositionField } from '../position/position-field.tsx'
import { bodyOf, type Field, type Filled, FORMS, type MoveForm, missing, photosOf } from './forms.ts'
import { useMoveWords } from './move-words.ts'
import { useSubmit } from './use-submit.ts'

const EMPTY: Filled = { values: {}, photos: {} }

interface Props {
  matter: Schema<'CaseOut'>
  move: Schema<'MoveOut'>
  title: string
  onClose(): void
}

/** The short form of a move, rising from below; what was typed stays when it is closed. */
export function MoveSheet({ matter, move, title, onClose }: Props) {
  const form = FORMS[move.move]
  return (
    <Sheet title={title} onClose={onClose}>
      {form && <SheetForm key={move.move} matter={matter} move={move} title={title} form={form} onClose={onClose} />}
    </Sheet>
  )
}

function SheetForm({ matter, move, title, form, onClose }: Props & { form: MoveForm }) {
  const t = useMoveWords()
  const me = useMe()
  const queries = useQueryClient()
  const wantsPosition = form.fields.some((each) => each.kind === 'position')
  const { fix, state } = usePosition(wantsPosition)
  const [filled, change, clear] = useDraft<Filled>(`move:${matter.task_no}:${move.move}`, EMPTY)
  const [lacking, setLacking] = useState<Field | 'shown'>()
  const { busy, problem, submit } = useSubmit({ blank: form.fields.length === 0 })
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (wantsPosition) void fixNow()
  }, [wantsPosition])
  useEffect(() => {
    if (problem || lacking) said.current?.focus()
  }, [problem, lacking])

  async function send(event: FormEvent) {
    event.preventDefault()
    const usable: Fix | undefined = wantsPosition ? fix : undefined
    const lacks = missing(form, filled, usable)
    setLacking(lacks)
    if (lacks !== undefined) return
    const photos = photosOf(filled)
    const database = await field()
    const kept = new Map(
      (await Promise.all(photos.map((id) => database.get('photos', id)))).map((each) => [each?.id, each]),
    )
    const given =
      form.given?.(
        matter,
        me.posts.map((post) => post.organ),
      ) ?? {}
    const body = bodyOf(form, filled, usable, given, (id) => {
      const photo = kept.get(id)
      return { name: photo?.name ?? `${id}.jpg`, lon: photo?.lon ?? null, lat: photo?.lat ?? null }
    })
    const item = await submit({
      subject: `case ${matter.id}`,
      title: `${title} · ${matter.title}`,
      commands: [{ path: `/api/v1/cases/${matter.id}/moves/${move.move}`, body }],
      photos,
      taskNo: matter.task_no,
    })
    // Refused as well: somebody else may have been quicker.
    if (item?.state !== 'waiting') void queries.invalidateQueries({ queryKey: ['get', '/api/v1/cases/{ref}'] })
    if (item === undefined) return
    clear()
    onClose()
  }

  // Nothing was filled in, and the case no longer offers the move: there is nothing left to send.
  const over =
    problem !== undefined && form.fields.length === 0 && !matter.moves.some((each) => each.move === move.move)
  const place = placeOf(matter)
  const told = lacking === undefined ? problem : t('missing', { what: nameOf(lacking, t) })
  return (
    <form className="sheet-form" onSubmit={send} noValidate>
      {told && (
        <p className="bad" role="alert" tabIndex={-1} ref={said}>
          {told}
        </p>
      )}
      {form.fields.map((each) =>
        each.kind === 'position' ? (
          <PositionField key="position" fix={fix} denied={state === 'denied'} {...(place && { place })} />
        ) : each.kind === 'photos' ? (
          <PhotoPicker
            key={each.exhibit}
            label={t(each.exhibit)}
            needed={each.needed ?? false}
            photos={filled.photos[each.exhibit] ?? []}
            place={matter.address}
            onChange={(photos) => change({ photos: { ...filled.photos, [each.exhibit]: photos } })}
          />
        ) : (
          <Input
            key={each.name}
            field={each}
            value={filled.values[each.name] ?? ''}
            onChange={(value) => change({ values: { ...filled.values, [each.name]: value } })}
          />
        ),
      )}
      <button type="submit" className="button button-main" disabled={busy || over}>
        {busy ? t('busy') : form.fields.length === 0 ? title : t('submit')}
      </button>
    </form>
  )
}

type T = ReturnType<typeof useMoveWords>
type Word = Parameters<T>[0]

function nameOf(lacking: Field | 'shown', t: T): string {
  if (lacking === 'shown') return t('shown')
  if (lacking.kind === 'photos') return t(lacking.exhibit)
  return t(lacking.kind === 'position' ? 'position' : (lacking.name as Word))
}

interface InputProps {
  field: Exclude<Field, { kind: 'photos' } | { kind: 'position' }>
  value: string
  onChange(value: string): void
}

function Input({ field: asked, value, onChange }: InputProps) {
  const t = useMoveWords()
  const id = useId()
  const name = t(asked.name as Word)
  if (asked.kind === 'choice') {
    return (
      <fieldset className="field">
        <legend>{name} *</legend>
        <div className="chips" role="radiogroup" aria-label={name}>
          {asked.options.map((option) => (
            // biome-ignore lint/a11y/useSemanticElements: a chip the thumb cannot miss, announced as the radio it is
            <button
              key={option}
              type="button"
              role="radio"
              className="chip"
              aria-checked={value === option}
              onClick={() => onChange(option)}
            >
              {t(option as Word)}
            </button>
          ))}
        </div>
      </fieldset>
    )
  }
  return (
    <label className="field" htmlFor={id}>
      <span>
        {name}
        {asked.kind === 'words' && asked.needed && ' *'}
      </span>
      {asked.kind === 'words' ? (
        <textarea id={id} rows={3} value={value} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input
          id={id}
          type={asked.kind === 'days' ? 'number' : 'date'}
          inputMode={asked.kind === 'days' ? 'numeric' : undefined}
          min={asked.kind === 'days' ? 1 : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </label>
  )
}
