// SPDX-License-Identifier: Apache-2.0
import { $api, type Schema } from '@tongguan/api-client'
import { inWords, words } from '@tongguan/words'
import { change, large } from '../compare.ts'
import { type Figures, useWall, type Widget } from '../wall-context.tsx'

const useT = words('kpis', {
  band: ['指标', 'Key figures'],
  yesterday: ['较昨日同期 {{n}}', '{{n}} on yesterday'],
  points: ['较昨日 {{n}} 点', '{{n}} pts on yesterday'],
  before: ['昨日同期 {{n}}', 'yesterday {{n}}'],
  percent: ['%', '%'],
})
type Figure = Figures['figures'][number]
type Meaning = Schema<'MetricOut'>

/** The band of key figures; each opens what it means. */
export function Kpis({ widget }: { widget: Widget }) {
  const t = useT()
  const { figures } = useWall()
  const all = figures?.figures ?? []
  const wanted = widget.settings.metrics
  const shown = wanted.length > 0 ? wanted.flatMap((metric) => all.find((one) => one.metric === metric) ?? []) : all
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
  const remark = useRemark(figure, meaning, unit)
  const grave = figure.value !== null && figure.value > 0
  const tone = grave ? (meaning?.tone ?? undefined) : undefined
  return (
    <button type="button" className="kpi" onClick={() => ask({ metric: figure.metric })} aria-haspopup="dialog">
      <span>{inWords(meaning?.name, meaning?.name_en)}</span>
      <b className="number" data-tone={tone}>
        {large(figure.value, unit)}
        {unit === 'share' && figure.value !== null && <small>%</small>}
      </b>
      <span className="kpi-remark ellipsis">{remark}</span>
    </button>
  )
}

/** The change since yesterday; where that says nothing, the note in the words of the definition, if it has any. */
function useRemark(figure: Figure, meaning: Meaning | undefined, unit: 'cases' | 'share'): string {
  const t = useT()
  const { note } = figure
  if (note === 0 && meaning?.empty) return inWords(meaning.empty, meaning.empty_en ?? undefined)
  const moved = change(figure.value, figure.yesterday, unit)
  if (moved === undefined && meaning?.noted) {
    return inWords(meaning.noted, meaning.noted_en ?? undefined).replace('{n}', String(note ?? 0))
  }
  if (figure.yesterday === null) return ''
  if (moved !== undefined && unit === 'share') return t('points', { n: moved })
  return moved === undefined || figure.value === 0
    ? t('before', { n: large(figure.yesterday, unit) })
    : t('yesterday', { n: moved })
}
