// SPDX-License-Identifier: Apache-2.0
import { $api, type Schema } from '@tongguan/api-client'
import { inWords, words } from '@tongguan/words'
import type { Metric, Widget } from '../wall-context.tsx'
import { moved, sized } from './plan.ts'

const useT = words('widget-fields', {
  x: ['左起列', 'Column'],
  y: ['上起行', 'Row'],
  w: ['宽（格）', 'Width'],
  h: ['高（格）', 'Height'],
  limit: ['最多行数', 'Lines at most'],
  metrics: ['显示的指标（都不选为全部）', 'Figures shown (none: all)'],
  remove: ['移除此组件', 'Remove this widget'],
})
const LISTS: readonly Widget['kind'][] = ['hot_classes', 'ranking', 'sources', 'feed']

interface Props {
  widget: Widget
  kind: Schema<'WidgetKindFacts'> | undefined
  onChange(next: Widget): void
  onRemove(): void
}

/** The place and settings of one widget, for those who would rather type than drag. */
export function WidgetFields({ widget, kind, onChange, onRemove }: Props) {
  const t = useT()
  const { place, settings } = widget
  const metrics = $api.useQuery('get', '/api/v1/screen/catalogue', {}, { staleTime: Number.POSITIVE_INFINITY }).data
    ?.metrics
  const put = (next: Widget['place']) => onChange({ ...widget, place: next })
  const least = kind ?? { least_width: 4, least_height: 3 }
  const toggle = (metric: Metric, on: boolean) => {
    const kept = settings.metrics.filter((one) => one !== metric)
    onChange({ ...widget, settings: { ...settings, metrics: on ? [...kept, metric] : kept } })
  }
  return (
    <>
      <h3>{inWords(kind?.name, kind?.name_en)}</h3>
      <div className="editor-four">
        <Cells label={t('x')} value={place.x} onStep={(by) => put(moved(place, by, 0))} />
        <Cells label={t('y')} value={place.y} onStep={(by) => put(moved(place, 0, by))} />
        <Cells label={t('w')} value={place.w} onStep={(by) => put(sized(place, by, 0, least))} />
        <Cells label={t('h')} value={place.h} onStep={(by) => put(sized(place, 0, by, least))} />
      </div>
      {LISTS.includes(widget.kind) && (
        <label>
          {t('limit')}
          <input
            type="number"
            min={1}
            max={50}
            value={settings.limit ?? ''}
            onChange={(event) => {
              const limit = Number(event.target.value)
              onChange({ ...widget, settings: { ...settings, limit: limit >= 1 && limit <= 50 ? limit : null } })
            }}
          />
        </label>
      )}
      {widget.kind === 'kpis' && (
        <fieldset>
          <legend>{t('metrics')}</legend>
          {metrics
            ?.filter((one) => one.metric !== 'hot')
            .map((one) => (
              <label key={one.metric}>
                <input
                  type="checkbox"
                  checked={settings.metrics.includes(one.metric)}
                  onChange={(event) => toggle(one.metric, event.target.checked)}
                />
                {inWords(one.name, one.name_en)}
              </label>
            ))}
        </fieldset>
      )}
      <button type="button" onClick={onRemove}>
        {t('remove')}
      </button>
    </>
  )
}

function Cells({ label, value, onStep }: { label: string; value: number; onStep(by: number): void }) {
  return (
    <label>
      {label}
      <input
        type="number"
        min={0}
        max={24}
        value={value}
        onChange={(event) => onStep(Number(event.target.value) - value)}
      />
    </label>
  )
}
