// SPDX-License-Identifier: Apache-2.0
import { inWords, words } from '@tongguan/words'
import { useWall, type Widget } from '../wall-context.tsx'
import { Panel } from './panel.tsx'

const useT = words('sources', {
  title: ['24 小时来源', 'Sources, 24 hours'],
  none: ['最近 24 小时没有上报', 'Nothing was reported in the last 24 hours'],
  remark: ['共 {{n}} 件', '{{n}} in all'],
})

/** Where the cases of the last 24 hours came from. */
export function Sources({ widget }: { widget: Widget }) {
  const t = useT()
  const { figures } = useWall()
  const sources = figures?.sources ?? []
  const whole = sources.reduce((sum, one) => sum + one.count, 0)
  return (
    <Panel title={t('title')} remark={t('remark', { n: whole })}>
      {whole === 0 && <p className="empty">{t('none')}</p>}
      <ul className="bars">
        {sources.slice(0, widget.settings.limit ?? 8).map((one) => (
          <li key={one.code}>
            <div>
              <span className="ellipsis">{inWords(one.name, one.name_en)}</span>
              <i className="bar" aria-hidden="true">
                <i style={{ width: `${(one.count / whole) * 100}%` }} />
              </i>
              <b className="number">{one.count}</b>
              <span className="bars-change number">{Math.round((one.count / whole) * 100)}%</span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
