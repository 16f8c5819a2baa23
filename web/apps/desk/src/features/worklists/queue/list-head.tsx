// SPDX-License-Identifier: Apache-2.0
import { PlusOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { api } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { count } from '@tongguan/ui'
import { inWords } from '@tongguan/words'
import type { Search } from '../../../address.ts'
import { ExportButton } from '../../../export-button.tsx'
import { ColumnChoice } from './column-choice.tsx'
import type { Column } from './columns.ts'
import { type Asked, chipsOf } from './filters.ts'
import { useEntries } from './queue-column.tsx'
import { SortChoice } from './sort-choice.tsx'
import type { Total } from './use-total.ts'
import { useT } from './words.ts'

/** So many rows the platform writes into one sheet. */
const MOST_ROWS = 20_000

interface Props {
  queue: string
  search: Search
  asked: Asked
  columns: readonly Column[]
  total: Total | undefined
}

/** The name of the list, how much is in it and how much of that is late; and what can be done with all of it. */
export function ListHead({ queue, search, asked, columns, total }: Props) {
  const t = useT()
  const me = useMe()
  const entries = useEntries()
  const entry = [...entries.mine, ...entries.links, ...entries.limits].find((one) => one.code === queue)
  const filtered = chipsOf(search).length > 0
  return (
    <header className="queue-head">
      <h1>
        {entry?.name ?? t('found')}{' '}
        {total !== undefined && (
          <span className="number queue-count">
            {count(total.count)}
            {total.more && '+'}
          </span>
        )}
      </h1>
      {entry !== undefined &&
        entry.tone === undefined &&
        !filtered &&
        entry.count !== 0 &&
        entry.count !== undefined && (
          <p className="queue-late ellipsis">
            {[
              entry.red > 0 ? t('overdueOf', { n: entry.red }) : '',
              entry.yellow > 0 ? t('soonOf', { n: entry.yellow }) : '',
            ]
              .filter(Boolean)
              .join(inWords('，', ', '))}
          </p>
        )}
      <div className="row end">
        <SortChoice sort={asked.sort ?? 'due'} />
        <ColumnChoice search={search} columns={columns} />
        <ExportButton
          small
          ask={(signal) =>
            api.GET('/api/v1/cases.xlsx', { params: { query: { ...asked, rows: MOST_ROWS } }, parseAs: 'blob', signal })
          }
        />
        {me.areas.includes('intake') && (
          <Link to="/intake" className="queue-register">
            <PlusOutlined aria-hidden />
            <span>{t('register')}</span>
          </Link>
        )}
      </div>
    </header>
  )
}
