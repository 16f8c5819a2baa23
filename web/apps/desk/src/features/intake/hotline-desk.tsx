// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { type Refused, refusalOf } from '@tongguan/api-client'
import { keyKeeper } from '@tongguan/deeds'
import { Kbd } from '@tongguan/ui/shortcuts.tsx'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { CallForm } from './call-form.tsx'
import { CallerHistory } from './caller-history.tsx'
import { type Draft, isBlank, missingIn } from './draft.ts'
import { ReceiptPane, type Registered } from './receipt.tsx'
import { register } from './register.ts'
import { Suggestions } from './suggestions.tsx'
import { classTaken, joinTaken, placeTaken } from './taken.ts'
import { SHOWN, useAdvice } from './use-advice.ts'
import { useDraft } from './use-draft.ts'
import { focusField, useKeys } from './use-keys.ts'
import { WhereaboutsBox } from './whereabouts-box.tsx'
import { useT } from './words.ts'

const FIELDS = { words: 'W', address: 'A' } as const

/** One call on one screen: what is said, what the platform makes of it, who calls. */
export function HotlineDesk() {
  const t = useT()
  const queries = useQueryClient()
  const { draft, change, renew, restore } = useDraft()
  const advice = useAdvice(draft)
  const [asked, setAsked] = useState('')
  const [registered, setRegistered] = useState<Registered>()
  const [refused, setRefused] = useState<Refused>()
  const [missing, setMissing] = useState<'words' | 'address'>()
  const [busy, setBusy] = useState(false)
  const [discarded, setDiscarded] = useState<Draft>()
  const began = useRef<number>(undefined)
  const keyFor = useRef(keyKeeper())
  if (began.current === undefined && !isBlank(draft)) began.current = Date.now()

  function next() {
    renew()
    setDiscarded(undefined)
    setRegistered(undefined)
    setAsked('')
    began.current = undefined
  }

  async function send() {
    if (busy) return
    if (registered !== undefined) return next()
    const [first] = missingIn(draft)
    setMissing(first)
    setRefused(undefined)
    if (first !== undefined) return focusField(FIELDS[first])
    setBusy(true)
    try {
      const done = await register(draft, keyFor.current)
      const seconds = Math.round((Date.now() - (began.current ?? Date.now())) / 1000)
      setRegistered({ ...done, wantsAnswer: draft.wantsAnswer, seconds })
      void queries.invalidateQueries()
    } catch (thrown) {
      setRefused(refusalOf(thrown))
    } finally {
      setBusy(false)
    }
  }

  function take(number: number) {
    if (registered !== undefined) return
    const at = (number - 1) % SHOWN
    const [aClass, place, alike] = [advice.classes[at], advice.places[at], advice.similar[at]]
    if (number <= SHOWN) aClass && change(classTaken(draft, aClass))
    else if (number <= 2 * SHOWN) place && change(placeTaken(draft, place))
    else alike && change(joinTaken(draft, alike))
  }

  function focus(letter: string) {
    // Who asks where a report is has mostly told the number already.
    if (letter === 'Q' && asked === '') setAsked(draft.phone.trim())
    focusField(letter)
  }

  useKeys({ take, register: () => void send(), focus })

  return (
    <>
      <div className="intake-desk">
        {registered === undefined ? (
          <>
            <CallForm draft={draft} change={change} />
            <Suggestions draft={draft} advice={advice} change={change} />
          </>
        ) : (
          <ReceiptPane registered={registered} onNext={next} />
        )}
        <aside className="intake-aside" aria-label={t('history')}>
          <WhereaboutsBox asked={asked} onAsk={setAsked} />
          <CallerHistory phone={draft.phone || draft.callBack} onAsk={setAsked} />
        </aside>
      </div>
      {registered === undefined && (
        <footer className="intake-foot">
          <div className="intake-foot-words">
            {missing !== undefined && (
              <p className="intake-warn" role="alert">
                {t(`missing_${missing}`)}
              </p>
            )}
            <RefusedWords refused={refused} />
            {discarded !== undefined && isBlank(draft) && (
              <p role="status">
                {t('discarded')}
                <button type="button" className="desk-link" onClick={() => restore(discarded)}>
                  {t('restore')}
                </button>
              </p>
            )}
            {draft.joins !== null && <p>{t('joined', { no: draft.joins.taskNo })}</p>}
          </div>
          {!isBlank(draft) && (
            <Button
              onClick={() => {
                next()
                setDiscarded(draft)
              }}
            >
              {t('discard')}
            </Button>
          )}
          <Button type="primary" size="large" loading={busy} onClick={() => void send()}>
            {busy
              ? t('registering')
              : draft.joins === null
                ? t('register')
                : t('registerJoin', { no: draft.joins.taskNo })}{' '}
            <Kbd of="$mod+Enter" />
          </Button>
        </footer>
      )}
    </>
  )
}
