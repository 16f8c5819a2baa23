// SPDX-License-Identifier: Apache-2.0
import { useMe } from '@tongguan/shell'
import { now } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTitle } from '../../frame/frame.tsx'
import { useSubmit } from '../../moves/use-submit.ts'
import { field } from '../../offline/database.ts'
import { useDraft } from '../../offline/draft.ts'
import { PhotoPicker } from '../../photos/photo-picker.tsx'
import { ClassChoice, remember } from './class-choice.tsx'
import { BLANK, commandsOf, type Draft, type Lack, lacking, sourceOf } from './report.ts'
import { Similar } from './similar.tsx'
import { Where } from './where.tsx'
import './report.css'

const useT = words('report', {
  title: ['巡查上报', 'Report'],
  scene: ['现场照片', 'Photos of the place'],
  before: ['处置前照片', 'Photos before'],
  after: ['处置后照片', 'Photos after'],
  words: ['说明（可不填）', 'In words (may be left out)'],
  handled: ['已当场处置好（自发自处）', 'Put right on the spot'],
  urgent: ['紧急', 'Urgent'],
  send: ['上报', 'Report'],
  sendHandled: ['上报并办结', 'Report as put right'],
  busy: ['正在上报', 'Sending'],
  lack: ['还差：{{what}}', 'Still missing: {{what}}'],
  class: ['类别，或写几个字的说明', 'a class, or some words'],
  point: ['位置', 'the place'],
  done: ['已上报，任务号 {{no}}', 'Reported, number {{no}}'],
})

/** What somebody has seen: photo, place, class, sent. Nothing typed is needed, nothing typed is lost. */
export function ReportPage() {
  const t = useT()
  const me = useMe()
  const [draft, change, clear, loaded] = useDraft<Draft>('report', BLANK)
  const [lack, setLack] = useState<Lack>()
  const [done, setDone] = useState<string>()
  const { busy, problem, submit } = useSubmit()
  const said = useRef<HTMLParagraphElement>(null)
  useTitle(t('title'))
  useEffect(() => {
    if (lack || problem) said.current?.focus()
  }, [lack, problem])
  if (!loaded) return null

  async function send(event: FormEvent) {
    event.preventDefault()
    const lacks = lacking(draft)
    setLack(lacks)
    if (lacks !== undefined) return
    const photos = [...draft.scene, ...(draft.handled ? draft.after : [])]
    const database = await field()
    const kept = new Map(
      (await Promise.all(photos.map((id) => database.get('photos', id)))).map((one) => [one?.id, one]),
    )
    const commands = commandsOf(draft, sourceOf(me.posts), kept.get(draft.scene[0])?.takenAt ?? now(), (id) => {
      const photo = kept.get(id)
      return { name: photo?.name ?? `${id}.jpg`, lon: photo?.lon ?? null, lat: photo?.lat ?? null }
    })
    const title = `${t('send')} · ${draft.words.trim().slice(0, 30) || draft.className}`
    const item = await submit({ subject: `report ${photos[0]}`, title, commands, photos })
    if (item === undefined) return
    if (draft.classCode && draft.className) remember({ code: draft.classCode, name: draft.className })
    clear()
    setDone(item.taskNo ?? undefined)
    scrollTo(0, 0)
  }

  const told = lack ? t('lack', { what: t(lack === 'scene' && draft.handled ? 'before' : lack) }) : problem
  return (
    <form className="report" onSubmit={send} noValidate>
      {done && (
        <p className="good" role="status">
          {t('done', { no: done })}
        </p>
      )}
      <section className="card">
        <PhotoPicker
          label={t(draft.handled ? 'before' : 'scene')}
          needed
          photos={draft.scene}
          place={draft.address}
          onChange={(scene) => {
            setDone(undefined)
            change({ scene })
          }}
          onTaken={(photo) => {
            // Where the camera was is where the matter is, unless somebody has chosen on the map.
            if (photo.placedBy !== 'camera' || photo.lon === null || photo.lat === null || draft.from === 'map') return
            change({ point: { lon: photo.lon, lat: photo.lat }, from: 'photo', accuracy: null })
          }}
        />
        {draft.handled && (
          <PhotoPicker
            label={t('after')}
            needed
            photos={draft.after}
            place={draft.address}
            onChange={(after) => change({ after })}
          />
        )}
      </section>
      <section className="card">
        <ClassChoice
          said={draft.words}
          selfHandled={draft.handled}
          chosen={draft.classCode && draft.className ? { code: draft.classCode, name: draft.className } : null}
          onChoose={(chosen) => change({ classCode: chosen?.code ?? null, className: chosen?.name ?? null })}
        />
      </section>
      <section className="card">
        <Where draft={draft} onChange={change} />
      </section>
      {!draft.handled && <Similar draft={draft} />}
      <section className="card">
        <label className="field">
          <span>{t('words')}</span>
          <textarea
            rows={2}
            maxLength={4000}
            value={draft.words}
            onChange={(event) => change({ words: event.target.value })}
          />
        </label>
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.handled}
            onChange={(event) => change({ handled: event.target.checked })}
          />
          {t('handled')}
        </label>
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.urgent}
            onChange={(event) => change({ urgent: event.target.checked })}
          />
          {t('urgent')}
        </label>
      </section>
      <div className="bar report-bar">
        {told && (
          <p className="bad" role="alert" tabIndex={-1} ref={said}>
            {told}
          </p>
        )}
        <button type="submit" className="button button-main" disabled={busy}>
          {busy ? t('busy') : t(draft.handled ? 'sendHandled' : 'send')}
        </button>
      </div>
    </form>
  )
}
