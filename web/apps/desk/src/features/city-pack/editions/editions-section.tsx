// SPDX-License-Identifier: Apache-2.0
import { DownloadOutlined, UploadOutlined } from '@ant-design/icons'
import { Table } from '@tongguan/lists'
import { useMe } from '@tongguan/shell'
import { count, dateTime, Tag } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { Button } from 'antd'
import { useRef } from 'react'
import { useT as useShared } from '../../../common-words.ts'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { type Draft, useAdminDeed, useChosenDraft, useDrafts, useEditions, verbs } from '../../../pack/data.ts'
import { PackFiles } from './pack-files.tsx'
import '../check/check.css'

const useT = words('admin.editions', {
  editions: ['版本', 'Editions'],
  no: ['版本', 'Edition'],
  inForce: ['现行', 'in force'],
  later: ['{{at}} 生效', 'from {{at}}'],
  applied: ['发布时间', 'Applied'],
  by: ['发布人', 'By'],
  note: ['变更理由', 'Why'],
  size: ['清单 / 子类条件 / 单位 / 岗位', 'List / conditions / units / posts'],
  download: ['下载第 {{no}} 版', 'Download edition {{no}}'],
  back: ['退回此版', 'Go back to it'],
  backTitle: ['退回第 {{no}} 版', 'Back to edition {{no}}'],
  drafts: ['草稿', 'Drafts'],
  title: ['名称', 'Name'],
  base: ['基于', 'From'],
  hands: ['改动人', 'Changed by'],
  touched: ['最后改动', 'Last change'],
  open: ['打开', 'Open'],
  opened: ['已打开', 'Opened'],
  draftOpen: ['进行中', 'open'],
  draftApplied: ['已发布', 'applied'],
  draftDropped: ['已放弃', 'dropped'],
  upload: ['上传文件到草稿', 'Upload files into the draft'],
  uploadHint: [
    '可上传单个文件（按原文件名替换），或 ZIP：含 pack.toml 视为整个城市包，否则视为其中一部分。',
    'One file of the pack by its name, or a ZIP: with pack.toml the whole pack, otherwise a part of it.',
  ],
  immutable: [
    '版本发布后不可更改；办理中的案件始终按受理时的版本。“退回此版”起草一份内容相同的新版，照样检查、双人复核后发布。',
    'An edition never changes; a case keeps the one it began under. Going back drafts a new edition with the old contents.',
  ],
  files: ['{{which}}的文件', 'Files of {{which}}'],
  edition: ['第 {{no}} 版', 'edition {{no}}'],
})

/** Every edition of the city, the drafts of the next one, and the files of what is looked at. */
export default function EditionsSection() {
  const t = useT()
  const shared = useShared()
  const me = useMe()
  const editions = useEditions()
  const drafts = useDrafts()
  const { id, draft, choose } = useChosenDraft()
  const inForce = editions.data?.find((one) => one.in_force)
  const back = useAdminDeed(verbs.goBack)
  const goBack = async (no: number) => {
    const made = await back.run(no, t('backTitle', { no }))
    if (made !== undefined) choose(made.id)
  }
  return (
    <>
      <RefusedWords refused={back.refused} />
      <p className="desk-hint">{t('immutable')}</p>
      <Table
        label={t('editions')}
        dense
        asked={editions}
        rows={editions.data}
        rowKey={(one) => String(one.no)}
        columns={[
          {
            key: 'no',
            name: t('no'),
            width: 150,
            cell: (one) => (
              <>
                <span className="number">{one.no}</span> {one.in_force && <Tag tone="green">{t('inForce')}</Tag>}
                {new Date(one.effective_from) > new Date() && (
                  <Tag>{t('later', { at: dateTime(one.effective_from) })}</Tag>
                )}
              </>
            ),
          },
          { key: 'applied', name: t('applied'), width: 150, cell: (one) => dateTime(one.applied_at) },
          { key: 'by', name: t('by'), width: 130, cell: (one) => one.applied_by_name },
          { key: 'note', name: t('note'), cell: (one) => one.note },
          {
            key: 'size',
            name: t('size'),
            width: 260,
            cell: (one) =>
              ['responsibility/list.csv', 'taxonomy/conditions.csv', 'units.csv', 'posts.csv']
                .map((file) => count(one.counts[file] ?? 0))
                .join(' / '),
          },
        ]}
        actionsWidth={150}
        actions={(one) => (
          <>
            {!one.in_force && me.may('drafts.apply') && (
              <Button size="small" loading={back.busy} onClick={() => void goBack(one.no)}>
                {t('back')}
              </Button>
            )}
            <Button
              type="text"
              size="small"
              icon={<DownloadOutlined aria-hidden />}
              href={`/api/v1/editions/${one.no}/pack.zip`}
              title={t('download', { no: one.no })}
              aria-label={t('download', { no: one.no })}
            />
          </>
        )}
      />
      <h2>{t('drafts')}</h2>
      <Table
        label={t('drafts')}
        dense
        asked={drafts}
        rows={drafts.data}
        rowKey={(one) => one.id}
        current={id}
        columns={[
          { key: 'title', name: t('title'), cell: (one) => one.title },
          { key: 'base', name: t('base'), width: 90, cell: (one) => t('edition', { no: one.base }) },
          { key: 'state', name: shared('state'), width: 120, cell: (one) => <DraftState draft={one} /> },
          { key: 'hands', name: t('hands'), width: 180, cell: (one) => one.hands_names.join('、') },
          { key: 'touched', name: t('touched'), width: 150, cell: (one) => dateTime(one.touched_at) },
        ]}
        actionsWidth={90}
        actions={(one) =>
          one.id === id ? (
            <span className="desk-note">{t('opened')}</span>
          ) : (
            <Button size="small" onClick={() => choose(one.id)} aria-label={`${t('open')} ${one.title}`}>
              {t('open')}
            </Button>
          )
        }
      />
      <h2>{t('files', { which: draft?.title ?? t('edition', { no: inForce?.no ?? '' }) })}</h2>
      {draft?.state === 'open' && me.may('drafts.apply') && <Upload draft={draft} />}
      <PackFiles draft={id} edition={inForce?.no} />
    </>
  )
}

function DraftState({ draft }: { draft: Draft }) {
  const t = useT()
  if (draft.state === 'applied') return <Tag tone="green">{`${t('draftApplied')} ${draft.edition}`}</Tag>
  if (draft.state === 'dropped') return <Tag>{t('draftDropped')}</Tag>
  return <Tag tone="blue">{t('draftOpen')}</Tag>
}

function Upload({ draft }: { draft: Draft }) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const wish = useAdminDeed(verbs.upload)
  return (
    <div className="check-start">
      <input
        ref={input}
        type="file"
        accept=".zip,.csv,.toml,.geojson"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('upload')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file !== undefined) void wish.run(draft, file)
          event.target.value = ''
        }}
      />
      <Button icon={<UploadOutlined aria-hidden />} loading={wish.busy} onClick={() => input.current?.click()}>
        {t('upload')}
      </Button>
      <span className="desk-note">{t('uploadHint')}</span>
      <RefusedWords refused={wish.refused} />
    </div>
  )
}
