// SPDX-License-Identifier: Apache-2.0

import { Tag } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { type Case, placeNames, useCity } from '../../case/case-data.ts'
import { Urgency } from '../../case/urgency.tsx'

const useT = words('case-head', {
  special: ['特别关注', 'Special attention'],
  overtime: ['超时', 'Overtime'],
  exempt: ['超时已免责', 'Overtime exempted'],
  forced: ['强制结案', 'Closed by force'],
  binding: ['牵头已定', 'Lead is decided'],
  voices: ['{{n}} 人反映', '{{n}} voices'],
  returned: ['退单 {{n}} 次', 'returned {{n}}×'],
  reworked: ['返工 {{n}} 次', 'reworked {{n}}×'],
  rehandled: ['重办 {{n}} 次', 're-handled {{n}}×'],
})

/** What must be seen at once: number, urgency, state, and whatever is out of the ordinary. */
export function CaseTags({ shown }: { shown: Case }) {
  const t = useT()
  const counts = [
    [shown.complainants > 1, 'voices', shown.complainants],
    [shown.returns > 0, 'returned', shown.returns],
    [shown.reworks > 0, 'reworked', shown.reworks],
    [shown.rehandles > 0, 'rehandled', shown.rehandles],
  ] as const
  return (
    <>
      <Urgency of={shown.urgency} />
      <Tag tone="blue">{inWords(shown.state_name, shown.state_name_en)}</Tag>
      {shown.special_attention && <Tag tone="amber">{t('special')}</Tag>}
      {shown.overtime && !shown.exempt && <Tag tone="red">{t('overtime')}</Tag>}
      {shown.exempt && <Tag tone="violet">{t('exempt')}</Tag>}
      {shown.forced && <Tag tone="violet">{t('forced')}</Tag>}
      {shown.binding && <Tag tone="violet">{t('binding')}</Tag>}
      {counts.map(([there, key, n]) => there && <Tag key={key}>{t(key, { n })}</Tag>)}
    </>
  )
}

/** The title and where it is. */
export function CaseTitle({ shown, level: Heading }: { shown: Case; level: 'h1' | 'h2' }) {
  const city = useCity()
  const place = placeNames(city, shown.region)
  // Who knew only the street told it as the address.
  const address = place.includes(shown.address) ? '' : shown.address
  return (
    <div className="dossier-title">
      <Heading>{shown.title}</Heading>
      <p>{[place, address].filter(Boolean).join(inWords('，', ', '))}</p>
    </div>
  )
}
