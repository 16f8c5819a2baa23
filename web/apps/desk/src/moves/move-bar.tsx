// SPDX-License-Identifier: Apache-2.0
import { EllipsisOutlined } from '@ant-design/icons'
import type { Schema } from '@tongguan/api-client'
import { isMove, type Move } from '@tongguan/forms/moves.ts'
import { Kbd, useShortcut } from '@tongguan/ui/shortcuts.tsx'
import { inWords, words } from '@tongguan/words'
import { App, Button, Dropdown } from 'antd'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { type Case, useAdvice } from '../case/case-data.ts'
import { useCityNames, useClasses } from '../city.ts'
import '../case/case.css'
import './moves.css'
import { keysOf, laidOutMoves } from './offers.ts'

// Forms bring pickers of many kinds: they come when the page has nothing else to do, not with the case.
const forms = () => import('./move-form.tsx')
const MoveForm = lazy(async () => ({ default: (await forms()).MoveForm }))

const useT = words('case-move-bar', {
  moves: ['可办事项', 'What you can do'],
  more: ['更多', 'More'],
  done: ['{{name}}：现在是“{{state}}”', '{{name}}: now “{{state}}”'],
  none: ['此刻没有您可办的事项', 'Nothing for you to do now'],
})

/** Buttons beside the big one. */
const ROOM = 2

interface Props {
  shown: Case
  /** The move whose form is open. */
  open: Move | undefined
  onOpen: (move: Move | undefined) => void
}

/** Every move on offer: a big button, some beside it, the rest in a menu; each opens its form in place. */
export function MoveBar({ shown, open, onOpen }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const [was, setWas] = useState<Move>()
  const bar = useRef<HTMLDivElement>(null)
  // A question wants an answer; the list may say that the next step is another centre's: that is the big button then.
  const advice = useAdvice(shown.task_no, shown.state === 'pending_dispatch')
  const { move: name } = useCityNames()
  // Their forms ask for a class: the classes come while the case is read.
  useClasses(shown.moves.some((offer) => ['accept', 'file'].includes(offer.move)))
  const layout = laidOutMoves(
    shown.moves.filter((offer) => isMove(offer.move)),
    ROOM,
    shown.kind === 'consultation' ? 'direct_answer' : advice.data?.step?.kind,
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
      <Suspense fallback={<div className="move-bar" aria-busy="true" />}>
        <MoveForm
          key={open}
          shown={shown}
          move={open}
          name={name(open)}
          onDone={(after) => {
            const state = inWords(after.state_name, after.state_name_en)
            void message.success(t('done', { name: name(open), state }))
            close()
          }}
          onClose={close}
          onSwitch={onOpen}
        />
      </Suspense>
    )
  }
  const button = (offer: Schema<'MoveOut'>, primary: boolean) => (
    <Button
      key={offer.move}
      type={primary ? 'primary' : 'default'}
      className={primary ? 'move-bar-first' : undefined}
      data-move={offer.move}
      aria-keyshortcuts={keys.get(offer.move)}
      onClick={() => opens(offer.move)}
    >
      {name(offer.move)}
      {keys.has(offer.move) && <Kbd of={keys.get(offer.move) ?? ''} />}
    </Button>
  )
  return (
    <section className="move-bar" aria-label={t('moves')} ref={bar}>
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
          <Button icon={<EllipsisOutlined aria-hidden />} aria-label={t('more')} aria-haspopup="menu" />
        </Dropdown>
      )}
      {layout.first === undefined && shown.moves.length === 0 && <p className="dossier-hint">{t('none')}</p>}
    </section>
  )
}

function MoveKey({ letter, label, onPress }: { letter: string; label: string; onPress: () => void }) {
  useShortcut(letter, label, onPress)
  return null
}
