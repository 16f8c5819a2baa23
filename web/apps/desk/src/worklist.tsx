// SPDX-License-Identifier: Apache-2.0
/** A list of cards at the left, the chosen one beside it: how reviews and notices are worked through. */
import { type Asked, ListState, useCursor } from '@tongguan/lists'
import { Split } from '@tongguan/ui'
import { type ReactNode, useEffect, useRef } from 'react'
import './worklist.css'

const idOf = (item: { id: string }) => item.id

interface Props<Item> {
  /** The answer that brings the items. */
  asked: Asked
  /** What is said when there are none. */
  empty: string
  items: readonly Item[]
  chosen: Item | undefined
  onChoose: (item: Item) => void
  card: (item: Item) => ReactNode
  /** The pane beside the list. */
  children: ReactNode
}

/** The list and its pane, each scrolling by itself; J and K go through the list. */
export function Worklist<Item extends { id: string }>(props: Props<Item>) {
  const { asked, empty, items, chosen, onChoose, card, children } = props
  const list = useRef<HTMLUListElement>(null)
  const chosenId = chosen?.id
  useCursor<Item>({ rows: items, rowKey: idOf, open: chosenId, list, follows: true, onOpen: onChoose })
  useEffect(() => {
    if (chosenId !== undefined)
      list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])
  return (
    <Split wide beside={children}>
      <ListState asked={asked} count={items.length} empty={empty} />
      <ul ref={list}>
        {items.map((item) => (
          <li key={item.id} data-row={item.id}>
            {card(item)}
          </li>
        ))}
      </ul>
    </Split>
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
        <span className="ellipsis">{title}</span>
      </span>
      <span className="ellipsis tone-second">{text}</span>
      {children}
    </button>
  )
}
