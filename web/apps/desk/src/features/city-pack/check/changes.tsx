// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { count, Facts, Tag, type Tone } from '@tongguan/ui'
import { inWords } from '@tongguan/words'
import { useT as useShared } from '../../../common-words.ts'
import type { Report } from '../../../pack/data.ts'
import { useT } from './words.ts'

const TONES: Record<string, Tone> = { added: 'green', removed: 'red', changed: 'blue' }

/** What a draft changes, row by row, with names beside codes, so that an office can read it. */
export function Changes({ report, base }: { report: Report; base: number }) {
  const t = useT()
  if (report.files.length === 0) return <p className="desk-hint">{t('noChanges', { base })}</p>
  return (
    <div className="changes">
      {report.files.map((file) => (
        <section key={file.file}>
          <h3>{t('fileChange', { ...file, file: inWords(file.file_zh, file.file) })}</h3>
          <ul>
            {report.rows
              .filter((row) => row.file === file.file)
              .map((row) => (
                <RowChange key={`${row.change} ${row.key}`} row={row} />
              ))}
          </ul>
        </section>
      ))}
      {report.rows_in_all > report.rows.length && (
        <p className="desk-hint">{t('moreRows', { n: count(report.rows_in_all - report.rows.length) })}</p>
      )}
    </div>
  )
}

function RowChange({ row }: { row: Schema<'RowSaid'> }) {
  const shared = useShared()
  const change = row.change as 'added' | 'removed' | 'changed'
  return (
    <li>
      <div className="changes-head">
        <Tag tone={TONES[row.change] ?? 'plain'}>{shared(change)}</Tag>
        <strong>{row.about || row.key}</strong>
        <span className="desk-code">{row.key}</span>
      </div>
      <Facts
        of={row.cells.map((cell) => [
          inWords(cell.column_zh, cell.column_en),
          <>
            {change !== 'added' && <Value className="changes-before" value={cell.before} name={cell.before_name} />}
            {change === 'changed' && <span aria-hidden="true"> → </span>}
            {change !== 'removed' && <Value value={cell.after} name={cell.after_name} />}
          </>,
        ])}
      />
    </li>
  )
}

function Value({ value, name, className }: { value: string; name: string | null; className?: string }) {
  const shared = useShared()
  if (value === '') return <span className="tone-faint">{shared('empty')}</span>
  const text = name !== null && name !== value ? name : value
  const said = (
    <>
      {text.length > 300 ? `${text.slice(0, 300)}…` : text}
      {text !== value && <span className="desk-code"> {value}</span>}
    </>
  )
  return className === undefined ? <span>{said}</span> : <del className={className}>{said}</del>
}
