// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { words } from '@tongguan/words'
import { useState } from 'react'
import type { Case } from '../../case/case-data.ts'

const useT = words('case-said', {
  title: ['诉求内容', 'What it is about'],
  more: ['展开', 'More'],
  less: ['收起', 'Less'],
})

/** Longer than this many letters, only the beginning is shown. */
const SHORT = 90
/** Words that say hardly more than the title are not repeated. */
const ADDS = 12

/** What was said, masked, when the title does not say it all. */
export function CaseSaid({ shown, reference }: { shown: Case; reference: string }) {
  const t = useT()
  const [whole, setWhole] = useState(false)
  const said = $api.useQuery(
    'get',
    '/api/v1/cases/{ref}/words',
    { params: { path: { ref: reference } } },
    { staleTime: 300_000 },
  )
  const text = said.data?.words.trim() ?? ''
  if (text === '' || (!shown.title.endsWith('…') && text.length <= shown.title.length + ADDS)) return null
  const long = text.length > SHORT
  return (
    <p className="dossier-words" title={t('title')}>
      {long && !whole ? `${text.slice(0, SHORT)}…` : text}{' '}
      {long && (
        <button type="button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'less' : 'more')}
        </button>
      )}
    </p>
  )
}
