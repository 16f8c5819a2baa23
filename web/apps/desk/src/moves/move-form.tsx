// SPDX-License-Identifier: Apache-2.0
import { CloseOutlined } from '@ant-design/icons'
import { type Refused, refusalOf } from '@tongguan/api-client'
import {
  asked,
  bodyOf,
  type Draft,
  type Field,
  firstDraft,
  type Lack,
  missing,
  rebased,
  shownOf,
} from '@tongguan/forms'
import { type Move, moveForm } from '@tongguan/forms/moves.ts'
import { useMe } from '@tongguan/shell'
import { Kbd } from '@tongguan/ui/shortcuts.tsx'
import { inWords, words } from '@tongguan/words'
import { Button } from 'antd'
import { type FormEvent, type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { type Case, useCity } from '../case/case-data.ts'
import { Labelled } from '../forms/labelled.tsx'
import { DispatchAdvice, useOverride } from './advice.tsx'
import { Changed } from './changed.tsx'
import { dropDraft, formOf, keepDraft, keptDraft, keyFor, putIn } from './drafts.ts'
import { RefusedWords } from './refused-words.tsx'
import { presentCase, useSendMove } from './send-move.ts'
import { Widget } from './widget.tsx'
import '../case/case.css'
import './moves.css'

const useT = words('case-move-form', {
  cancel: ['取消', 'Cancel'],
  close: ['关闭表单，已填内容保留', 'Close; what you typed is kept'],
  confirm: ['确认{{name}}？', '{{name}}?'],
  sending: ['正在提交', 'Sending'],
  missing: ['请填写：{{fields}}', 'Please fill in: {{fields}}'],
  again: ['再试一次', 'Try again'],
})

/** Moves for which the responsibility list has a suggestion. */
const ADVISED: readonly Move[] = ['dispatch', 'transfer_centre', 'escalate']

interface Props {
  shown: Case
  move: Move
  name: string
  /** What the page has already said, so that the form does not ask for it. */
  fixed?: Draft
  /** The button refuses something. */
  danger?: boolean
  /** The page shows which move this is, in the button that was pressed: the form needs no heading. */
  plain?: boolean
  onDone: (after: Case) => void
  /** Without it the form stays. */
  onClose?: () => void
  /** Opens the form of the move that the list thinks better, filled in. */
  onSwitch?: (move: Move) => void
}

const NOTHING: Draft = {}

/** The short form of one move: what was typed survives refusals, conflicts, changes by others, and closing the form. */
export function MoveForm({
  shown,
  move,
  name,
  fixed = NOTHING,
  danger = false,
  plain = false,
  onDone,
  onClose,
  onSwitch,
}: Props) {
  const t = useT()
  const id = useId()
  const form = moveForm(move)
  const me = useMe()
  const city = useCity()
  const send = useSendMove()
  const own = formOf(shown.id, move, fixed)
  const [kept, setKept] = useState(() => {
    const first = firstDraft(form, shown)
    return keptDraft(own) ?? { draft: first, before: first, seen: shown.version }
  })
  const [refused, setRefused] = useState<Refused>()
  const [lacking, setLacking] = useState<readonly Lack[]>([])
  const [sending, setSending] = useState(false)
  const drawn = useRef<HTMLFormElement>(null)
  const said = useRef<HTMLDivElement>(null)
  const { draft, seen } = kept

  const override = useOverride(shown.task_no, draft, move === 'dispatch')
  const fields = asked(form, shown, draft).filter(
    (field) => !(field.name in fixed) && (field.name !== 'override_reason' || override),
  )
  // One's own move comes back over the live line before it is answered.
  const stale = !sending && shown.version > seen
  const offered = shown.moves.some((one) => one.move === move)
  const organs = me.posts.map((post) => post.organ)

  const change = useCallback(
    (given: Draft) => setKept((before) => ({ ...before, draft: { ...before.draft, ...given } })),
    [],
  )
  useEffect(() => {
    keepDraft(own, { ...keptDraft(own), ...kept })
  }, [own, kept])
  // Whoever opens the form goes on at what is still to be said, or sends it.
  const first = useRef(missing(form, fields, draft)[0]?.[0] ?? fields.find((field) => draft[field.name] === undefined))
  useEffect(() => {
    const place = controlOf(drawn.current, first.current) ?? drawn.current?.querySelector('button[type=submit]')
    if (place instanceof HTMLElement) place.focus()
  }, [])
  useEffect(() => {
    if (refused !== undefined) said.current?.focus()
    else controlOf(drawn.current, lacking[0]?.[0])?.focus()
  }, [refused, lacking])

  async function submit(event: FormEvent | KeyboardEvent) {
    event.preventDefault()
    if (sending || stale) return
    const still = missing(form, fields, draft)
    setLacking(still)
    setRefused(undefined)
    if (still.length > 0) return
    setSending(true)
    try {
      const body = { ...bodyOf(form, shown, shownOf(draft, fields)), ...fixed }
      const after = await send({ ...shown, version: seen }, move, body, keyFor(own, JSON.stringify(body)))
      dropDraft(own)
      onDone(after)
    } catch (thrown) {
      const no = refusalOf(thrown)
      // What changed is told by the banner; everything else is said here.
      if (presentCase(no) === undefined) setRefused(no)
    } finally {
      setSending(false)
    }
  }

  const goOn = () => {
    const now = firstDraft(form, shown)
    setKept((was) => ({ draft: rebased(was.draft, was.before, now), before: now, seen: shown.version }))
  }

  const close = () => {
    if (JSON.stringify(draft) === JSON.stringify(kept.before)) dropDraft(own)
    onClose?.()
  }

  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && onClose && !event.defaultPrevented) {
      event.stopPropagation()
      close()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event)
  }

  return (
    <form
      ref={drawn}
      className="move-form"
      aria-label={name}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={keyed}
    >
      {!plain && (
        <header>
          <h3>{name}</h3>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('close')}
            onClick={close}
          />
        </header>
      )}
      <div className="move-form-fields">
        {stale && <Changed shown={shown} seen={seen} offered={offered} onGoOn={goOn} />}
        {lacking.length > 0 && (
          <p className="refused-words" role="alert">
            {t('missing', { fields: lacking.map(labelOf).join(inWords('、', ', ')) })}
          </p>
        )}
        <RefusedWords refused={refused} ref={said} />
        {ADVISED.includes(move) && (
          <DispatchAdvice
            shown={shown}
            move={move}
            draft={draft}
            brief={plain}
            onChange={change}
            onSwitch={
              onSwitch &&
              ((other, given) => {
                putIn(shown, other, given)
                onSwitch(other)
              })
            }
          />
        )}
        {fields.map((field) => (
          <Labelled
            key={field.name}
            id={`${id}-${field.name}`}
            field={field}
            lacking={lacking.some((lack) => lack.includes(field))}
          >
            <Widget
              id={`${id}-${field.name}`}
              form={form}
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
        <Button
          type="primary"
          htmlType="submit"
          danger={danger}
          loading={sending}
          disabled={stale || city === undefined}
          aria-keyshortcuts="Control+Enter"
        >
          {sending ? t('sending') : refused?.passing ? t('again') : name} <Kbd of="$mod+Enter" />
        </Button>
        {onClose && <Button onClick={close}>{t('cancel')}</Button>}
      </footer>
    </form>
  )
}

/** What is missing, by name. */
function labelOf(lack: Lack): string {
  return lack.map((field) => inWords(...field.label)).join(inWords('或', ' or '))
}

/** Where a field is filled in. */
function controlOf(drawn: HTMLFormElement | null, field: Field | undefined): HTMLElement | null | undefined {
  return field && drawn?.querySelector<HTMLElement>(`[data-field="${field.name}"] :is(input, textarea, button)`)
}
