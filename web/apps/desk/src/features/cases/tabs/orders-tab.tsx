// SPDX-License-Identifier: Apache-2.0
import { shortTime, Tag, useNow } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { type Case, type Order, useNames } from '../../../case/case-data.ts'
import { useCodeName } from '../../../case/code-names.ts'
import { Nothing } from './told.tsx'

const useT = words('case-orders', {
  none: ['尚未派遣', 'Not dispatched yet'],
  tasks: ['核实、核查任务', 'Errands'],
  handler: ['处置人 {{name}}', 'handler {{name}}'],
  sent: ['{{at}} 派出', 'sent {{at}}'],
  signed: ['{{at}} 签收', 'signed {{at}}'],
  done: ['{{at}} 完成', 'done {{at}}'],
  ended: ['{{at}} 结束', 'ended {{at}}'],
  due: ['{{at}} 到期', 'due {{at}}'],
  machine: ['机器派单', 'by the machine'],
  row: ['清单行 {{row}}', 'row {{row}}'],
  override: ['未按清单（清单建议 {{unit}}）：{{reason}}', 'Not as listed ({{unit}}): {{reason}}'],
  meeting: ['按协调会决定', 'by decision of the meeting'],
  before: ['先前的派遣', 'Earlier dispatches'],
  who: ['{{name}} · {{sender}} 下发', '{{name}} · sent by {{sender}}'],
})

const OVER = ['returned', 'withdrawn']

/** The orders of the case as a tree: the lead, and below it those who help; earlier dispatches after them. */
export function OrdersTab({ shown }: { shown: Case }) {
  const t = useT()
  const code = useCodeName()
  const name = useNames(shown.names)
  const at = useNow()
  const groups = grouped(shown.orders)
  if (shown.orders.length + shown.tasks.length === 0) return <Nothing>{t('none')}</Nothing>
  return (
    <div className="dossier-tree">
      {groups.map((group, index) => (
        <div key={group[0]?.id}>
          {index === 1 && <h3>{t('before')}</h3>}
          <ul>
            {group.map((order) => (
              <OrderLine key={order.id} order={order} shown={shown} />
            ))}
          </ul>
        </div>
      ))}
      {shown.tasks.length > 0 && (
        <>
          <h3>{t('tasks')}</h3>
          <ul>
            {shown.tasks.map((task) => (
              <li key={task.id}>
                <p>
                  <Tag>{code('taskKind', task.kind)}</Tag>{' '}
                  {t('who', { name: name(task.assignee), sender: name(task.sent_by) })}
                  <span className="dossier-tree-state">{code('task', task.state)}</span>
                </p>
                <p className="dossier-hint">
                  {t('sent', { at: shortTime(task.sent_at, at) })}
                  {task.due_at && ` · ${t('due', { at: shortTime(task.due_at, at) })}`}
                  {task.done_at && ` · ${t('ended', { at: shortTime(task.done_at, at) })}`}
                  {task.result && ` · ${code('finding', task.result)}`}
                </p>
                {task.note && <p>{task.note}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** Each lead with the helpers sent after it, the newest dispatch first. */
export function grouped(orders: readonly Order[]): Order[][] {
  const groups: Order[][] = []
  for (const order of orders) {
    const last = groups.at(-1)
    if (order.role === 'lead' || last === undefined) groups.push([order])
    else last.push(order)
  }
  return groups.reverse()
}

function OrderLine({ order, shown }: { order: Order; shown: Case }) {
  const t = useT()
  const code = useCodeName()
  const name = useNames(shown.names)
  const at = useNow()
  const over = OVER.includes(order.state)
  const why = order.why
  return (
    <li className={`${order.role === 'lead' ? '' : 'dossier-tree-helper'}${over ? ' tone-faint' : ''}`}>
      <p>
        <Tag tone={order.role === 'lead' ? 'blue' : 'plain'}>{code('role', order.role)}</Tag>{' '}
        <strong>{name(order.unit)}</strong>
        <span className="dossier-tree-state">{code('order', order.state)}</span>
      </p>
      <p className="dossier-hint">
        {[
          order.handler && t('handler', { name: name(order.handler) }),
          t('sent', { at: shortTime(order.sent_at, at) }),
          order.signed_at && t('signed', { at: shortTime(order.signed_at, at) }),
          order.done_at && t(over ? 'ended' : 'done', { at: shortTime(order.done_at, at) }),
          !over && order.done_at === null && order.due_at && t('due', { at: shortTime(order.due_at, at) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {why && (
        <p className="dossier-hint">
          {why.meeting
            ? t('meeting')
            : why.override
              ? t('override', { unit: name(why.proposed) || '—', reason: why.override })
              : [why.machine && t('machine'), why.row && t('row', { row: why.row })].filter(Boolean).join(' · ')}
        </p>
      )}
      {order.result && (
        <p>
          {code('finding', order.result)}
          {order.note && `：${order.note}`}
        </p>
      )}
      {!order.result && order.note && <p>{order.note}</p>}
    </li>
  )
}
