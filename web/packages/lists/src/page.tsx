// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useId } from 'react'
import './lists.css'

export interface HeadProps {
  /** Its name; a list within a page has none of its own. */
  title?: string
  /** The views it has, and its filters. */
  head?: ReactNode
  /** What was just done. */
  told?: ReactNode
  /** What stands at the end of the head: the sheet it leaves as, what else can be done. */
  end?: ReactNode
}

/** A page that is worked through: its head stays, what is below scrolls by itself. */
export function Page({ children, ...head }: HeadProps & { children: ReactNode }) {
  return (
    <div className="list-page">
      <Head {...head} />
      {children}
    </div>
  )
}

/** The head of a page, or the tools of a list within one. */
export function Head({ title, head, told, end }: HeadProps) {
  const within = (
    <>
      {head}
      <span role="status" className="tone-green">
        {told}
      </span>
      {end !== undefined && end !== false && <span className="row end">{end}</span>}
    </>
  )
  if (title === undefined) return <div className="list-tools">{within}</div>
  return (
    <header className="list-head">
      <h1>{title}</h1>
      {within}
    </header>
  )
}

interface View<Value extends string> {
  value: Value
  name: string
  /** How many things are in it, where that is known. */
  count?: number | undefined
}

interface ViewsProps<Value extends string> {
  label: string
  value: Value
  views: readonly View<Value>[]
  onChange: (value: Value) => void
}

/** One of a few views of the same page. */
export function Views<Value extends string>({ label, value, views, onChange }: ViewsProps<Value>) {
  const name = useId()
  return (
    <div className="list-views" role="radiogroup" aria-label={label}>
      {views.map((view) => (
        <label key={view.value} className="list-view">
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={view.value === value}
            onChange={() => onChange(view.value)}
          />
          {view.name}
          {view.count !== undefined && <span className="list-view-count"> {view.count}</span>}
        </label>
      ))}
    </div>
  )
}
