// SPDX-License-Identifier: Apache-2.0
import { DeleteOutlined, EditOutlined, PlusOutlined, UndoOutlined } from '@ant-design/icons'
import { Head, Pager, Table } from '@tongguan/lists'
import { count, Tag } from '@tongguan/ui'
import { inWords } from '@tongguan/words'
import { Button, Checkbox, Tooltip } from 'antd'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { useT } from '../common-words.ts'
import { FindField } from '../find-field.tsx'
import { RefusedWords } from '../moves/refused-words.tsx'
import {
  type Column,
  type Draft,
  type Row,
  type RowEdit,
  useAdminDeed,
  useChosenDraft,
  useTable,
  verbs,
} from './data.ts'
import { RowForm } from './row-form.tsx'
import { TableFindings } from './table-findings.tsx'
import './pack.css'

const PAGE = 50
const NEW = ' new'

interface Props {
  file: string
  /** The columns worth showing in the table; all of them are in the form. */
  shown?: string[]
  /** What is looked for at first. */
  text?: string
  extra?: ReactNode
}

/** A table of the pack: looked through in the edition in force, edited row by row in a draft. */
export function SheetTable({ file, shown, text: first = '', extra }: Props) {
  const t = useT()
  const { id, draft } = useChosenDraft()
  const [text, setText] = useState(first)
  const [changed, setChanged] = useState(false)
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState<string>()
  const wanted = useDeferredValue(text)
  const table = useTable(id, file, { text: wanted, changed, offset: (page - 1) * PAGE, limit: PAGE })
  const wish = useAdminDeed(verbs.rows)
  const editable = draft?.state === 'open' ? draft : undefined
  const data = table.data
  const columns = (data?.columns ?? []).filter((one) => shown === undefined || shown.includes(one.name))
  const change = (draft: Draft, edit: Omit<RowEdit, 'file'>) => void wish.run(draft, [{ file, ...edit }])
  const rows = open === NEW && page === 1 ? [BLANK, ...(data?.rows ?? [])] : data?.rows
  const name = data === undefined ? file : inWords(data.title, data.title_en)
  return (
    <>
      <Head
        head={
          <>
            <FindField
              text={text}
              hint={t('find')}
              onChange={(wanted) => {
                setText(wanted)
                setPage(1)
              }}
            />
            {id !== undefined && (
              <Checkbox checked={changed} onChange={(event) => setChanged(event.target.checked)}>
                {t('onlyChanged')}{' '}
                {data !== undefined && data.changed > 0 && <span className="number">{data.changed}</span>}
              </Checkbox>
            )}
            {data !== undefined && (
              <span className="desk-note">{t('foundRows', { n: count(data.found), all: count(data.total) })}</span>
            )}
            {extra}
          </>
        }
        end={
          editable === undefined ? (
            <span className="desk-note">{t('readOnly')}</span>
          ) : (
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(NEW)}>
              {t('add')}
            </Button>
          )
        }
      />
      <RefusedWords refused={wish.refused} />
      {data !== undefined && data.findings.length > 0 && <TableFindings findings={data.findings} />}
      <section className="sheet-scroll" aria-label={name}>
        <Table<Row>
          label={name}
          className="sheet"
          dense
          loose
          asked={table}
          rows={rows}
          rowKey={(row) => row.key}
          rowClass={(row) => `sheet-${row.change}`}
          columns={columns.map((column) => ({
            key: column.name,
            name: inWords(column.title, column.title_en),
            cell: (row) => <Cell column={column} row={row} />,
          }))}
          opening={{
            open: editable === undefined ? undefined : open,
            content: (row) =>
              editable === undefined ? null : (
                <RowForm
                  key={row.key}
                  draft={editable}
                  file={file}
                  columns={data?.columns ?? []}
                  row={row.key === NEW ? undefined : row}
                  onDone={() => setOpen(undefined)}
                />
              ),
          }}
          actions={
            id === undefined
              ? undefined
              : (row) =>
                  editable === undefined || row.key === NEW ? null : (
                    <RowButtons
                      row={row}
                      onEdit={() => setOpen(open === row.key ? undefined : row.key)}
                      onChange={(edit) => change(editable, edit)}
                    />
                  )
          }
        />
      </section>
      <Pager page={page} size={PAGE} total={data?.found ?? 0} onPage={setPage} />
    </>
  )
}

/** Values whose name says all of them, such as `kind:fire@street` 所在街镇的消防站. */
const SAID = /^(\*|kind:)/

const BLANK: Row = { key: NEW, line: null, about: '', cells: {}, names: {}, change: 'same', before: null }

function Cell({ column, row }: { column: Column; row: Row }) {
  const t = useT()
  const value = row.cells[column.name] ?? ''
  const name = row.names[column.name]
  const before = row.before?.[column.name]
  const long = value.length > 24 && name === undefined
  return (
    <>
      {column.key && row.change !== 'same' && (
        <Tag tone={row.change === 'removed' ? 'red' : row.change === 'added' ? 'green' : 'blue'}>
          {t(row.change as 'added' | 'removed' | 'changed')}
        </Tag>
      )}
      {long ? (
        <Tooltip title={value}>
          <span className="sheet-long ellipsis">{value}</span>
        </Tooltip>
      ) : name === undefined || name === value ? (
        value
      ) : (
        <>
          <span className="sheet-name" title={value}>
            {name}
          </span>
          {column.choices.length === 0 && !SAID.test(value) && <small className="desk-code">{value}</small>}
        </>
      )}
      {before !== undefined && before !== value && (
        <small className="sheet-before">
          {t('was')} <del>{before || t('empty')}</del>
        </small>
      )}
    </>
  )
}

function RowButtons({
  row,
  onEdit,
  onChange,
}: {
  row: Row
  onEdit(): void
  onChange(edit: Omit<RowEdit, 'file'>): void
}) {
  const t = useT()
  const what = row.about || row.key
  const restore = () => {
    if (row.change === 'removed') onChange({ key: null, cells: row.cells })
    else if (row.change === 'added') onChange({ key: row.key, cells: null })
    else onChange({ key: row.key, cells: row.before })
  }
  return (
    <span className="sheet-buttons">
      {row.change !== 'removed' && (
        <Button
          type="text"
          size="small"
          icon={<EditOutlined aria-hidden />}
          onClick={onEdit}
          aria-label={`${t('edit')} ${what}`}
        />
      )}
      {row.change !== 'same' && (
        <Button
          type="text"
          size="small"
          icon={<UndoOutlined aria-hidden />}
          onClick={restore}
          aria-label={`${t('undo')} ${what}`}
        />
      )}
      {(row.change === 'same' || row.change === 'changed') && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          onClick={() => onChange({ key: row.key, cells: null })}
          aria-label={`${t('remove')} ${what}`}
        />
      )}
    </span>
  )
}
