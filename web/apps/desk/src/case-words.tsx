// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import type { Schema } from '@tongguan/api-client'
import { words } from '@tongguan/words'
import { Urgency } from './case/urgency.tsx'
import { useCityNames } from './city.ts'
import './case-words.css'

const useT = words('case-words', {
  returned: ['退单 {{n}}', 'returned {{n}}'],
  joined: ['{{n}} 人', '{{n}} people'],
})

type Line = Pick<
  Schema<'CaseLineOut'>,
  'task_no' | 'title' | 'class_name' | 'urgency' | 'returns' | 'complainants' | 'address' | 'region' | 'region_name'
>

/** A case in two lines: what it is, then class, number and place; the title opens it, or chooses it where that is asked. */
export function CaseWords({ line, onChoose }: { line: Line; onChoose?: () => void }) {
  const t = useT()
  const names = useCityNames()
  return (
    <span className="case-words">
      <span className="case-words-first">
        <Urgency of={line.urgency} />
        {onChoose === undefined ? (
          <Link to="/cases/$ref" params={{ ref: line.task_no }} title={line.title}>
            {line.title}
          </Link>
        ) : (
          <button type="button" title={line.title} onClick={onChoose}>
            {line.title}
          </button>
        )}
      </span>
      <span className="case-words-note">
        <span className="number">{line.task_no}</span>
        {line.class_name && <span>{line.class_name}</span>}
        <span>{[names.place(line.region, line.region_name), line.address].filter(Boolean).join(' ')}</span>
        {line.returns > 0 && <span className="tone-amber">{t('returned', { n: line.returns })}</span>}
        {line.complainants > 1 && <span className="tone-amber">{t('joined', { n: line.complainants })}</span>}
      </span>
    </span>
  )
}
