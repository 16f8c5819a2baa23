// SPDX-License-Identifier: Apache-2.0
import { dateTime, shortTime, Tag, useNow } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { type Case, type Request, useNames } from '../../../case/case-data.ts'
import { useCodeName } from '../../../case/code-names.ts'
import { Nothing } from './told.tsx'

const useT = words('case-requests', {
  none: ['没有申请', 'No requests'],
  asked: ['{{by}} · {{unit}} · {{at}}', '{{by}} · {{unit}} · {{at}}'],
  days: ['延期 {{n}} 个工作日', 'by {{n}} working days'],
  again: ['再给一个原时限', 'by the original limit once more'],
  until: ['挂账至 {{at}}', 'until {{at}}'],
  plan: ['解决计划：{{plan}}', 'Plan: {{plan}}'],
  basis: ['法定依据：{{basis}}', 'Legal basis: {{basis}}'],
  suggested: ['建议承办：{{unit}}', 'Suggested: {{unit}}'],
  agreed: ['同意', 'agreed'],
  refused: ['不同意', 'refused'],
})

/** What was asked for, who decided, and with which words. */
export function RequestsTab({ shown }: { shown: Case }) {
  const t = useT()
  if (shown.requests.length === 0) return <Nothing>{t('none')}</Nothing>
  return (
    <ul className="dossier-list">
      {[...shown.requests].reverse().map((request) => (
        <RequestLine key={request.id} request={request} shown={shown} />
      ))}
    </ul>
  )
}

function RequestLine({ request, shown }: { request: Request; shown: Case }) {
  const t = useT()
  const code = useCodeName()
  const name = useNames(shown.names)
  const at = useNow()
  const states = request.kind === 'appeal' && request.state.startsWith('pending') ? 'reviewOfAppeal' : 'requestState'
  const details = [
    request.kind === 'extension' && (request.days === null ? t('again') : t('days', { n: request.days })),
    request.until && t('until', { at: dateTime(request.until) }),
    request.plan && t('plan', { plan: request.plan }),
    request.reason_code && code('returnReason', request.reason_code),
    request.legal_basis && t('basis', { basis: request.legal_basis }),
    request.suggested_unit && t('suggested', { unit: name(request.suggested_unit) }),
  ].filter(Boolean)
  return (
    <li>
      <p>
        <strong>{code('request', request.kind)}</strong>{' '}
        <Tag tone={request.state === 'approved' ? 'green' : request.state === 'rejected' ? 'red' : 'amber'}>
          {code(states, request.state)}
        </Tag>
      </p>
      <p>{request.reason}</p>
      {details.length > 0 && <p className="dossier-hint">{details.join(' · ')}</p>}
      <p className="dossier-hint">
        {[name(request.asked_by), name(request.unit), shortTime(request.asked_at, at)].filter(Boolean).join(' · ')}
      </p>
      {request.reviews.map((review) => (
        <p key={review.at} className="dossier-answer">
          <strong>{t(review.agreed ? 'agreed' : 'refused')}</strong> {review.note}
          <small> {[name(review.by), name(review.organ), shortTime(review.at, at)].filter(Boolean).join(' · ')}</small>
        </p>
      ))}
    </li>
  )
}
