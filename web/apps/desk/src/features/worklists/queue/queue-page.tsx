// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { refusalOf } from '@tongguan/api-client'
import { focusRow, useCursor, useSelection } from '@tongguan/lists'
import { useShortcut } from '@tongguan/ui/shortcuts.tsx'
import { inWords } from '@tongguan/words'
import { useCallback, useMemo, useRef } from 'react'
import type { Search } from '../../../address.ts'
import { CaseBeside } from '../../../case-beside.tsx'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { Chips } from './chips.tsx'
import { columnsOf } from './columns.ts'
import { Empty } from './empty.tsx'
import { FilterBar } from './filter-bar.tsx'
import { addressOf, askedOf, filters, isMixed } from './filters.ts'
import type { Kept } from './holding.ts'
import { can, LineTable, taskNoOf } from './line-table.tsx'
import { ListFoot } from './list-foot.tsx'
import { ListHead } from './list-head.tsx'
import { QueueColumn } from './queue-column.tsx'
import { useBusy } from './use-busy.ts'
import { type Line, useLines } from './use-lines.ts'
import { useTotal } from './use-total.ts'
import { useT } from './words.ts'
import './queue.css'

/** A list of cases beside the lists there are, and the case that is open. */
export function Component() {
  const t = useT()
  const queue = useParams({ strict: false }).queue ?? 'found'
  const search: Search = useSearch({ strict: false })
  const navigate = useNavigate()
  const openCase = filters.read(search).case
  const asked = useMemo(() => askedOf(queue, search), [queue, search])
  const columns = useMemo(() => columnsOf(search, isMixed(queue)), [search, queue])
  const list = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const selection = useSelection(JSON.stringify(asked), taskNoOf)
  const [holds, watch] = useBusy(list)
  const lines = useLines(asked, holds || openCase !== undefined || selection.rows.size > 0)
  const open = useCallback(
    (taskNo: string | undefined, replace: boolean) =>
      void navigate({ to: '.', search: (before) => ({ ...before, case: taskNo }), replace }),
    [navigate],
  )
  const cursor = useCursor<Kept<Line>>({
    rows: lines.shown,
    rowKey: taskNoOf,
    open: openCase,
    list: scroller,
    can,
    onOpen: (kept, passing) => open(kept.line.task_no, passing),
    onSelect: selection.toggle,
  })
  const close = () => {
    open(undefined, true)
    if (openCase !== undefined) focusRow(scroller.current, openCase)
  }
  useShortcut('.', t('renewKey'), lines.arrived + lines.left > 0 ? lines.renew : undefined)
  const total = useTotal(asked, lines)
  const shown = useMemo(() => lines.shown.map((kept) => kept.line), [lines.shown])

  return (
    <div className={openCase === undefined ? 'queue-page' : 'queue-page queue-page-open'}>
      <QueueColumn queue={queue} address={addressOf(queue, search)} />
      <section className="queue-list" ref={list} {...watch}>
        <ListHead queue={queue} search={search} asked={asked} columns={columns} total={total} />
        <FilterBar queue={queue} search={search} lines={shown} />
        <Chips search={search} lines={shown} />
        {selection.rows.size > 0 && <BulkBar selection={selection} />}
        {lines.arrived + lines.left > 0 && (
          <button type="button" className="queue-arrived" onClick={lines.renew}>
            {[
              lines.arrived > 0 ? t('arrived', { n: lines.arrived }) : '',
              lines.left > 0 ? t('leftOf', { n: lines.left }) : '',
            ]
              .filter(Boolean)
              .join(inWords('，', ', '))}
            {inWords('，', ', ')}
            <u>{t('show')}</u>
          </button>
        )}
        <div className="queue-lines scroll" ref={scroller}>
          {lines.error !== null && lines.error !== undefined && lines.shown.length === 0 ? (
            <RefusedWords refused={refusalOf(lines.error)} onAgain={lines.again} />
          ) : lines.pending ? (
            <p className="queue-empty" role="status">
              {t('loading')}
            </p>
          ) : lines.shown.length === 0 ? (
            <Empty queue={queue} search={search} />
          ) : (
            <LineTable
              lines={lines}
              columns={columns}
              current={openCase ?? cursor.at}
              selection={selection}
              label={t('cases')}
              onReach={cursor.reach}
            />
          )}
        </div>
        <ListFoot lines={lines} total={total} />
      </section>
      {openCase !== undefined && (
        <div className="queue-pane scroll">
          <CaseBeside key={openCase} taskNo={openCase} onClose={close} />
        </div>
      )}
    </div>
  )
}
