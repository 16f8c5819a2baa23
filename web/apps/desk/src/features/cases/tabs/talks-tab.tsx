// SPDX-License-Identifier: Apache-2.0
import { dateTime, shortTime, Tag, useNow } from '@tongguan/ui'
import { words } from '@tongguan/words'
import type { ReactNode } from 'react'
import { type Case, useNames } from '../../../case/case-data.ts'
import { useCodeName } from '../../../case/code-names.ts'
import { Nothing } from './told.tsx'

const useT = words('case-talks', {
  none: ['没有吹哨、协调、催办督办和联系记录', 'No whistles, meetings, notices or talks'],
  whistles: ['吹哨报到', 'Whistles'],
  meetings: ['协调会议', 'Meetings'],
  notices: ['催办、督办、批示、答复', 'Notices'],
  contacts: ['联系诉求人', 'Talks with the citizen'],
  blown: ['{{from}} {{at}} 吹哨', 'called by {{from}}, {{at}}'],
  answered: ['{{at}} 应哨', 'answered {{at}}'],
  arrived: ['{{at}} 报到（{{who}}{{metres}}）', 'arrived {{at}} ({{who}}{{metres}})'],
  metres: ['，距 {{n}} 米', ', {{n}} m away'],
  answerBy: ['须在 {{at}} 前应哨', 'to answer by {{at}}'],
  arriveBy: ['须在 {{at}} 前到场', 'to arrive by {{at}}'],
  rated: ['评价 {{n}} 分', 'rated {{n}} of 5'],
  called: ['{{by}} {{at}} 提请', 'called by {{by}}, {{at}}'],
  candidates: ['候选：{{units}}', 'Candidates: {{units}}'],
  opinion: ['法制意见（{{by}}）：{{words}}', 'Legal opinion ({{by}}): {{words}}'],
  decided: ['决定由 {{unit}} 牵头（{{by}} {{at}}）', '{{unit}} leads ({{by}}, {{at}})'],
  to: ['致 {{organ}}', 'to {{organ}}'],
  replyBy: ['须在 {{at}} 前回复', 'to be answered by {{at}}'],
  reply: ['回复（{{by}} {{at}}）：{{words}}', 'Answer ({{by}}, {{at}}): {{words}}'],
})

/** Words between people: whistles and who came, meetings, urges and supervisions with their answers, talks with the citizen. */
export function TalksTab({ shown }: { shown: Case }) {
  const t = useT()
  const code = useCodeName()
  const name = useNames(shown.names)
  const now = useNow()
  const at = (moment: string | null) => (moment === null ? '' : shortTime(moment, now))
  if (shown.whistle_calls.length + shown.meetings.length + shown.notices.length + shown.contacts.length === 0)
    return <Nothing>{t('none')}</Nothing>
  return (
    <>
      <Group title={t('whistles')} there={shown.whistle_calls.length}>
        {shown.whistle_calls.map((call) => (
          <li key={call.id}>
            <p>
              <strong>{name(call.unit)}</strong> <Tag>{code('call', call.state)}</Tag>
            </p>
            <p>{call.text}</p>
            <p className="dossier-hint">
              {[
                t('blown', { from: name(call.blown_from), at: at(call.blown_at) }),
                call.answered_at
                  ? t('answered', { at: at(call.answered_at) })
                  : call.answer_due_at && t('answerBy', { at: at(call.answer_due_at) }),
                call.arrived_at
                  ? t('arrived', {
                      at: at(call.arrived_at),
                      who: name(call.arrived_by),
                      metres: call.metres === null ? '' : t('metres', { n: Math.round(call.metres) }),
                    })
                  : call.arrive_due_at && t('arriveBy', { at: at(call.arrive_due_at) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {call.rating !== null && (
              <p className="dossier-answer">
                <strong>{t('rated', { n: call.rating })}</strong> {call.comment}
              </p>
            )}
          </li>
        ))}
      </Group>
      <Group title={t('meetings')} there={shown.meetings.length}>
        {shown.meetings.map((meeting) => (
          <li key={meeting.id}>
            <p>{meeting.reason}</p>
            <p className="dossier-hint">
              {t('called', { by: name(meeting.called_by), at: at(meeting.called_at) })} ·{' '}
              {t('candidates', { units: meeting.candidates.map(name).join('、') })}
            </p>
            {meeting.legal_opinion && (
              <p className="dossier-answer">
                {t('opinion', { by: name(meeting.legal_officer), words: meeting.legal_opinion })}
              </p>
            )}
            {meeting.decided_lead && (
              <p className="dossier-answer">
                <strong>
                  {t('decided', {
                    unit: name(meeting.decided_lead),
                    by: name(meeting.chair),
                    at: at(meeting.decided_at),
                  })}
                </strong>{' '}
                {meeting.minutes}
              </p>
            )}
          </li>
        ))}
      </Group>
      <Group title={t('notices')} there={shown.notices.length}>
        {[...shown.notices].reverse().map((notice) => (
          <li key={notice.id}>
            <p>
              <Tag>{code('notice', notice.kind)}</Tag> {notice.text}
            </p>
            <p className="dossier-hint">
              {[
                name(notice.by),
                code('channel', notice.channel),
                dateTime(notice.at),
                notice.organ && t('to', { organ: name(notice.organ) }),
                notice.reply_due_at && t('replyBy', { at: at(notice.reply_due_at) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {notice.answer && (
              <p className="dossier-answer">
                {t('reply', { by: name(notice.answered_by), at: at(notice.answered_at), words: notice.answer })}
              </p>
            )}
          </li>
        ))}
      </Group>
      <Group title={t('contacts')} there={shown.contacts.length}>
        {[...shown.contacts].reverse().map((contact) => (
          <li key={contact.id}>
            <p>{contact.note}</p>
            <p className="dossier-hint">
              {[name(contact.by), code('way', contact.way), dateTime(contact.at)].join(' · ')}
            </p>
          </li>
        ))}
      </Group>
    </>
  )
}

function Group({ title, there, children }: { title: string; there: number; children: ReactNode }) {
  if (there === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="dossier-list">{children}</ul>
    </section>
  )
}
