// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import './facts.css'

export type Fact = readonly [term: string, what: ReactNode]

/** Terms and what they are; what is empty is left out. `narrow`: the terms take no more room than they need. */
export function Facts({ of, narrow = false }: { of: readonly Fact[]; narrow?: boolean }) {
  return (
    <dl className={narrow ? 'facts facts-narrow' : 'facts'}>
      {of.map(
        ([term, what]) =>
          what !== null &&
          what !== undefined &&
          what !== '' &&
          what !== false && (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{what}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
