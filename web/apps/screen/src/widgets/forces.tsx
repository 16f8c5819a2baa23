// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'
import { useWall } from '../wall-context.tsx'
import { Panel } from './panel.tsx'

const useT = words('forces', {
  title: ['一线力量', 'Forces'],
  remark: ['今日有办理动作的人数', 'people who made a move today'],
  none: ['今日尚无办理动作', 'Nobody made a move yet today'],
  collector: ['监督员', 'Inspectors of the grid'],
  grid_worker: ['网格员', 'Grid workers'],
  handler: ['处置人员', 'Handlers'],
  unit_dispatcher: ['部门调度员', 'Unit dispatchers'],
  dispatcher: ['派遣员', 'Dispatchers'],
  agent: ['坐席', 'Call agents'],
})
const ROLES = ['collector', 'grid_worker', 'handler', 'unit_dispatcher', 'dispatcher', 'agent'] as const

/** How many people of each role were at work today, as far as the record shows it. */
export function Forces() {
  const t = useT()
  const { figures } = useWall()
  const counts = new Map(figures?.forces.map((one) => [one.code, one.count]))
  const shown = ROLES.filter((role) => counts.has(role))
  return (
    <Panel title={t('title')} remark={t('remark')}>
      {shown.length === 0 && <p className="empty">{t('none')}</p>}
      <dl className="forces">
        {shown.map((role) => (
          <div key={role}>
            <dt>{t(role)}</dt>
            <dd className="number">{counts.get(role)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
