// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'
import { useConcerns } from '../situation.tsx'
import { Panel } from './panel.tsx'

const useT = words('alarms', {
  title: ['告警与关注', 'Alarms'],
  remark: ['{{n}} 项 · 感知告警未接入', '{{n}} · sensing not connected'],
  none: ['办理情况没有需要关注的', 'Nothing in the casework needs attention'],
  alarm: ['处置', 'act'],
  watch: ['关注', 'watch'],
})

/** What wants attention: for now what the casework itself shows; sensing says that it is not there. */
export function Alarms() {
  const t = useT()
  const concerns = useConcerns()
  return (
    <Panel title={t('title')} remark={t('remark', { n: concerns.length })}>
      <ul className="alarms">
        {concerns.map((one) => (
          <li key={one.sign} data-level={one.level}>
            <b>{one.text}</b>
            <span>{t(one.level === 'alarm' ? 'alarm' : 'watch')}</span>
          </li>
        ))}
      </ul>
      {concerns.length === 0 && <p className="empty">{t('none')}</p>}
    </Panel>
  )
}
