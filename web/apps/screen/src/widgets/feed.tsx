// SPDX-License-Identifier: Apache-2.0
import { Remaining, shortTime, useNow } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { useWall, type Widget } from '../wall-context.tsx'
import { Panel } from './panel.tsx'

const useT = words('feed', {
  title: ['实时办理', 'Live'],
  remark: ['剩余时限（时:分）', 'left (h:min)'],
  none: ['最近 24 小时没有办理动作', 'Nothing moved in the last 24 hours'],
  unclassified: ['未归类', 'no class yet'],
  ended: ['已了结', 'ended'],
})

/** The newest moves: what, where, how it stands, what is left. No words of the citizen hang on a wall. */
export function Feed({ widget }: { widget: Widget }) {
  const t = useT()
  const { figures, go } = useWall()
  const now = useNow(60)
  const feed = (figures?.feed ?? []).slice(0, widget.settings.limit ?? 6)
  return (
    <Panel title={t('title')} remark={t('remark')}>
      {feed.length === 0 && <p className="empty">{t('none')}</p>}
      <ul className="feed">
        {feed.map((one) => (
          <li key={one.task_no}>
            <button type="button" onClick={() => go({ go: 'case', taskNo: one.task_no })}>
              <span className="feed-what">
                <b className="ellipsis">{inWords(one.class_name, one.class_name_en) || t('unclassified')}</b>
                <small className="ellipsis">
                  {shortTime(one.at, now)} {one.region_name}
                </small>
              </span>
              <span className="feed-state">{inWords(one.state_name, one.state_name_en)}</span>
              {one.closed ? (
                <span className="feed-ended">{t('ended')}</span>
              ) : (
                <Remaining due={one.red_at} lamp={one.lamp} />
              )}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
