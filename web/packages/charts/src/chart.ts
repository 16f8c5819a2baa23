// SPDX-License-Identifier: Apache-2.0
/** The only place that imports ECharts: a tree-shaken core, no animation, colours from the tokens. */
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { createElement, useEffect, useRef } from 'react'

use([LineChart, BarChart, GridComponent, TooltipComponent, MarkLineComponent, LegendComponent, CanvasRenderer])

export type ChartOption = EChartsCoreOption

interface Props {
  option: ChartOption
  /** What the chart shows, for those who do not see it. */
  label: string
  className?: string
}

/** A chart that fills its place and follows its size. */
export function Chart({ option, label, className }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<typeof init>>(undefined)
  useEffect(() => {
    if (place.current === null) return
    const made = init(place.current)
    chart.current = made
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      made.dispose()
      chart.current = undefined
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption({ animation: false, ...option }, { notMerge: true })
  }, [option])
  return createElement('div', { ref: place, role: 'img', 'aria-label': label, className })
}
