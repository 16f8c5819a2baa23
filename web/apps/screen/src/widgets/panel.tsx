// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useId } from 'react'

/** The frame of a widget: a heading, a remark beside it, and what it shows. */
export function Panel({ title, remark, children }: { title: string; remark?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {remark !== undefined && <small>{remark}</small>}
      </header>
      {children}
    </section>
  )
}
