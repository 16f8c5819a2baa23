// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { inWords, words } from '@tongguan/words'
import { change, large } from '../compare.ts'
import { type Figures, type Metric, useWall, type Widget } from '../wall-context.tsx'

const useT = words('kpis', {
  band: ['指标', 'Key figures'],
  yesterday: ['较昨日同期 {{n}}', '{{n}} on yesterday'],
  points: ['较昨日 {{n}} 点', '{{n}} pts on yesterday'],
  before: ['昨日同期 {{n}}', 'yesterday {{n}}'],
  due_soon: ['2 小时内到时限 {{n}}', '{{n}} within 2 h'],
  overdue: ['今日新超时 {{n}}', '{{n}} since midnight'],
  on_time: ['{{n}} 件有时限', 'of {{n}} with a limit'],
  satisfied: ['回访 {{n}} 件', '{{n}} called back'],
  none_on_time: ['今日尚无办结', 'nothing closed yet today'],
  none_satisfied: ['今日尚无回访', 'nobody called back yet'],
  percent: ['%', '%'],
})
type Figure = Figures['figures'][number]
const ORDER: readonly Metric[] = ['reported', 'closed', 'open', 'due_soon', 'overdue', 'on_time', 'satisfied']

/** The band of key figures; each opens what it means. */
export function Kpis({ widget }: { widget: Widget }) {
  const t = useT()
  const { figures } = useWall()
  const wanted = widget.settings.metrics.length > 0 ? widget.settings.metrics : ORDER
  const shown = wanted.flatMap((metric) => figures?.figures.find((one) => one.metric === metric) ?? [])
  return (
    <section className="kpis" aria-label={t('band')}>
      {shown.map((figure) => (
        <Kpi key={figure.metric} figure={figure} />
      ))}
    </section>
  )
}

function Kpi({ figure }: { figure: Figure }) {
  const { ask } = useWall()
  const meanings = $api.useQuery('get', '/api/v1/screen/catalogue', {}, { staleTime: Number.POSITIVE_INFINITY }).data
  const meaning = meanings?.metrics.find((one) => one.metric === figure.metric)
  const unit = meaning?.unit === 'share' ? 'share' : 'cases'
  const remark = useRemark(figure, unit)
  const grave = figure.value !== null && figure.value > 0
  const tone =
    figure.metric === 'overdue' && grave ? 'red' : figure.metric === 'due_soon' && grave ? 'amber' : undefined
  return (
    <button type="button" className="kpi" onClick={() => ask({ metric: figure.metric })} aria-haspopup="dialog">
      <span>{inWords(meaning?.name, meaning?.name_en)}</span>
      <b className="number" data-tone={tone}>
        {large(figure.value, unit)}
        {unit === 'share' && figure.value !== null && <small>%</small>}
      </b>
      <span className="kpi-remark">{remark}</span>
    </button>
  )
}

function useRemark(figure: Figure, unit: 'cases' | 'share'): string {
  const t = useT()
  const { metric, note } = figure
  if (metric === 'due_soon' || metric === 'overdue') return t(metric, { n: note ?? 0 })
  if ((metric === 'on_time' || metric === 'satisfied') && note !== null) {
    if (note === 0) return t(`none_${metric}`)
    const points = change(figure.value, figure.yesterday, unit)
    return points === undefined ? t(metric, { n: note }) : t('points', { n: points })
  }
  const moved = change(figure.value, figure.yesterday, unit)
  return moved === undefined || figure.value === 0
    ? t('before', { n: large(figure.yesterday, unit) })
    : t('yesterday', { n: moved })
}
