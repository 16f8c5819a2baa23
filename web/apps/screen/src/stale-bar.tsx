// SPDX-License-Identifier: Apache-2.0
import { useLive } from '@tongguan/shell'
import { clockSeconds, useNow } from '@tongguan/ui'
import { words } from '@tongguan/words'
import type { Freshness } from './fresh.ts'

const useT = words('stale-bar', {
  old: ['数据停在 {{at}}，已 {{n}} 秒没有更新', 'The figures are of {{at}}, {{n}} s old'],
  line: ['实时线路中断，正在重连；数据每 15 秒再取一次', 'The live line is broken; the figures are fetched every 15 s'],
})

/** How old the picture is, said as soon as it is not of this moment. */
export function StaleBar({ fresh, asOf }: { fresh: Freshness; asOf: string | undefined }) {
  const t = useT()
  const now = useNow(1)
  const { line } = useLive()
  if (asOf === undefined || (fresh === 'fresh' && line.live)) return null
  const n = Math.max(0, Math.round((now - Date.parse(asOf)) / 1000))
  return (
    <output className="stale" data-fresh={fresh}>
      {fresh === 'fresh' ? t('line') : t('old', { at: clockSeconds(asOf), n })}
    </output>
  )
}
