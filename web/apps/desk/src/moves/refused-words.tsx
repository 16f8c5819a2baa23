// SPDX-License-Identifier: Apache-2.0
import type { Refused } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import './refused-words.css'

/** What the platform said when it did not do as asked, where it was asked. */
export function RefusedWords({ refused }: { refused: Refused | undefined }) {
  if (refused === undefined) return null
  const { problem } = refused
  return (
    <p className="refused-words" role="alert">
      {inWords(problem.detail || problem.title, problem.title_en)}
    </p>
  )
}
