// SPDX-License-Identifier: Apache-2.0
import { EllipsisOutlined } from '@ant-design/icons'
import type { Schema } from '@tongguan/api-client'
import { inWords, words } from '@tongguan/words'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { Kbd, useShortcut } from '../../../shortcuts.tsx'
import { type Case, useAdvice, useCity } from '../case-data.ts'
import { keepDraft, keptDraft } from './drafts.ts'
import type { Draft, Move } from './fields.ts'
import { firstDraft, isMove } from './move-forms.ts'
import './moves.css'
import { keysOf, laidOutMoves } from './offers.ts'

// Forms bring pickers of many kinds: they come when the page has nothing else to do, not with the case.
const forms = () => import('./move-form.tsx')
const MoveForm = lazy(async () => ({ default: (await forms()).MoveForm }))

const useT = words('case-move-bar', {
  moves: ['可办事项', 'What you can do'],
  more: ['更多', 'More'],
  none: ['此刻没有您可办的事项', 'Nothing for you to do now'],
})

interface Props {
  shown: Case
  reference: string
  /** The move whose form is open. */
  open: Move | undefined
  onOpen: (move: Move | undefined) => void
  /** Buttons beside the big one. */
  room?: number
}

/** Every move on offer: a big button, some beside it, the rest in a menu; each opens its form in place. */
export function MoveBar({ shown, reference, open, onOpen, room = 2 }: Props) {
  const t = useT()
  const city = useCity()
  const [was, setWas] = useState<Move>()
  const bar = useRef<HTMLDivElement>(null)
  // The list may say that the next step is another centre's: then that is the big button.
  const advice = useAdvice(reference, shown.state === 'pending_dispatch')
  const english = useMemo(() => new Map(city?.moves.map((one) => [one.move, one.name_en])), [city])
  const name = (move: string) => {
    const offer = shown.moves.find((one) => one.move === move)
    const found = inWords(offer?.name ?? city?.moves.find((one) => one.move === move)?.name, english.get(move)) || move
    return found.charAt(0).toUpperCase() + found.slice(1)
  }
  const layout = laidOutMoves(
    shown.moves.filter((offer) => isMove(offer.move)),
    room,
    advice.data?.step?.kind,
  )
  const keys = keysOf(layout)

  const opens = (move: string) => {
    if (isMove(move)) onOpen(move)
  }
  const close = () => {
    setWas(open)
    onOpen(undefined)
  }
  useEffect(() => {
    const timer = setTimeout(() => void forms(), 800)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    if (open !== undefined || was === undefined) return
    // The button may be in the menu, or gone: then the bar's first one takes the focus.
    const place =
      bar.current?.querySelector<HTMLElement>(`[data-move="${was}"]`) ?? bar.current?.querySelector('button')
    place?.focus()
    setWas(undefined)
  }, [open, was])

  if (open !== undefined) {
    return (
      <Suspense fallback={<div className="dossier-moves" aria-busy="true" />}>
        <MoveForm
          key={open}
          shown={shown}
          reference={reference}
          move={open}
          name={name(open)}
          onDone={close}
          onClose={close}
          onSwitch={(move, draft) => {
            putIn(shown, move, draft)
            onOpen(move)
          }}
        />
      </Suspense>
    )
  }
  const button = (offer: Schema<'MoveOut'>, primary: boolean) => (
    <Button
      key={offer.move}
      type={primary ? 'primary' : 'default'}
      className={primary ? 'dossier-moves-first' : undefined}
      data-move={offer.move}
      aria-keyshortcuts={keys.get(offer.move)}
      onClick={() => opens(offer.move)}
    >
      {name(offer.move)}
      {keys.has(offer.move) && <Kbd of={keys.get(offer.move) ?? ''} />}
    </Button>
  )
  return (
    <section className="dossier-moves" aria-label={t('moves')} ref={bar}>
      {[...keys].map(([move, key]) => (
        <MoveKey key={move} letter={key} label={name(move)} onPress={() => opens(move)} />
      ))}
      {layout.first !== undefined && button(layout.first, true)}
      {layout.beside.map((offer) => button(offer, false))}
      {layout.rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          placement="topRight"
          menu={{
            items: layout.rest.map((offer) => ({
              key: offer.move,
              label: name(offer.move),
              extra: keys.has(offer.move) ? <Kbd of={keys.get(offer.move) ?? ''} /> : undefined,
            })),
            onClick: ({ key }) => opens(key),
          }}
        >
          <Button icon={<EllipsisOutlined />} aria-label={t('more')} aria-haspopup="menu" />
        </Dropdown>
      )}
      {layout.first === undefined && shown.moves.length === 0 && <p className="dossier-hint">{t('none')}</p>}
    </section>
  )
}

/** Put something into the form of a move before it is opened; what was typed there stays. */
export function putIn(shown: Case, move: Move, draft: Draft): void {
  const first = firstDraft(move, shown)
  const kept = keptDraft(shown.id, move)?.draft ?? first
  keepDraft(shown.id, move, { draft: { ...kept, ...draft }, before: first, seen: shown.version })
}

function MoveKey({ letter, label, onPress }: { letter: string; label: string; onPress: () => void }) {
  useShortcut(letter, label, onPress)
  return null
}
