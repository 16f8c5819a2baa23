// SPDX-License-Identifier: Apache-2.0
/** ECharts for the charts of the desk; small charts in plain SVG are `lines.tsx`, without its weight. */
export { Chart, type ChartOption } from './chart.ts'
