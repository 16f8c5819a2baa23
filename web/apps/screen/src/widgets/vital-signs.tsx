// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'
import { useWall } from '../wall-context.tsx'
import { Panel } from './panel.tsx'

const useT = words('vital-signs', {
  title: ['城市体征', 'Vital signs'],
  none: ['感知未接入', 'Sensing is not connected'],
  awaited: ['待接入：{{what}}。接入前不显示数值。', 'Awaited: {{what}}. No values are shown until then.'],
})

/** What the city's sensors measure. None is connected yet, and the board says which it awaits. */
export function VitalSigns() {
  const t = useT()
  const { board } = useWall()
  return (
    <Panel title={t('title')}>
      <div className="absent">
        <b>{t('none')}</b>
        {board.awaits && <p>{t('awaited', { what: board.awaits })}</p>}
      </div>
    </Panel>
  )
}
