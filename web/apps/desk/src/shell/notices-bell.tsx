// SPDX-License-Identifier: Apache-2.0
import { BellOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { $api } from '@tongguan/api-client'
import { words } from '@tongguan/words'

const useT = words('notices-bell', {
  none: ['没有待回复的督办、批示和催办', 'Nothing to answer'],
  some: ['待回复的督办、批示和催办 {{n}} 条', '{{n}} notices to answer'],
})

const MINE = { params: { query: { mine: true, kind: ['supervise', 'instruct', 'urge'], limit: 100 } } } as const

/** How many words to the person's organs wait for an answer; leads to them. */
export function NoticesBell() {
  const t = useT()
  const init = { params: { query: { ...MINE.params.query, kind: [...MINE.params.query.kind] } } }
  const waiting = $api.useQuery('get', '/api/v1/notices', init).data?.length ?? 0
  const said = waiting === 0 ? t('none') : t('some', { n: waiting })
  return (
    <Link to="/notices" className="desk-bell" aria-label={said} title={said}>
      <BellOutlined aria-hidden />
      {waiting > 0 && <span className="desk-bell-count number">{waiting > 99 ? '99+' : waiting}</span>}
    </Link>
  )
}
