// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { dateTime } from '@tongguan/ui'
import { Button, Table } from 'antd'
import { useState } from 'react'
import { ReasonForm } from './reason-form.tsx'
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
        size="small"
        pagination={false}
        dataSource={tokens.data ?? []}
        rowKey="id"
        locale={{ emptyText: t('noTokens') }}
        columns={[
          {
            title: t('tokens'),
            render: (_, one) => (one.kind === 'session' ? t('session') : `${t('api')} ${one.label}`),
          },
          { title: t('made'), width: 150, render: (_, one) => dateTime(one.made_at) },
          { title: t('expires'), width: 150, render: (_, one) => dateTime(one.expires_at) },
          {
            title: '',
            width: 80,
            render: (_, one) => (
              <Button
                size="small"
                onClick={() => setAsking(one.id)}
                aria-label={`${t('withdrawOne')} ${dateTime(one.made_at)}`}
              >
                {t('withdrawOne')}
              </Button>
            ),
          },
        ]}
      />
      {asking !== undefined && (
        <ReasonForm
          title={t('withdrawOne')}
          danger
          deed={(key, why) => staffVerbs.withdraw(key, person, why, asking)}
          onDone={() => setAsking(undefined)}
          onLeave={() => setAsking(undefined)}
        />
      )}
    </>
  )
}
