// SPDX-License-Identifier: Apache-2.0
/** A list of cards at the left, the chosen one beside it: how reviews and notices are worked through. */
import { refusalOf } from '@tongguan/api-client'
import { words } from '@tongguan/words'
import { type ReactNode, useEffect, useRef } from 'react'
import { RefusedWords } from './moves/refused-words.tsx'
import { useShortcut } from './shortcuts.tsx'
import './worklist.css'

const useT = words('worklist', { next: ['下一件', 'Next'], previous: ['上一件', 'Previous'] })

interface Props<Item> {
  error: unknown
  /** What is said when the list has come and is empty. */
  empty: string | undefined
  items: readonly Item[]
  chosen: Item | undefined
  onChoose: (item: Item) => void
  card: (item: Item) => ReactNode
  /** The pane beside the list. */
  children: ReactNode
}

/** The list and its pane, each scrolling by itself; J and K go through the list. */
export function Worklist<Item extends { id: string }>(props: Props<Item>) {
  const { error, empty, items, chosen, onChoose, card, children } = props
  const t = useT()
  const list = useRef<HTMLUListElement>(null)
  const chosenId = chosen?.id
  const step = (by: 1 | -1) => {
    const at = items.findIndex((item) => item.id === chosenId)
    const next = items[Math.min(items.length - 1, Math.max(0, at + by))]
    if (next !== undefined) onChoose(next)
  }
  useShortcut('j', t('next'), () => step(1))
  useShortcut('k', t('previous'), () => step(-1))
  useEffect(() => {
    if (chosenId !== undefined)
      list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])
  return (
    <div className="worklist">
      <div className="worklist-list desk-scroll">
        {error !== null && <RefusedWords refused={refusalOf(error)} />}
        {empty !== undefined && <p className="desk-empty">{empty}</p>}
        <ul ref={list}>
          {items.map((item) => (
            <li key={item.id}>{card(item)}</li>
          ))}
        </ul>
      </div>
      <div className="worklist-chosen desk-scroll">{children}</div>
    </div>
  )
}

interface CardProps {
  current: boolean
  onChoose: () => void
  /** The tag before the title. */
  kind: ReactNode
  title: string
  /** One line of its words. */
  text: string
  /** The small line below. */
  children: ReactNode
}

/** One thing to work on. */
export function WorklistCard({ current, onChoose, kind, title, text, children }: CardProps) {
  return (
    <button
      type="button"
      className={current ? 'worklist-card current' : 'worklist-card'}
      aria-current={current}
      onClick={onChoose}
    >
      <span className="worklist-card-first">
        {kind}
        <span className="worklist-line">{title}</span>
      </span>
      <span className="worklist-line worklist-text">{text}</span>
      {children}
    </button>
  )
}
