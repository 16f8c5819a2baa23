// SPDX-License-Identifier: Apache-2.0
import { Kbd } from '@tongguan/ui/shortcuts.tsx'
import type { ReactNode } from 'react'
import { useId } from 'react'

interface TextProps {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string
  letter?: string
  inputMode?: 'tel' | 'text'
  maxLength?: number
}

/** A line of text with its name above it, and the key that leads to it. */
export function TextField({ label, value, onChange, hint, letter, inputMode, maxLength = 64 }: TextProps) {
  const id = useId()
  return (
    <div className="intake-field">
      <label htmlFor={id}>
        {label} {letter && <Kbd of={`Alt+${letter}`} />}
      </label>
      <input
        id={id}
        className="desk-input"
        value={value}
        placeholder={hint}
        inputMode={inputMode}
        maxLength={maxLength}
        autoComplete="off"
        data-key={letter}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

/** One of a few, as buttons: arrow keys choose, as with any radio. */
export function Choice<V extends string>({
  label,
  letter,
  value,
  options,
  onChange,
}: {
  label: string
  letter?: string
  value: V
  options: readonly { value: V; label: string }[]
  onChange: (value: V) => void
}) {
  const id = useId()
  return (
    <fieldset className="intake-choice">
      <legend>
        {label} {letter && <Kbd of={`Alt+${letter}`} />}
      </legend>
      <span className="intake-choice-options">
        {options.map((one) => (
          <label key={one.value} className={one.value === value ? 'chosen' : ''}>
            <input
              type="radio"
              className="visually-hidden"
              name={id}
              checked={one.value === value}
              data-key={one.value === value ? letter : undefined}
              onChange={() => onChange(one.value)}
            />
            {one.label}
          </label>
        ))}
      </span>
    </fieldset>
  )
}

/** Yes or no. */
export function Tick({
  checked,
  onChange,
  children,
}: {
  checked: boolean
  onChange: (on: boolean) => void
  children: ReactNode
}) {
  return (
    <label className="intake-tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {children}
    </label>
  )
}
