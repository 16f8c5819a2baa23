// SPDX-License-Identifier: Apache-2.0
import { KeyOutlined } from '@ant-design/icons'
import { $api, api, type Schema, settled } from '@tongguan/api-client'
import { type Column, ListPage, Pager, useFilters, useTyped } from '@tongguan/lists'
import { useMe } from '@tongguan/shell'
import { count, shortTime, Tag } from '@tongguan/ui'
import { App, Button, Select } from 'antd'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useCityNames } from '../../../city.ts'
import { useT as useShared } from '../../../common-words.ts'
import { ExportButton } from '../../../export-button.tsx'
import { FindField } from '../../../find-field.tsx'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { useAdminDeed } from '../../../pack/data.ts'
import { roleName } from '../../../roles.ts'
import { AccountState, type Member } from './account-state.tsx'
import { filters } from './filters.ts'
import { MemberPane } from './member-pane.tsx'
import { OpenMany } from './open-many.tsx'
import { useT } from './words.ts'

type Query = { text: string; organ: string; role?: Schema<'Role'> }
const PAGE = 50

/** The register, whole or of one centre or unit; a line opens the person. What else can be done stands at its end. */
export function StaffTable({ organ = '', children }: { organ?: string; children?: ReactNode }) {
  const t = useT()
  const me = useMe()
  const [asked, change] = useFilters(filters)
  const [text, setText] = useTyped(asked.text ?? '', (text) => change({ text }))
  const [opening, setOpening] = useState<Member[]>()
  const role = organ === '' ? asked.role : undefined
  const filter: Query = { text: asked.text ?? '', organ, ...(role && { role: role as Schema<'Role'> }) }
  const staff = $api.useQuery(
    'get',
    '/api/v1/staff',
    { params: { query: { ...filter, offset: (asked.page - 1) * PAGE, limit: PAGE } } },
    { placeholderData: (before: Schema<'StaffOut'> | undefined) => before },
  )
  const gather = useWaiting(filter)
  const total = staff.data?.total ?? 0
  const columns = useColumns(useCallback((person: string) => change({ person }), [change]))
  return (
    <>
      <RefusedWords refused={gather.refused} />
      <ListPage
        head={
          <>
            <FindField text={text} hint={t('find')} onChange={setText} />
            {organ === '' && <RoleChoice role={role} onChange={(role) => change({ role })} />}
            <span className="desk-note">{t('found', { n: count(total) })}</span>
          </>
        }
        end={
          <>
            <ExportButton
              ask={(signal) => api.GET('/api/v1/staff.xlsx', { params: { query: filter }, parseAs: 'blob', signal })}
            />
            {me.may('staff.change') && (
              <Button
                icon={<KeyOutlined aria-hidden />}
                loading={gather.busy}
                onClick={() => void gather.run().then(setOpening)}
              >
                {t('openThese')}
              </Button>
            )}
            {children}
          </>
        }
        label={t('people')}
        columns={columns}
        rows={staff.data?.items}
        rowKey={personOf}
        asked={staff}
        dense
        pager={<Pager page={asked.page} size={PAGE} total={total} onPage={(page) => change({ page })} />}
      />
      {opening !== undefined && <OpenMany members={opening} onDone={() => setOpening(undefined)} />}
      {asked.person !== undefined && <MemberPane person={asked.person} onClose={() => change({ person: undefined })} />}
    </>
  )
}

const personOf = (one: Member) => one.person

/** Whoever of the list holds a post and has no account yet. */
function useWaiting(filter: Query) {
  const t = useT()
  const { message } = App.useApp()
  return useAdminDeed(async () => {
    const all: Member[] = []
    for (let more = true; more; ) {
      const query = { ...filter, offset: all.length, limit: 200 }
      const part = await settled(api.GET('/api/v1/staff', { params: { query } }))
      all.push(...part.items)
      more = part.items.length > 0 && all.length < part.total
    }
    const waiting = all.filter((one) => one.sign_in === null && one.posts.some((post) => post.held))
    if (waiting.length > 0) return waiting
    void message.info(t('allOpen'))
    return undefined
  })
}

function RoleChoice({ role, onChange }: { role: string | undefined; onChange(role: string | undefined): void }) {
  const t = useT()
  const roles = $api.useQuery('get', '/api/v1/roles', {}, { staleTime: 600_000 })
  return (
    <Select
      value={role}
      onChange={(chosen?: string) => onChange(chosen)}
      allowClear
      placeholder={t('anyRole')}
      aria-label={t('role')}
      showSearch={{ optionFilterProp: 'label' }}
      options={(roles.data ?? []).map((one) => ({ value: one.role, label: roleName(one.role) }))}
      style={{ width: 160 }}
    />
  )
}

function useColumns(onOpen: (person: string) => void): readonly Column<Member>[] {
  const t = useT()
  const shared = useShared()
  return useMemo(
    () => [
      {
        key: 'name',
        name: t('name'),
        width: 110,
        cell: (one) => (
          <button
            type="button"
            className="desk-link"
            onClick={() => onOpen(one.person)}
            aria-label={t('look', { name: one.name })}
          >
            {one.name}
          </button>
        ),
      },
      { key: 'posts', name: t('posts'), cell: (one) => <Posts member={one} /> },
      {
        key: 'account',
        name: t('account'),
        width: 170,
        cell: (one) => <span className="desk-code">{one.account}</span>,
      },
      { key: 'state', name: shared('state'), width: 90, cell: (one) => <AccountState member={one} /> },
      {
        key: 'last',
        name: t('last'),
        width: 120,
        cell: (one) => (one.sign_in?.last_sign_in_at ? shortTime(one.sign_in.last_sign_in_at) : t('never')),
      },
    ],
    [t, shared, onOpen],
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
          {!post.from_pack && <Tag>{t('byHand')}</Tag>}
        </div>
      ))}
      {held.length > 3 && <small>+{held.length - 3}</small>}
      {held.length === 0 && <small>{t('ended')}</small>}
    </>
  )
}
