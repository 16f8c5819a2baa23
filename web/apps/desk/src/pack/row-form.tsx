// SPDX-License-Identifier: Apache-2.0
import { inWords } from '@tongguan/words'
import { Button } from 'antd'
import { type KeyboardEvent, useId, useState } from 'react'
import { useT } from '../common-words.ts'
import { RefusedWords } from '../moves/refused-words.tsx'
import { type Column, type Draft, type Row, useAdminDeed, verbs } from './data.ts'
import { differing, firstProblem } from './editing.ts'
import { CellField } from './field.tsx'

interface Props {
  draft: Draft
  file: string
  columns: Column[]
  /** None for a new row. */
  row: Row | undefined
  onDone(): void
}

/** A row of a draft, edited in its place: labelled fields, Enter saves, Esc leaves. */
export function RowForm({ draft, file, columns, row, onDone }: Props) {
  const t = useT()
  const id = useId()
  const [cells, setCells] = useState<Record<string, string>>(row?.cells ?? {})
  const wish = useAdminDeed(verbs.rows)
  const problem = firstProblem(columns, cells)
  const refusedColumn = wish.refused?.problem.facts.column
  const save = async () => {
    const changed = differing(row?.cells, cells)
    if (problem !== undefined || Object.keys(changed).length === 0) return
    const saved = await wish.run(draft, [{ file, key: row?.key ?? null, cells: changed }])
    if (saved !== undefined) onDone()
  }
  const keys = (event: KeyboardEvent) => {
    const inList = event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true'
    if (event.key === 'Escape' && !inList) {
      event.stopPropagation()
      onDone()
    }
  }
  return (
    <form
      className="row-form"
      onKeyDown={keys}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      aria-label={row === undefined ? t('add') : `${t('edit')} ${row.about || row.key}`}
    >
      <div className="row-form-fields">
        {columns.map((column) => {
          const field = `${id}-${column.name}`
          const before = row?.before?.[column.name]
          const value = cells[column.name] ?? ''
          const name =
            column.choices.length === 0 && value === row?.cells[column.name] ? row?.names[column.name] : undefined
          return (
            <div key={column.name} className={column.name.endsWith('ing_zh') ? 'row-form-wide' : undefined}>
              <label htmlFor={field}>
                {inWords(column.title, column.title_en)} <span className="desk-code">{column.name}</span>
              </label>
              <CellField
                id={field}
                column={column}
                value={value}
                onChange={(value) => setCells({ ...cells, [column.name]: value })}
                invalid={problem?.column === column.name || refusedColumn === column.name}
              />
              {name !== undefined && name !== value && <small>{name}</small>}
              {before !== undefined && before !== cells[column.name] && (
                <small>
                  {t('was')} {before || t('empty')}
                </small>
              )}
            </div>
          )
        })}
      </div>
      {problem !== undefined && <p className="row-form-problem">{inWords(problem.zh, problem.en)}</p>}
      <RefusedWords refused={wish.refused} />
      <div className="row-form-buttons">
        <Button type="primary" htmlType="submit" loading={wish.busy} disabled={problem !== undefined}>
          {t('save')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </form>
  )
}
