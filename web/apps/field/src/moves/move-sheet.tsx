// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import type { Schema } from '@tongguan/api-client'
import { type Draft, type Field, firstDraft, type Lack, missing } from '@tongguan/forms'
import { isMove, type Move, moveForm } from '@tongguan/forms/moves.ts'
import { useMe } from '@tongguan/shell'
import { inWords } from '@tongguan/words'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Sheet } from '../frame/sheet.tsx'
import { field } from '../offline/database.ts'
import { useDraft } from '../offline/draft.ts'
import { fixNow, usePosition } from '../position/position.ts'
import { photosOf } from './exhibits.ts'
import { fieldsOn, placed, requestOf } from './forms.ts'
import { useMoveWords } from './move-words.ts'
import { useSubmit } from './use-submit.ts'
import { Widget } from './widgets.tsx'

interface Props {
  matter: Schema<'CaseOut'>
  move: Schema<'MoveOut'>
  title: string
  onClose(): void
}

/** The short form of a move, rising from below; what was typed stays when it is closed. */
export function MoveSheet({ matter, move: { move }, title, onClose }: Props) {
  return (
    <Sheet title={title} onClose={onClose}>
      {isMove(move) && <SheetForm key={move} matter={matter} move={move} title={title} onClose={onClose} />}
    </Sheet>
  )
}

function SheetForm({ matter, move, title, onClose }: Omit<Props, 'move'> & { move: Move }) {
  const t = useMoveWords()
  const id = useId()
  const me = useMe()
  const queries = useQueryClient()
  const form = moveForm(move)
  const [draft, change, clear] = useDraft<Draft>(`move:${matter.task_no}:${move}`, firstDraft(form, matter))
  const fields = fieldsOn(form, matter, draft)
  const wantsPosition = fields.some((each) => each.widget === 'presence')
  const { fix, state } = usePosition(wantsPosition)
  const [lacking, setLacking] = useState<Lack>()
  const blank = fields.length === 0
  const { busy, problem, submit } = useSubmit({ blank })
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (wantsPosition) void fixNow()
  }, [wantsPosition])
  useEffect(() => {
    if (problem || lacking) said.current?.focus()
  }, [problem, lacking])

  async function send(event: FormEvent) {
    event.preventDefault()
    const filled = placed(draft, wantsPosition ? fix : undefined)
    const [lack] = missing(form, fields, filled)
    setLacking(lack)
    if (lack !== undefined) return
    const photos = photosOf(draft)
    const database = await field()
    const kept = new Map(
      (await Promise.all(photos.map((photo) => database.get('photos', photo)))).map((each) => [each?.id, each]),
    )
    const organs = me.posts.map((post) => post.organ)
    const body = requestOf(form, matter, filled, organs, (photo) => {
      const found = kept.get(photo)
      return { name: found?.name ?? `${photo}.jpg`, lon: found?.lon ?? null, lat: found?.lat ?? null }
    })
    const item = await submit({
      subject: `case ${matter.id}`,
      title: `${title} · ${matter.title}`,
      commands: [{ path: `/api/v1/cases/${matter.id}/moves/${move}`, body }],
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
  const over = problem !== undefined && blank && !matter.moves.some((each) => each.move === move)
  const told = lacking === undefined ? problem : t('missing', { what: nameOf(lacking) })
  const draw = (each: Field) => (
    <Widget
      key={each.name}
      id={`${id}-${each.name}`}
      form={form}
      field={each}
      matter={matter}
      draft={draft}
      fix={fix}
      denied={state === 'denied'}
      onChange={change}
    />
  )
  const folded = fields.filter((each) => each.folded)
  return (
    <form className="sheet-form" onSubmit={send} noValidate>
      {told && (
        <p className="bad" role="alert" tabIndex={-1} ref={said}>
          {told}
        </p>
      )}
      {fields.filter((each) => !each.folded).map(draw)}
      {folded.length > 0 && (
        <details className="field">
          <summary>{folded.map((each) => inWords(...each.label)).join(inWords('、', ', '))}</summary>
          {folded.map(draw)}
        </details>
      )}
      <button type="submit" className="button button-main" disabled={busy || over}>
        {busy ? t('busy') : blank ? title : t('submit')}
      </button>
    </form>
  )
}

function nameOf(lack: Lack): string {
  return lack.map((each) => inWords(...each.label)).join(inWords('或', ' or '))
}
