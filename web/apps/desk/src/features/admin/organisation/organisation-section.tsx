// SPDX-License-Identifier: Apache-2.0
import { inWords, words } from '@tongguan/words'
import { Segmented, Tree } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useCity } from '../../../city.ts'
import { FindField } from '../find-field.tsx'
import { SheetTable } from '../tables/sheet-table.tsx'
import { useT as useShared } from '../words.ts'
import { OrganPane } from './organ-pane.tsx'
import { keysAbove, organTree } from './organ-tree.ts'

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
  const shared = useShared()
  const [view, setView] = useState<View>('tree')
  return (
    <>
      <h1>{shared('organisation')}</h1>
      <Segmented
        className="admin-segments"
        aria-label={shared('organisation')}
        value={view}
        onChange={setView}
        options={(['tree', 'centres', 'units', 'regions', 'posts', 'staff'] as const).map((value) => ({
          value,
          label: t(value),
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
  const [chosen, setChosen] = useState<string>()
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
          onSelect={(keys) => setChosen(keys[0] === undefined ? undefined : String(keys[0]))}
          height={720}
          virtual
          aria-label={t('tree')}
        />
      </div>
      <div className="organs-pane">
        {chosen === undefined ? <p className="admin-note">{t('choose')}</p> : <OrganPane key={chosen} id={chosen} />}
      </div>
    </div>
  )
}
