// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import type { Schema } from '@tongguan/api-client'
import { distance, now } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Sheet } from '../../frame/sheet.tsx'
import { useSubmit } from '../../moves/use-submit.ts'
import { useDraft } from '../../offline/draft.ts'
import { PhotoPicker } from '../../photos/photo-picker.tsx'
import { metresBetween } from '../../position/fix.ts'
import { fixNow, usePosition } from '../../position/position.ts'
import { PositionField } from '../../position/position-field.tsx'

const useT = words('check-in', {
  title: ['签到 · {{place}}', 'Check in · {{place}}'],
  poor: [
    '定位不准或太远时，拍一张照片或写一句原因即可。',
    'If the position is poor, a photo or one sentence is enough.',
  ],
  photo: ['现场照片（可不拍）', 'A photo (may be left out)'],
  reason: ['说明（可不填）', 'In words (may be left out)'],
  send: ['签到', 'Check in'],
  busy: ['正在提交', 'Sending'],
  further: ['拍照或说明（可不填）', 'A photo or words (may be left out)'],
  far: [
    '离点位 {{away}}，{{near}} 以内才算到场。请走近些，或拍一张照片、写一句原因。',
    '{{away}} from the place; within {{near}} counts. Go nearer, take a photo, or say why in a sentence.',
  ],
  nowhere: ['没有定位。请拍一张照片或写一句原因。', 'No position. Take a photo, or say why in a sentence.'],
})

interface Form {
  photos: string[]
  reason: string
}

const EMPTY: Form = { photos: [], reason: '' }

interface Props {
  place: Schema<'PlannedOut'>
  /** So many metres from the place count as being there. */
  near: number
  onClose(): void
}

/** A look at a place of the plan: by position, or by photo or reason where satellites fail. */
export function CheckInSheet({ place, near, onClose }: Props) {
  const t = useT()
  const queries = useQueryClient()
  const { fix, state } = usePosition(true)
  const [form, change, clear] = useDraft<Form>(`check-in:${place.id}`, EMPTY)
  const { busy, problem, submit } = useSubmit()
  const [lacking, setLacking] = useState(false)
  const said = useRef<HTMLParagraphElement>(null)
  const title = t('title', { place: place.name })
  useEffect(() => void fixNow(), [])
  useEffect(() => {
    if (problem || lacking) said.current?.focus()
  }, [problem, lacking])
  const away = fix && metresBetween(fix, place)
  // The phone's own doubt counts for the person, as it does at the platform.
  const there = fix !== undefined && away !== undefined && away - fix.accuracy <= near
  const shown = there || form.photos.length > 0 || form.reason.trim() !== ''
  const told = problem
    ? problem
    : away === undefined
      ? t('nowhere')
      : t('far', { away: distance(away), near: distance(near) })

  async function send(event: FormEvent) {
    event.preventDefault()
    // Said here and now: without a line the platform's no would come when the person is far away.
    setLacking(!shown)
    if (!shown) return
    const body = {
      place: place.id,
      at: new Date(now()).toISOString(),
      lon: fix?.lon ?? null,
      lat: fix?.lat ?? null,
      accuracy: fix ? Math.round(fix.accuracy) : null,
      reason: form.reason.trim(),
      photo: form.photos[0] === undefined ? null : `photo:${form.photos[0]}`,
    }
    const commands = [{ path: '/api/v1/my/patrol/check-ins', body }]
    const item = await submit({ subject: `patrol ${place.id}`, title, commands, photos: form.photos.slice(0, 1) })
    if (item === undefined) return
    clear()
    void queries.invalidateQueries({ queryKey: ['get', '/api/v1/my/patrol'] })
    onClose()
  }

  return (
    <Sheet title={title} onClose={onClose}>
      <form className="sheet-form" onSubmit={send} noValidate>
        {(problem || (lacking && !shown)) && (
          <p className="bad" role="alert" tabIndex={-1} ref={said}>
            {told}
          </p>
        )}
        <PositionField fix={fix} denied={state === 'denied'} place={place} near={near} />
        <details className="check-in-further" open={!there}>
          <summary>{there ? t('further') : t('poor')}</summary>
          <PhotoPicker
            label={t('photo')}
            photos={form.photos}
            place={place.name}
            onChange={(photos) => change({ photos })}
          />
          <label className="field">
            <span>{t('reason')}</span>
            <textarea
              rows={2}
              maxLength={500}
              value={form.reason}
              onChange={(event) => change({ reason: event.target.value })}
            />
          </label>
        </details>
        <button type="submit" className="button button-main" disabled={busy}>
          {busy ? t('busy') : t('send')}
        </button>
      </form>
    </Sheet>
  )
}
