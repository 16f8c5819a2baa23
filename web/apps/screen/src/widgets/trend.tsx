// SPDX-License-Identifier: Apache-2.0
import { Lines } from '@tongguan/charts/lines.tsx'
import { clockTime } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { useWall } from '../wall-context.tsx'
import { Panel } from './panel.tsx'

const useT = words('trend', {
  title: ['24 小时受理与办结', 'Reported and closed, 24 hours'],
  reported: ['受理', 'reported'],
  closed: ['办结', 'closed'],
  grown: ['24 小时净增 {{n}} 件', 'backlog up {{n}} in 24 h'],
  shrunk: ['24 小时净减 {{n}} 件', 'backlog down {{n}} in 24 h'],
  even: ['24 小时收支相抵', 'as many closed as reported'],
})

/** Cases reported and closed in each of the last 24 hours; the last hour is not over. */
export function Trend() {
  const t = useT()
  const { figures } = useWall()
  const hours = figures?.trend ?? []
  const net = hours.reduce((sum, hour) => sum + hour.reported - hour.closed, 0)
  const remark = net > 0 ? t('grown', { n: net }) : net < 0 ? t('shrunk', { n: -net }) : t('even')
  const names = hours.map((hour) => clockTime(hour.at))
  return (
    <Panel
      title={t('title')}
      remark={
        <>
          <i className="key key-data" aria-hidden="true" /> {t('reported')}
          <i className="key key-neutral" aria-hidden="true" /> {t('closed')}
          <span className="trend-net" data-tone={net > 20 ? 'amber' : undefined}>
            {remark}
          </span>
        </>
      }
    >
      <Lines
        label={t('title')}
        names={names}
        printed={names.map((name, index) => ((hours.length - 1 - index) % 3 === 0 ? name : ''))}
        series={[
          { name: t('reported'), values: hours.map((hour) => hour.reported), tone: 'data' },
          { name: t('closed'), values: hours.map((hour) => hour.closed), tone: 'neutral' },
        ]}
      />
    </Panel>
  )
}
