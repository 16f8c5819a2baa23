// SPDX-License-Identifier: Apache-2.0
import { inWords, words } from '@tongguan/words'
import { useWall } from '../wall-context.tsx'
import { Panel } from './panel.tsx'

const useT = words('vital-signs', {
  title: ['城市体征', 'Vital signs'],
  none: ['感知未接入', 'Sensing is not connected'],
  missing: ['{{what}}：未接入', '{{what}}: not connected'],
  until: ['接入之前不显示任何数值。', 'No values are shown until they are.'],
})

/** What the city's sensors measure. None is connected yet, and the board says which it awaits. */
export function VitalSigns() {
  const t = useT()
  const { board } = useWall()
  const awaited = inWords(board.awaits, board.awaits_en)
  return (
    <Panel title={t('title')}>
      <div className="absent">
        <b>{awaited ? t('missing', { what: awaited }) : t('none')}</b>
        <p>{t('until')}</p>
      </div>
    </Panel>
  )
}
