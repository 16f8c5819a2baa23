// SPDX-License-Identifier: Apache-2.0
import { useFilters, Views } from '@tongguan/lists'
import { inWords, words } from '@tongguan/words'
import { Tree } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useCity } from '../../../city.ts'
import { FindField } from '../../../find-field.tsx'
import { SheetTable } from '../../../pack/sheet-table.tsx'
import { useSectionName } from '../../../section.ts'
import { filters } from '../staff/filters.ts'
import { OrganPane } from './organ-pane.tsx'
import { keysAbove, organTree } from './organ-tree.ts'
import './organs.css'

const useT = words('admin.organisation', {
  tree: ['机构树', 'Tree'],
  centres: ['中心', 'Centres'],
  units: ['单位', 'Units'],
  regions: ['区域', 'Regions'],
  posts: ['岗位（城市包）', 'Posts (pack)'],
  staff: ['人员（城市包）', 'People (pack)'],
  find: ['查找中心或单位', 'Find a centre or unit'],
  choose: [
    '在左边选一个中心或单位，查看它的人员、岗位和权限。',
    'Choose a centre or unit to see its people, posts and powers.',
  ],
})

const TABLES = {
  centres: 'centres.csv',
  units: 'units.csv',
  regions: 'regions.csv',
  posts: 'posts.csv',
  staff: 'people.csv',
} as const
type View = 'tree' | keyof typeof TABLES

/** Who there is: the tree of centres with the units each may dispatch to, their people and powers. */
export default function OrganisationSection() {
  const t = useT()
  const section = useSectionName()
  const [view, setView] = useState<View>('tree')
  return (
    <>
      <Views
        label={section}
        value={view}
        onChange={setView}
        views={(['tree', 'centres', 'units', 'regions', 'posts', 'staff'] as const).map((value) => ({
          value,
          name: t(value),
        }))}
      />
      {view === 'tree' ? <OrganTree /> : <SheetTable key={view} file={TABLES[view]} />}
    </>
  )
}

function OrganTree() {
  const t = useT()
  const city = useCity()
  const [text, setText] = useState('')
  const [{ organ: chosen }, change] = useFilters(filters)
  const [opened, setOpened] = useState<string[]>()
  const wanted = useDeferredValue(text)
  const tree = useMemo(
    () =>
      city === undefined ? [] : organTree(city.centres, city.units, wanted, (one) => inWords(one.name, one.name_en)),
    [city, wanted],
  )
  const first =
    city?.centres.filter((one) => one.level !== 'street' && one.kind === 'comprehensive').map((one) => one.id) ?? []
  const shown = wanted === '' ? (opened ?? first) : keysAbove(tree)
  return (
    <div className="organs">
      <div className="organs-tree">
        <FindField text={text} hint={t('find')} onChange={setText} />
        <Tree
          treeData={tree}
          expandedKeys={shown}
          onExpand={(keys) => setOpened(keys.map(String))}
          selectedKeys={chosen === undefined ? [] : [chosen]}
          onSelect={(keys) => change({ organ: keys[0] === undefined ? undefined : String(keys[0]), text: undefined })}
          height={720}
          virtual
          aria-label={t('tree')}
        />
      </div>
      <div className="organs-pane">
        {chosen === undefined ? <p className="desk-hint">{t('choose')}</p> : <OrganPane key={chosen} id={chosen} />}
      </div>
    </div>
  )
}
