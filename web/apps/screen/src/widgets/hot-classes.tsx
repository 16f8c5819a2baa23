// SPDX-License-Identifier: Apache-2.0
import { inWords, words } from '@tongguan/words'
import { signed } from '../compare.ts'
import { useWall, type Widget } from '../wall-context.tsx'
import { Panel } from './panel.tsx'

const useT = words('hot-classes', {
  title: ['24 小时高发事项', 'Hot classes, 24 hours'],
  remark: ['件数 / 较前 7 日日均', 'cases / against 7-day mean'],
  none: ['最近 24 小时没有归类的上报', 'Nothing classified in the last 24 hours'],
  usual: ['日均 {{n}}', 'mean {{n}}'],
})
/** From here on a class is marked: this much above its mean, and so many cases. */
const MARKED = { times: 1.5, cases: 5 }

/** The classes reported most in the last 24 hours, against their daily mean of the week before. */
export function HotClasses({ widget }: { widget: Widget }) {
  const t = useT()
  const { figures, ask } = useWall()
  const hot = (figures?.hot ?? []).slice(0, widget.settings.limit ?? 8)
  const most = Math.max(1, ...hot.map((one) => one.count))
  return (
    <Panel title={t('title')} remark={t('remark')}>
      {hot.length === 0 && <p className="empty">{t('none')}</p>}
      <ul className="bars">
        {hot.map((one) => {
          const name = inWords(one.name, one.name_en)
          const marked = one.mean >= 1 && one.count >= MARKED.cases && one.count >= one.mean * MARKED.times
          return (
            <li key={one.code} data-tone={marked ? 'amber' : undefined}>
              <button
                type="button"
                aria-haspopup="dialog"
                onClick={() => ask({ metric: 'hot', classCode: one.code, title: name, value: String(one.count) })}
              >
                <span className="ellipsis">{name}</span>
                <i className="bar" aria-hidden="true">
                  <i style={{ width: `${(one.count / most) * 100}%` }} />
                </i>
                <b className="number">{one.count}</b>
                <span className="bars-change number">
                  {one.mean < 1
                    ? t('usual', { n: one.mean.toFixed(1) })
                    : `${signed((one.count / one.mean - 1) * 100, 0)}%`}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
