// SPDX-License-Identifier: Apache-2.0
import { CloseOutlined } from '@ant-design/icons'
import { type Refused, refusalOf } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { inWords, words } from '@tongguan/words'
import { App, Button } from 'antd'
import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { type Case, useCity } from '../case-data.ts'
import { DispatchAdvice, useOverride } from './advice.tsx'
import { Changed } from './changed.tsx'
import { dropDraft, keepDraft, keptDraft } from './drafts.ts'
import type { Draft, Field, Move } from './fields.ts'
import { asked, bodyOf, firstDraft, missing, rebased, shownOf } from './move-forms.ts'
import { presentCase, useMove } from './use-move.ts'
import { isGroup, Widget } from './widget.tsx'

const useT = words('case-move-form', {
  cancel: ['取消', 'Cancel'],
  close: ['关闭表单，已填内容保留', 'Close; what you typed is kept'],
  confirm: ['确认{{name}}？', '{{name}}?'],
  sending: ['正在提交', 'Sending'],
  missing: ['请填写：{{fields}}', 'Please fill in: {{fields}}'],
  optional: ['（选填）', ' (optional)'],
  done: ['{{name}}：现在是“{{state}}”', '{{name}}: now “{{state}}”'],
  again: ['再试一次', 'Try again'],
  number: ['编号 {{id}}', 'No. {{id}}'],
})

/** Moves for which the responsibility list has a suggestion. */
const ADVISED: readonly Move[] = ['dispatch', 'transfer_centre', 'escalate']

interface Props {
  shown: Case
  reference: string
  move: Move
  name: string
  onDone: () => void
  onClose: () => void
  onSwitch: (move: Move, draft: Draft) => void
}

/** The short form of one move: what was typed survives refusals, conflicts, changes by others, and closing the form. */
export function MoveForm({ shown, reference, move, name, onDone, onClose, onSwitch }: Props) {
  const t = useT()
  const id = useId()
  const me = useMe()
  const city = useCity()
  const { message } = App.useApp()
  const send = useMove(reference)
  const [kept, setKept] = useState(() => {
    const first = firstDraft(move, shown)
    return keptDraft(shown.id, move) ?? { draft: first, before: first, seen: shown.version }
  })
  const [refused, setRefused] = useState<Refused>()
  const [lacking, setLacking] = useState<readonly Field[]>([])
  const [sending, setSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const said = useRef<HTMLDivElement>(null)
  const { draft, seen } = kept

  const override = useOverride(reference, draft, move === 'dispatch')
  const fields = asked(move, shown, draft).filter((field) => field.name !== 'override_reason' || override)
  // One's own move comes back over the live line before it is answered.
  const stale = !sending && shown.version > seen
  const offered = shown.moves.some((one) => one.move === move)
  const organs = me.posts.map((post) => post.organ)

  const change = useCallback(
    (given: Draft) => setKept((before) => ({ ...before, draft: { ...before.draft, ...given } })),
    [],
  )
  useEffect(() => {
    const before = keptDraft(shown.id, move)
    keepDraft(shown.id, move, { ...before, ...kept })
  }, [shown.id, move, kept])
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input,textarea,button[type=submit]')?.focus()
  }, [])
  useEffect(() => {
    if (refused !== undefined || lacking.length > 0) said.current?.focus()
  }, [refused, lacking])

  async function submit(event?: FormEvent) {
    event?.preventDefault()
    const still = missing(move, shown, draft).filter((field) => fields.includes(field))
    setLacking(still)
    setRefused(undefined)
    if (still.length > 0) return
    setSending(true)
    try {
      const after = await send(shown, move, bodyOf(move, shown, shownOf(draft, fields)), seen)
      void message.success(t('done', { name, state: inWords(after.state_name, after.state_name_en) }))
      onDone()
    } catch (thrown) {
      const no = refusalOf(thrown)
      // What changed is told by the banner; everything else is said here.
      if (presentCase(no) === undefined) setRefused(no)
    } finally {
      setSending(false)
    }
  }

  const goOn = () => {
    const now = firstDraft(move, shown)
    setKept((was) => ({ draft: rebased(was.draft, was.before, now), before: now, seen: shown.version }))
  }

  const close = () => {
    if (JSON.stringify(draft) === JSON.stringify(kept.before)) dropDraft(shown.id, move)
    onClose()
  }

  return (
    <form
      ref={form}
      className="dossier-form"
      aria-labelledby={`${id}-title`}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.stopPropagation()
          close()
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
      }}
    >
      <header>
        <h3 id={`${id}-title`}>{name}</h3>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('close')} onClick={close} />
      </header>
      <div className="dossier-form-fields">
        {stale && <Changed shown={shown} reference={reference} seen={seen} offered={offered} onGoOn={goOn} />}
        {(refused !== undefined || lacking.length > 0) && (
          <div className="dossier-refused" role="alert" tabIndex={-1} ref={said}>
            {refused === undefined ? (
              t('missing', { fields: lacking.map((field) => inWords(...field.label)).join(inWords('、', ', ')) })
            ) : (
              <>
                <strong>{inWords(refused.problem.title, refused.problem.title_en)}</strong>
                {refused.problem.detail !== refused.problem.title && <p>{refused.problem.detail}</p>}
                {refused.status >= 500 && <small>{t('number', { id: refused.problem.request_id })}</small>}
              </>
            )}
          </div>
        )}
        {ADVISED.includes(move) && (
          <DispatchAdvice
            shown={shown}
            reference={reference}
            move={move}
            draft={draft}
            onChange={change}
            onSwitch={onSwitch}
          />
        )}
        {fields.map((field) => (
          <Labelled key={field.name} id={`${id}-${field.name}`} field={field} lacking={lacking.includes(field)}>
            <Widget
              id={`${id}-${field.name}`}
              move={move}
              field={field}
              shown={shown}
              draft={draft}
              organs={organs}
              onChange={change}
            />
          </Labelled>
        ))}
        {fields.length === 0 && <p>{t('confirm', { name })}</p>}
      </div>
      <footer>
        <Button type="primary" htmlType="submit" loading={sending} disabled={stale || city === undefined}>
          {sending ? t('sending') : refused?.passing ? t('again') : name}
        </Button>
        <Button onClick={close}>{t('cancel')}</Button>
      </footer>
    </form>
  )
}

interface LabelledProps {
  id: string
  field: Field
  lacking: boolean
  children: React.ReactNode
}

function Labelled({ id, field, lacking, children }: LabelledProps) {
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
  const style = `dossier-field${lacking ? ' dossier-field-lacking' : ''}`
  if (isGroup(field)) {
    return (
      <fieldset className={style}>
        <legend>{label}</legend>
        {inner}
      </fieldset>
    )
  }
  return (
    <div className={style}>
      <label htmlFor={id}>{label}</label>
      {inner}
    </div>
  )
}
