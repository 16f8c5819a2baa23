// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { inWords, words } from '@tongguan/words'
import { Table } from 'antd'
import { useCity } from '../../../city.ts'
import { roleName } from '../../../shell/roles.ts'
import { StaffTable } from '../accounts/staff-table.tsx'
import { Mark } from '../mark.tsx'

const useT = words('admin.organ', {
  people: ['人员与岗位', 'People & posts'],
  powers: ['岗位权限', 'Powers of the roles here'],
  centre: ['派遣中心', 'Dispatched to by'],
  region: ['区域', 'Region'],
  role: ['角色', 'Role'],
  count: ['人数', 'People'],
  may: ['可做的动作', 'May do'],
  reads: ['可看辖区全部案件', 'reads every case of the area'],
  noMoves: ['不办理案件', 'moves no case'],
  nobody: ['没有人员，或您无权查看。', 'Nobody, or not for you to see.'],
  register: [
    '人员名册由管理员查看；这里按岗位列出。',
    'Telephone and account are for administrators; people are listed by post.',
  ],
})

/** A centre or unit: its people with their posts, and what each role there may do. */
export function OrganPane({ id }: { id: string }) {
  const t = useT()
  const me = useMe()
  const city = useCity()
  const admin = me.has('system_admin', 'tenant_admin', 'auditor')
  const people = $api.useQuery('get', '/api/v1/people', { params: { query: { organ: id, limit: 2000 } } })
  const roles = $api.useQuery('get', '/api/v1/roles', {}, { staleTime: 600_000 })
  const organ = [...(city?.centres ?? []), ...(city?.units ?? [])].find((one) => one.id === id)
  const unit = city?.units.find((one) => one.id === id)
  const above = city?.centres.find((one) => one.id === unit?.centre)
  const region = city?.regions.find((one) => one.code === organ?.region)
  const posts = (people.data?.items ?? []).flatMap((one) => one.posts.filter((post) => post.organ === id))
  const held = [...new Set(posts.map((post) => post.role))]
  return (
    <>
      <h2>
        {organ === undefined ? id : inWords(organ.name, organ.name_en)} <span className="admin-code">{id}</span>
      </h2>
      <p className="admin-note">
        {region !== undefined && `${t('region')} ${inWords(region.name, region.name_en)}`}
        {above !== undefined && ` · ${t('centre')} ${inWords(above.name, above.name_en)}`}
      </p>
      <h3>{t('people')}</h3>
      {admin ? (
        <StaffTable organ={id} />
      ) : (
        <>
          <p className="admin-note">{t('register')}</p>
          <Table
            size="small"
            pagination={false}
            loading={people.isPending}
            dataSource={people.data?.items ?? []}
            rowKey="person"
            locale={{ emptyText: t('nobody') }}
            columns={[
              { title: t('people'), dataIndex: 'name' },
              {
                title: t('role'),
                render: (_, one) => one.posts.map((post) => <Mark key={post.id}>{roleName(post.role)}</Mark>),
              },
            ]}
          />
        </>
      )}
      {held.length > 0 && (
        <>
          <h3>{t('powers')}</h3>
          <Table
            size="small"
            pagination={false}
            dataSource={(roles.data ?? []).filter((one) => held.includes(one.role))}
            rowKey="role"
            columns={[
              { title: t('role'), width: 120, render: (_, one) => roleName(one.role) },
              {
                title: t('count'),
                width: 70,
                align: 'right',
                render: (_, one) => posts.filter((post) => post.role === one.role).length,
              },
              {
                title: t('may'),
                render: (_, one) => (
                  <>
                    {one.moves.map((move) => move.name).join('、') || t('noMoves')}
                    {one.reads_area && <small className="admin-bar-note"> · {t('reads')}</small>}
                  </>
                ),
              },
            ]}
          />
        </>
      )}
    </>
  )
}
