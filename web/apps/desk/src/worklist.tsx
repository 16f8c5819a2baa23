// SPDX-License-Identifier: Apache-2.0
/** A list of cards at the left, the chosen one beside it: how reviews and notices are worked through. */
import { refusalOf } from '@tongguan/api-client'
import type { ReactNode } from 'react'
import { RefusedWords } from './moves/refused-words.tsx'
import './worklist.css'

interface Props<Item> {
  error: unknown
  /** What is said when the list has come and is empty. */
  empty: string | undefined
  items: readonly Item[]
  card: (item: Item) => ReactNode
  /** The pane beside the list. */
  children: ReactNode
}

/** The list and its pane, each scrolling by itself. */
export function Worklist<Item extends { id: string }>({ error, empty, items, card, children }: Props<Item>) {
  return (
    <div className="worklist">
      <div className="worklist-list desk-scroll">
        {error !== null && <RefusedWords refused={refusalOf(error)} />}
        {empty !== undefined && <p className="desk-empty">{empty}</p>}
        <ul>
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
  id?: string
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
export function WorklistCard({ id, current, onChoose, kind, title, text, children }: CardProps) {
  return (
    <button
      id={id}
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
