// SPDX-License-Identifier: Apache-2.0
import type { Refused } from '@tongguan/api-client'
import { inWords, words } from '@tongguan/words'
import { Button } from 'antd'
import type { Ref } from 'react'
import './refused-words.css'

const useT = words('refused-words', {
  number: ['编号 {{id}}', 'No. {{id}}'],
  again: ['再试一次', 'Try again'],
})

interface Props {
  refused: Refused | undefined
  onAgain?: () => void
  ref?: Ref<HTMLDivElement>
}

/** What the platform said when it did not do as asked, where it was asked; asked again where that may help. */
export function RefusedWords({ refused, onAgain, ref }: Props) {
  const t = useT()
  if (refused === undefined) return null
  const { problem } = refused
  return (
    <div className="refused-words" role="alert" tabIndex={-1} ref={ref}>
      <p>{inWords(problem.detail || problem.title, problem.title_en)}</p>
      {refused.status >= 500 && problem.request_id !== '' && <small>{t('number', { id: problem.request_id })}</small>}
      {onAgain !== undefined && refused.passing && (
        <Button size="small" onClick={onAgain}>
          {t('again')}
        </Button>
      )}
    </div>
  )
}
