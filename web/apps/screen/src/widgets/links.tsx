// SPDX-License-Identifier: Apache-2.0
import { inWords, words } from '@tongguan/words'
import { useWall } from '../wall-context.tsx'
import { Panel } from './panel.tsx'

const useT = words('links', {
  title: ['在办环节', 'Open, by link'],
  remark: ['件数 / 其中超时', 'cases / overdue'],
  none: ['没有在办案件', 'No open cases'],
  late: ['超 {{n}}', '{{n}} late'],
})

/** Where the open cases stand, the fullest link first. */
export function Links() {
  const t = useT()
  const { figures } = useWall()
  const links = [...(figures?.links ?? [])].sort((a, b) => b.count - a.count).slice(0, 8)
  const most = Math.max(1, ...links.map((one) => one.count))
  return (
    <Panel title={t('title')} remark={t('remark')}>
      {links.length === 0 && <p className="empty">{t('none')}</p>}
      <ul className="bars">
        {links.map((one) => (
          <li key={one.code}>
            <div>
              <span className="ellipsis">{inWords(one.name, one.name_en)}</span>
              <i className="bar" aria-hidden="true">
                <i style={{ width: `${(one.count / most) * 100}%` }} />
              </i>
              <b className="number">{one.count}</b>
              <span className="bars-change number" data-tone={one.overdue > 0 ? 'red' : undefined}>
                {one.overdue > 0 ? t('late', { n: one.overdue }) : ''}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
