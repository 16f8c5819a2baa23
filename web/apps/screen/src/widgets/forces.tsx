// SPDX-License-Identifier: Apache-2.0
import { inWords, words } from '@tongguan/words'
import { useWall } from '../wall-context.tsx'
import { Panel } from './panel.tsx'

const useT = words('forces', {
  title: ['一线力量', 'Forces'],
  remark: ['今日有办理动作的人数', 'people who made a move today'],
  none: ['今日尚无办理动作', 'Nobody made a move yet today'],
})

/** How many people of each role were at work today, as far as the record shows it. */
export function Forces() {
  const t = useT()
  const { figures } = useWall()
  const forces = figures?.forces ?? []
  return (
    <Panel title={t('title')} remark={t('remark')}>
      {forces.length === 0 && <p className="empty">{t('none')}</p>}
      <dl className="forces">
        {forces.map((one) => (
          <div key={one.code}>
            <dt>{inWords(one.name, one.name_en)}</dt>
            <dd className="number">{one.count}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
