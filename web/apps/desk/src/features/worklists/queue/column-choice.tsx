// SPDX-License-Identifier: Apache-2.0
import { TableOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Popover } from 'antd'
import type { Search } from '../../../address.ts'
import { COLUMNS, type Column, rememberColumns } from './columns.ts'
import { useT } from './words.ts'

/** Which columns are shown: kept for the person, and in the address so that a saved view has its own. */
export function ColumnChoice({ search, columns }: { search: Search; columns: readonly Column[] }) {
  const t = useT()
  const navigate = useNavigate()
  const choose = (chosen: readonly Column[] | undefined) => {
    rememberColumns(chosen)
    void navigate({ to: '.', search: { ...search, columns: chosen?.join(',') }, replace: true })
  }
  const content = (
    <section className="queue-columns" aria-label={t('columns')}>
      {COLUMNS.map((column) => (
        <Checkbox
          key={column}
          checked={columns.includes(column)}
          onChange={(event) =>
            choose(COLUMNS.filter((one) => (one === column ? event.target.checked : columns.includes(one))))
          }
        >
          {t(column)}
        </Checkbox>
      ))}
      <Button type="link" size="small" onClick={() => choose(undefined)}>
        {t('columnsUsual')}
      </Button>
    </section>
  )
  return (
    <Popover content={content} trigger="click" placement="bottomRight">
      <Button icon={<TableOutlined aria-hidden />} title={t('columns')} aria-label={t('columns')} />
    </Popover>
  )
}
