// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { Table } from '@tongguan/lists'
import { useMe } from '@tongguan/shell'
import { Tag } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { useCity } from '../../../city.ts'
import { roleName } from '../../../roles.ts'
import { StaffTable } from '../staff/staff-table.tsx'

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
  const admin = me.may('staff.read')
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
        {organ === undefined ? id : inWords(organ.name, organ.name_en)} <span className="desk-code">{id}</span>
      </h2>
      <p className="desk-hint">
        {region !== undefined && `${t('region')} ${inWords(region.name, region.name_en)}`}
        {above !== undefined && ` · ${t('centre')} ${inWords(above.name, above.name_en)}`}
      </p>
      <h3>{t('people')}</h3>
      {admin ? (
        <StaffTable organ={id} />
      ) : (
        <>
          <p className="desk-hint">{t('register')}</p>
          <Table
            label={t('people')}
            dense
            asked={people}
            rows={people.data?.items}
            rowKey={(one) => one.person}
            empty={t('nobody')}
            columns={[
              { key: 'name', name: t('people'), cell: (one) => one.name },
              {
                key: 'role',
                name: t('role'),
                cell: (one) => one.posts.map((post) => <Tag key={post.id}>{roleName(post.role)}</Tag>),
              },
            ]}
          />
        </>
      )}
      {held.length > 0 && (
        <>
          <h3>{t('powers')}</h3>
          <Table
            label={t('powers')}
            dense
            rows={(roles.data ?? []).filter((one) => held.includes(one.role))}
            rowKey={(one) => one.role}
            columns={[
              { key: 'role', name: t('role'), width: 120, cell: (one) => roleName(one.role) },
              {
                key: 'count',
                name: t('count'),
                width: 70,
                end: true,
                cell: (one) => posts.filter((post) => post.role === one.role).length,
              },
              {
                key: 'may',
                name: t('may'),
                cell: (one) => (
                  <>
                    {one.moves.map((move) => move.name).join('、') || t('noMoves')}
                    {one.reads_area && <small className="desk-note"> · {t('reads')}</small>}
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
