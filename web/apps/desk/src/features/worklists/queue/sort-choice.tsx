// SPDX-License-Identifier: Apache-2.0
import { SortAscendingOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import type { Sort } from './filters.ts'
import { useT } from './words.ts'

const NAMES = { due: 'sortDue', newest: 'sortNewest', oldest: 'sortOldest' } as const

/** In which order the list stands. */
export function SortChoice({ sort }: { sort: Sort }) {
  const t = useT()
  const navigate = useNavigate()
  const items = (['due', 'newest', 'oldest'] as const).map((key) => ({ key, label: t(NAMES[key]) }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectable: true,
        selectedKeys: [sort],
        onClick: ({ key }) =>
          void navigate({ to: '.', search: (before) => ({ ...before, sort: key, case: undefined }) }),
      }}
    >
      <Button
        icon={<SortAscendingOutlined aria-hidden />}
        title={t(NAMES[sort])}
        aria-label={`${t('sort')}: ${t(NAMES[sort])}`}
      />
    </Dropdown>
  )
}
