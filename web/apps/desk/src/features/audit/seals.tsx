// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { count, dateTime } from '@tongguan/ui'
import { Typography } from 'antd'
import { useT } from './words.ts'

/** How far the record is sealed, and the seal to keep elsewhere. */
export function Seals() {
  const t = useT()
  const me = useMe()
  const seals = $api.useQuery('get', '/api/v1/audit/seals', {}, { refetchInterval: 60_000 })
  if (seals.data === undefined) return null
  const { entries, blocks, unsealed, last_at, last_hash } = seals.data
  return (
    <p className="desk-hint">
      {t('seals', {
        entries: count(entries),
        blocks: count(blocks),
        unsealed: count(unsealed),
        at: last_at ? dateTime(last_at) : '—',
      })}
      {last_hash !== null && (
        <>
          {' · '}
          {t('head')}{' '}
          <Typography.Text copyable={{ text: last_hash }} className="desk-code">
            {last_hash.slice(0, 16)}…
          </Typography.Text>{' '}
          {t('keep')}
        </>
      )}
      {!me.may('audit.cases') && ` ${t('only')}`}
    </p>
  )
}
