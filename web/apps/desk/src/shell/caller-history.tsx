// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { api, refusalOf, settled } from '@tongguan/api-client'
import { shortTime } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { useEffect, useRef } from 'react'
import { useCityNames } from '../city.ts'

const useT = words('caller-history', {
  title: ['来电 {{phone}} 的历史诉求', 'What {{phone}} reported before'],
  looking: ['正在查询', 'Looking'],
  none: ['这个号码没有留下过诉求。', 'Nothing was reported from this number.'],
  satisfied: ['满意', 'satisfied'],
  unsatisfied: ['不满意', 'not satisfied'],
})

/** What a caller reported before. The number is sent in the body, and the answer is not kept. */
export function CallerHistory({ phone, onOpen }: { phone: string; onOpen: (taskNo: string) => void }) {
  const t = useT()
  const names = useCityNames()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const past = useQuery({
    queryKey: ['post', '/api/v1/intake/callers', phone],
    queryFn: () => settled(api.POST('/api/v1/intake/callers', { body: { phone } })),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const refused = past.error === null ? undefined : refusalOf(past.error).problem
  return (
    <section className="palette-caller">
      <h2 tabIndex={-1} ref={title}>
        {t('title', { phone })}
      </h2>
      {refused !== undefined ? (
        <p role="alert">{inWords(refused.detail, refused.title_en)}</p>
      ) : past.data === undefined ? (
        <p role="status">{t('looking')}</p>
      ) : past.data.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ul>
          {past.data.map((one) => (
            <li key={one.case_id}>
              <button type="button" onClick={() => onOpen(one.task_no)}>
                <span className="palette-name ellipsis">{one.title}</span>
                <span className="palette-note ellipsis">
                  {[
                    shortTime(one.reported_at),
                    one.task_no,
                    names.state(one.state),
                    one.satisfied === null ? '' : t(one.satisfied ? 'satisfied' : 'unsatisfied'),
                  ].join('　')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
