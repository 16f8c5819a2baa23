// SPDX-License-Identifier: Apache-2.0
/** A page of the desk that is worked through: its name, the views it has, and what was just done, above what it shows. */
import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import './desk-page.css'

interface PageProps {
  title: string
  /** The views of the page and its filters. */
  head?: ReactNode
  /** What was just done. */
  told?: string
  /** What stands at the end of the head. */
  end?: ReactNode
  children: ReactNode
}

/** The page: its head stays, what is below scrolls by itself. */
export function DeskPage({ title, head, told, end, children }: PageProps) {
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{title}</h1>
        {head}
        <span role="status" className="desk-page-told">
          {told}
        </span>
        {end !== undefined && <span className="desk-page-end">{end}</span>}
      </header>
      {children}
    </div>
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
  return (
    <Segmented<Value>
      aria-label={label}
      value={value}
      options={views.map((view) => ({
        value: view.value,
        label: view.count === undefined ? view.name : `${view.name} ${view.count}`,
      }))}
      onChange={onChange}
    />
  )
}
