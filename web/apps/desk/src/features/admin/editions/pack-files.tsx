// SPDX-License-Identifier: Apache-2.0
import { $api, type Schema } from '@tongguan/api-client'
import { count } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { Modal, Table } from 'antd'
import { useState } from 'react'
import { Mark } from '../mark.tsx'
import { SheetTable } from '../tables/sheet-table.tsx'
import { useT as useShared } from '../words.ts'

const useT = words('admin.pack-files', {
  table: ['表', 'Table'],
  file: ['文件', 'File'],
  rows: ['行数', 'Rows'],
  open: ['打开', 'Open'],
  whole: ['整个文件上传', 'by upload only'],
})

/** The files of an edition or draft; tables open to be looked through or edited. */
export function PackFiles({ draft, edition }: { draft: string | undefined; edition: number | undefined }) {
  const t = useT()
  const shared = useShared()
  const [open, setOpen] = useState<Schema<'SheetOut'>>()
  const drafted = $api.useQuery(
    'get',
    '/api/v1/drafts/{id}/tables',
    { params: { path: { id: draft ?? '' } } },
    { enabled: draft !== undefined },
  )
  const kept = $api.useQuery(
    'get',
    '/api/v1/editions/{no}/tables',
    { params: { path: { no: edition ?? 0 } } },
    { enabled: draft === undefined && edition !== undefined },
  )
  const sheets = (draft === undefined ? kept : drafted).data ?? []
  return (
    <>
      <Table
        size="small"
        dataSource={sheets}
        rowKey="file"
        pagination={false}
        columns={[
          {
            title: t('table'),
            render: (_, one) =>
              one.editable ? (
                <button type="button" className="admin-link" onClick={() => setOpen(one)}>
                  {inWords(one.title, one.title_en)}
                </button>
              ) : (
                inWords(one.title, one.title_en)
              ),
          },
          { title: t('file'), render: (_, one) => <span className="admin-code">{one.file}</span> },
          {
            title: t('rows'),
            align: 'right',
            width: 120,
            render: (_, one) => (one.editable ? count(one.rows) : <small>{t('whole')}</small>),
          },
          {
            title: shared('state'),
            width: 90,
            render: (_, one) => one.changed && <Mark tone="blue">{shared('changed')}</Mark>,
          },
        ]}
      />
      {open !== undefined && (
        <Modal
          open
          width="min(1240px, 94vw)"
          title={inWords(open.title, open.title_en)}
          footer={null}
          onCancel={() => setOpen(undefined)}
        >
          <SheetTable file={open.file} />
        </Modal>
      )}
    </>
  )
}
