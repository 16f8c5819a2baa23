// SPDX-License-Identifier: Apache-2.0

import type { Schema } from '@tongguan/api-client'
import { Table } from '@tongguan/lists'
import { Tag } from '@tongguan/ui'
import { useT } from './words.ts'

/** A question put to the list, with its answer. */
export interface Answered {
  id: number
  found: Schema<'BenchOut'>
}

interface Props {
  answers: Answered[]
  shown: Answered | undefined
  onShow(answered: Answered): void
}

/** Who would lead by the draft, where that is somebody else. */
function Drafted({ found }: Answered) {
  const t = useT()
  if (found.drafted === null) return null
  if (found.drafted.lead === found.now.lead) return t('same')
  return <Tag tone="amber">{found.drafted.lead_name ?? t('nobody')}</Tag>
}

/** What was asked so far in a line each: who leads now and who would by the draft; a line brings its answer back. */
export function Asked({ answers, shown, onShow }: Props) {
  const t = useT()
  const drafted = answers.some(({ found }) => found.drafted !== null)
  return (
    <>
      <h2>{t('asked')}</h2>
      <Table
        label={t('asked')}
        dense
        rows={answers}
        rowKey={(one) => String(one.id)}
        current={shown && String(shown.id)}
        columns={[
          {
            key: 'about',
            name: t('about'),
            cell: (one) => (
              <button type="button" className="desk-link" onClick={() => onShow(one)}>
                {[
                  one.found.now.class_name ?? one.found.now.class_code,
                  one.found.now.region_name,
                  one.found.now.source_name,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </button>
            ),
          },
          {
            key: 'row',
            name: t('row'),
            width: 150,
            cell: ({ found }) => <span className="desk-code">{found.now.row}</span>,
          },
          { key: 'now', name: t('nowLead'), width: 240, cell: ({ found }) => found.now.lead_name ?? t('nobody') },
          ...(drafted
            ? [{ key: 'drafted', name: t('drafted'), width: 260, cell: (one: Answered) => <Drafted {...one} /> }]
            : []),
        ]}
      />
    </>
  )
}
