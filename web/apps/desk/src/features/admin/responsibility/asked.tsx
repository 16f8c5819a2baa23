// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { Table } from 'antd'
import { Mark } from '../mark.tsx'
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

/** What was asked so far in a line each: who leads now and who would by the draft; a line brings its answer back. */
export function Asked({ answers, shown, onShow }: Props) {
  const t = useT()
  const drafted = answers.some(({ found }) => found.drafted !== null)
  return (
    <>
      <h2>{t('asked')}</h2>
      <Table
        size="small"
        pagination={false}
        dataSource={answers}
        rowKey="id"
        rowClassName={(one) => (one.id === shown?.id ? 'findings-chosen' : '')}
        columns={[
          {
            title: t('about'),
            render: (_, one) => (
              <button type="button" className="admin-link" onClick={() => onShow(one)}>
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
            title: t('row'),
            width: 150,
            render: (_, { found }) => <span className="admin-code">{found.now.row}</span>,
          },
          { title: t('nowLead'), width: 240, render: (_, { found }) => found.now.lead_name ?? t('nobody') },
          ...(drafted
            ? [
                {
                  title: t('drafted'),
                  width: 260,
                  render: (_: unknown, { found }: Answered) =>
                    found.drafted === null ? null : found.drafted.lead === found.now.lead ? (
                      t('same')
                    ) : (
                      <Mark tone="amber">{found.drafted.lead_name ?? t('nobody')}</Mark>
                    ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
