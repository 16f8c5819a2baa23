// SPDX-License-Identifier: Apache-2.0
import { $api, type Schema } from '@tongguan/api-client'
import { count, shortTime } from '@tongguan/ui'
import { Input, Select, Table } from 'antd'
import { useDeferredValue, useState } from 'react'
import { roleName } from '../../../shell/roles.ts'
import { Mark } from '../mark.tsx'
import { useT as useShared } from '../words.ts'
import { MemberPane } from './member-pane.tsx'
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
  return (
    <>
      <div className="sheet-tools">
        <Input.Search
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setPage(1)
          }}
          placeholder={t('find')}
          aria-label={t('find')}
          allowClear
          style={{ width: 260 }}
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
      {open !== undefined && <MemberPane person={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Posts({ member }: { member: Member }) {
  const t = useT()
  const held = member.posts.filter((post) => post.held)
  return (
    <>
      {held.slice(0, 3).map((post) => (
        <div key={post.id}>
          {roleName(post.role)} · {post.organ_name}
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
