// SPDX-License-Identifier: Apache-2.0
import { type ComponentType, lazy, Suspense } from 'react'
import type { Widget } from './wall-context.tsx'
import { Alarms } from './widgets/alarms.tsx'
import { Feed } from './widgets/feed.tsx'
import { Forces } from './widgets/forces.tsx'
import { HotClasses } from './widgets/hot-classes.tsx'
import { Kpis } from './widgets/kpis.tsx'
import { Links } from './widgets/links.tsx'
import { Ranking } from './widgets/ranking.tsx'
import { Sources } from './widgets/sources.tsx'
import { Trend } from './widgets/trend.tsx'
import { VitalSigns } from './widgets/vital-signs.tsx'

const MapWidget = lazy(() => import('./widgets/map-widget.tsx'))

/** What draws each kind of the closed list. */
const DRAWN: Record<Widget['kind'], ComponentType<{ widget: Widget }>> = {
  kpis: Kpis,
  map: MapWidget,
  trend: Trend,
  hot_classes: HotClasses,
  ranking: Ranking,
  sources: Sources,
  links: Links,
  feed: Feed,
  alarms: Alarms,
  vital_signs: VitalSigns,
  forces: Forces,
}

/** The board as it is stored: widgets on a grid of 24 by 24. */
export function BoardGrid({ widgets }: { widgets: readonly Widget[] }) {
  return (
    <div className="board">
      {widgets.map((widget) => {
        const Drawn = DRAWN[widget.kind]
        const { x, y, w, h } = widget.place
        return (
          <div
            key={widget.id}
            className={`cell cell-${widget.kind}`}
            style={{ gridColumn: `${x + 1} / span ${w}`, gridRow: `${y + 1} / span ${h}` }}
          >
            <Suspense fallback={null}>
              <Drawn widget={widget} />
            </Suspense>
          </div>
        )
      })}
    </div>
  )
}
