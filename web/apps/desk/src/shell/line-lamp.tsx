// SPDX-License-Identifier: Apache-2.0
import { useLive } from '@tongguan/shell'
import { clockSeconds, useNow } from '@tongguan/ui'
import { words } from '@tongguan/words'

const useT = words('line-lamp', {
  live: ['数据更新于 {{at}}', 'Data as of {{at}}'],
  lostNow: ['连接中断，正在重连', 'Line lost, reconnecting'],
  lost: ['连接中断 {{n}} 分钟，正在重连', 'Line lost for {{n}} min, reconnecting'],
})

/** Whether what is shown is what is: when it was last heard from the platform, or for how long it was not. */
export function LineLamp() {
  const t = useT()
  const { line } = useLive()
  useNow(5)
  const minutes = Math.floor((Date.now() - line.since) / 60_000)
  const said = line.live
    ? t('live', { at: clockSeconds(line.since) })
    : minutes < 1
      ? t('lostNow')
      : t('lost', { n: minutes })
  return (
    <span className={line.live ? 'desk-line' : 'desk-line desk-line-lost'}>
      <span className="desk-line-dot" aria-hidden="true" />
      <span role={line.live ? undefined : 'status'}>{said}</span>
    </span>
  )
}
