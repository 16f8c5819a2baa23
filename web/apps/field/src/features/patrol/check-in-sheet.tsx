// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import type { Schema } from '@tongguan/api-client'
import { words } from '@tongguan/words'
import { type FormEvent, useEffect, useRef } from 'react'
import { Sheet } from '../../frame/sheet.tsx'
import { useSubmit } from '../../moves/use-submit.ts'
import { useDraft } from '../../offline/draft.ts'
import { PhotoPicker } from '../../photos/photo-picker.tsx'
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
  returned: ['被退回：{{why}}', 'Returned: {{why}}'],
})

interface Form {
  photos: string[]
  reason: string
}

const EMPTY: Form = { photos: [], reason: '' }

/** A look at a place of the plan: by position, or by photo or reason where satellites fail. */
export function CheckInSheet({ place, onClose }: { place: Schema<'PlannedOut'>; onClose(): void }) {
  const t = useT()
  const queries = useQueryClient()
  const { fix, state } = usePosition(true)
  const [form, change, clear] = useDraft<Form>(`check-in:${place.id}`, EMPTY)
  const { busy, problem, submit } = useSubmit()
  const said = useRef<HTMLParagraphElement>(null)
  const title = t('title', { place: place.name })
  useEffect(() => void fixNow(), [])
  useEffect(() => {
    if (problem) said.current?.focus()
  }, [problem])

  async function send(event: FormEvent) {
    event.preventDefault()
    const body = {
      place: place.id,
      at: new Date().toISOString(),
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
        {problem && (
          <p className="bad" role="alert" tabIndex={-1} ref={said}>
            {t('returned', { why: problem })}
          </p>
        )}
        <PositionField fix={fix} denied={state === 'denied'} place={place} />
        <p className="note">{t('poor')}</p>
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
        <button type="submit" className="button button-main" disabled={busy}>
          {busy ? t('busy') : t('send')}
        </button>
      </form>
    </Sheet>
  )
}
