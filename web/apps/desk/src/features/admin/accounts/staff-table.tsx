// SPDX-License-Identifier: Apache-2.0
import { KeyOutlined } from '@ant-design/icons'
import { $api, api, type Schema, settled } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { count, shortTime } from '@tongguan/ui'
import { App, Button, Select, Table } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useCityNames } from '../../../city.ts'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { roleName } from '../../../shell/roles.ts'
import { useWish } from '../data.ts'
import { FindField } from '../find-field.tsx'
import { Mark } from '../mark.tsx'
import { useT as useShared } from '../words.ts'
import { MemberPane } from './member-pane.tsx'
import { OpenMany } from './open-many.tsx'
import { useT } from './words.ts'

export type Member = Schema<'StaffMemberOut'>
const PAGE = 50

/** The register, whole or of one centre or unit; a line opens the person. */
export function StaffTable({ organ = '' }: { organ?: string }) {
  const t = useT()
  const shared = useShared()
  const [text, setText] = useState('')
  const [role, setRole] = useState<string>()
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState<string>()
  const [opening, setOpening] = useState<Member[]>()
  const me = useMe()
  const { message } = App.useApp()
  const wanted = useDeferredValue(text)
  const roles = $api.useQuery('get', '/api/v1/roles', {}, { staleTime: 600_000 })
  const query = {
    text: wanted,
    organ,
    offset: (page - 1) * PAGE,
    limit: PAGE,
    ...(role === undefined ? {} : { role: role as Schema<'Role'> }),
  }
  const staff = $api.useQuery(
    'get',
    '/api/v1/staff',
    { params: { query } },
    { placeholderData: (before: Schema<'StaffOut'> | undefined) => before },
  )
  const gather = useWish(async () => {
    const all: Member[] = []
    for (let more = true; more; ) {
      const asked = { ...query, offset: all.length, limit: 200 }
      const part = await settled(api.GET('/api/v1/staff', { params: { query: asked } }))
      all.push(...part.items)
      more = part.items.length > 0 && all.length < part.total
    }
    const waiting = all.filter((one) => one.sign_in === null && one.posts.some((post) => post.held))
    if (waiting.length > 0) return waiting
    void message.info(t('allOpen'))
    return undefined
  })
  return (
    <>
      <RefusedWords refused={gather.refused} />
      <div className="sheet-tools">
        <FindField
          text={text}
          hint={t('find')}
          onChange={(wanted) => {
            setText(wanted)
            setPage(1)
          }}
        />
        {organ === '' && (
          <Select
            value={role}
            onChange={(chosen?: string) => {
              setRole(chosen)
              setPage(1)
            }}
            allowClear
            placeholder={t('anyRole')}
            aria-label={t('role')}
            showSearch={{ optionFilterProp: 'label' }}
            options={(roles.data ?? []).map((one) => ({ value: one.role, label: roleName(one.role) }))}
            style={{ width: 160 }}
          />
        )}
        <span className="admin-bar-note">{t('found', { n: count(staff.data?.total ?? 0) })}</span>
        {me.has('system_admin', 'tenant_admin') && (
          <span className="sheet-end">
            <Button
              icon={<KeyOutlined aria-hidden />}
              loading={gather.busy}
              onClick={() => void gather.run().then(setOpening)}
            >
              {t('openThese')}
            </Button>
          </span>
        )}
      </div>
      <Table
        size="small"
        loading={staff.isPending}
        dataSource={staff.data?.items ?? []}
        rowKey="person"
        locale={{ emptyText: shared('nothing') }}
        pagination={{
          current: page,
          pageSize: PAGE,
          total: staff.data?.total ?? 0,
          onChange: setPage,
          showSizeChanger: false,
          hideOnSinglePage: true,
          size: 'small',
        }}
        columns={[
          {
            title: t('name'),
            width: 130,
            render: (_, one) => (
              <button
                type="button"
                className="admin-link"
                onClick={() => setOpen(one.person)}
                aria-label={t('look', { name: one.name })}
              >
                {one.name}
              </button>
            ),
          },
          { title: t('posts'), render: (_, one) => <Posts member={one} /> },
          { title: t('account'), width: 190, render: (_, one) => <span className="admin-code">{one.account}</span> },
          { title: shared('state'), width: 110, render: (_, one) => <AccountState member={one} /> },
          {
            title: t('last'),
            width: 130,
            render: (_, one) => (one.sign_in?.last_sign_in_at ? shortTime(one.sign_in.last_sign_in_at) : t('never')),
          },
        ]}
      />
      {opening !== undefined && <OpenMany members={opening} onDone={() => setOpening(undefined)} />}
      {open !== undefined && <MemberPane person={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Posts({ member }: { member: Member }) {
  const t = useT()
  const names = useCityNames()
  const held = member.posts.filter((post) => post.held)
  return (
    <>
      {held.slice(0, 3).map((post) => (
        <div key={post.id}>
          {roleName(post.role)} · {names.organ(post.organ, post.organ_name)}
          {!post.from_pack && <Mark>{t('byHand')}</Mark>}
        </div>
      ))}
      {held.length > 3 && <small>+{held.length - 3}</small>}
      {held.length === 0 && <small>{t('ended')}</small>}
    </>
  )
}

/** Whether somebody can sign in, in a word. */
export function AccountState({ member }: { member: Member }) {
  const t = useT()
  if (member.sign_in === null) return <Mark>{t('none')}</Mark>
  if (!member.sign_in.open) return <Mark tone="red">{t('closed')}</Mark>
  return <Mark tone="green">{member.sign_in.has_password ? t('open') : t('sso')}</Mark>
}
