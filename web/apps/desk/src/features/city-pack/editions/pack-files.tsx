// SPDX-License-Identifier: Apache-2.0
import { $api, type Schema } from '@tongguan/api-client'
import { Table } from '@tongguan/lists'
import { count, Tag } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { Modal } from 'antd'
import { useState } from 'react'
import { useT as useShared } from '../../../common-words.ts'
import { SheetTable } from '../../../pack/sheet-table.tsx'

const useT = words('admin.pack-files', {
  files: ['文件', 'Files'],
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
  const listed = draft === undefined ? kept : drafted
  return (
    <>
      <Table
        label={t('files')}
        dense
        asked={listed}
        rows={listed.data}
        rowKey={(one) => one.file}
        columns={[
          {
            key: 'table',
            name: t('table'),
            cell: (one) =>
              one.editable ? (
                <button type="button" className="desk-link" onClick={() => setOpen(one)}>
                  {inWords(one.title, one.title_en)}
                </button>
              ) : (
                inWords(one.title, one.title_en)
              ),
          },
          { key: 'file', name: t('file'), cell: (one) => <span className="desk-code">{one.file}</span> },
          {
            key: 'rows',
            name: t('rows'),
            end: true,
            width: 120,
            cell: (one) => (one.editable ? count(one.rows) : <small>{t('whole')}</small>),
          },
          {
            key: 'state',
            name: shared('state'),
            width: 90,
            cell: (one) => one.changed && <Tag tone="blue">{shared('changed')}</Tag>,
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
