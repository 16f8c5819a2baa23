// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { Table } from '@tongguan/lists'
import { dateTime } from '@tongguan/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { StaffForm } from './staff-form.tsx'
import { staffVerbs } from './verbs.ts'
import { useT } from './words.ts'

/** Sessions and API tokens of a person that are still valid; none shows its secret. */
export function Tokens({ person }: { person: string }) {
  const t = useT()
  const tokens = $api.useQuery('get', '/api/v1/staff/{person}/tokens', { params: { path: { person } } })
  const [asking, setAsking] = useState<string>()
  return (
    <>
      <h3>{t('tokens')}</h3>
      <Table
        label={t('tokens')}
        dense
        rows={tokens.data}
        rowKey={(one) => one.id}
        asked={tokens}
        empty={t('noTokens')}
        columns={[
          {
            key: 'kind',
            name: t('tokens'),
            cell: (one) => (one.kind === 'session' ? t('session') : `${t('api')} ${one.label}`),
          },
          { key: 'made', name: t('made'), width: 150, cell: (one) => dateTime(one.made_at) },
          { key: 'expires', name: t('expires'), width: 150, cell: (one) => dateTime(one.expires_at) },
        ]}
        actionsWidth={88}
        actions={(one) => (
          <Button
            size="small"
            onClick={() => setAsking(one.id)}
            aria-label={`${t('withdrawOne')} ${dateTime(one.made_at)}`}
          >
            {t('withdrawOne')}
          </Button>
        )}
      />
      {asking !== undefined && (
        <StaffForm
          form="WithdrawForm"
          title={t('withdrawOne')}
          danger
          deed={(key, body) => staffVerbs.withdraw(key, person, { ...body, token: asking })}
          onDone={() => setAsking(undefined)}
          onLeave={() => setAsking(undefined)}
        />
      )}
    </>
  )
}
