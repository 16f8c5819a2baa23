// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useId } from 'react'
import './labelled.css'

/** A field with its label above it. */
export function Labelled({
  label,
  className,
  children,
}: {
  label: string
  className?: string
  children(id: string): ReactNode
}) {
  const id = useId()
  return (
    <div className={className === undefined ? 'labelled' : `labelled ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
