// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { late, shortTime, useNow } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { type Case, useCase, useNames } from '../../case/case-data.ts'
import { useCodeName } from '../../case/code-names.ts'

const useT = words('case-alerts', {
  title: ['须留意', 'To be noted'],
  reply: ['{{kind}}未回复（{{by}} {{at}}）：{{text}}', '{{kind}} not answered ({{by}}, {{at}}): {{text}}'],
  due: ['须在 {{at}} 前回复', 'answer by {{at}}'],
  request: ['{{kind}}申请{{state}}：{{reason}}', 'Request for {{kind}}, {{state}}: {{reason}}'],
  merged: ['已并入', 'Joined to'],
  meeting: ['协调会议待定牵头：{{reason}}', 'A meeting is to decide the lead: {{reason}}'],
  task: ['{{kind}}任务在 {{who}} 手中（{{state}}）', 'The {{kind}} is with {{who}} ({{state}})'],
  taskDue: ['，{{at}} 到期', ', due {{at}}'],
})

/** What waits for somebody beside the ordinary next step: words to be answered, requests to be decided, errands. */
export function CaseAlerts({ shown }: { shown: Case }) {
  const t = useT()
  const at = useNow()
  const code = useCodeName()
  const name = useNames(shown.names)
  const unanswered = shown.notices.filter(
    (notice) => notice.organ !== null && notice.answered_at === null && shown.open,
  )
  const undecided = shown.requests.filter((request) => request.state.startsWith('pending'))
  const meeting = shown.meetings.find((one) => one.decided_at === null)
  const task = shown.tasks.findLast((one) => ['assigned', 'accepted', 'arrived'].includes(one.state))
  if (unanswered.length + undecided.length === 0 && shown.parent === null && !meeting && !task) return null
  return (
    <ul className="dossier-alerts" aria-label={t('title')}>
      {shown.parent !== null && (
        <li>
          {t('merged')} <Parent id={shown.parent} />
        </li>
      )}
      {unanswered.map((notice) => (
        <li key={notice.id} className={notice.reply_due_at && late(notice.reply_due_at, at) ? 'tone-red' : undefined}>
          {t('reply', {
            kind: code('notice', notice.kind),
            by: name(notice.by),
            at: shortTime(notice.at, at),
            text: notice.text,
          })}
          {notice.reply_due_at && ` · ${t('due', { at: shortTime(notice.reply_due_at, at) })}`}
        </li>
      ))}
      {undecided.map((request) => (
        <li key={request.id}>
          {t('request', {
            kind: code('request', request.kind),
            state: code(request.kind === 'appeal' ? 'reviewOfAppeal' : 'requestState', request.state),
            reason: request.reason,
          })}
        </li>
      ))}
      {meeting && shown.state === 'coordinating' && <li>{t('meeting', { reason: meeting.reason })}</li>}
      {task && (
        <li className={task.due_at && late(task.due_at, at) ? 'tone-red' : undefined}>
          {t('task', { kind: code('taskKind', task.kind), who: name(task.assignee), state: code('task', task.state) })}
          {task.due_at && t('taskDue', { at: shortTime(task.due_at, at) })}
        </li>
      )}
    </ul>
  )
}

/** A case by its id, said by its number. */
export function Parent({ id }: { id: string }) {
  const found = useCase(id)
  const ref = found.data?.task_no ?? id
  return (
    <Link to="/cases/$ref" params={{ ref }}>
      <span className="number">{ref}</span> {found.data?.title}
    </Link>
  )
}
