// SPDX-License-Identifier: Apache-2.0
import { PlusOutlined } from '@ant-design/icons'
import { useMe } from '@tongguan/shell'
import { Tag } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useT as useShared } from '../../common-words.ts'
import { Labelled } from '../../labelled.tsx'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { useAdminDeed, useChosenDraft, useDrafts, useEditions, verbs } from '../../pack/data.ts'
import { CheckPanel } from './check/check-panel.tsx'

const useT = words('admin.draft-bar', {
  looking: ['正在查看', 'Looking at'],
  inForce: ['现行第 {{no}} 版', 'Edition {{no}}, in force'],
  draft: ['草稿：{{title}}（基于第 {{base}} 版）', 'Draft: {{title}} (from edition {{base}})'],
  begin: ['起草', 'Begin a draft'],
  beginTitle: ['起草下一版', 'Draft the next edition'],
  what: ['要改什么', 'What it is about'],
  whatHint: ['例如：调整共享单车主办单位', 'For example: another lead for shared bicycles'],
  check: ['检查与发布', 'Check & apply'],
  behind: ['第 {{no}} 版已发布', 'edition {{no}} was applied'],
  agreed: ['{{name}} 已同意', 'agreed by {{name}}'],
  applied: ['已发布为第 {{no}} 版', 'became edition {{no}}'],
  dropped: ['已放弃', 'dropped'],
  kept: ['草稿保存在服务器上，同事可以接着改', 'Kept on the server: colleagues can go on with it'],
})

/** Which rules are looked at: the edition in force, or a draft of the next; and the way from draft to edition. */
export function DraftBar() {
  const t = useT()
  const me = useMe()
  const editions = useEditions()
  const drafts = useDrafts()
  const { id: chosen, draft, choose } = useChosenDraft()
  const [beginning, setBeginning] = useState(false)
  const [checking, setChecking] = useState(false)
  const no = editions.data?.find((one) => one.in_force)?.no ?? 0
  const open = (drafts.data ?? []).filter((one) => one.state === 'open' || one.id === chosen)
  return (
    <div className="admin-bar">
      <Labelled label={t('looking')} className="row">
        {(id) => (
          <Select
            id={id}
            value={chosen ?? ''}
            onChange={(value) => choose(value || undefined)}
            options={[
              { value: '', label: t('inForce', { no }) },
              ...open.map((one) => ({ value: one.id, label: t('draft', { title: one.title, base: one.base }) })),
            ]}
            popupMatchSelectWidth={false}
          />
        )}
      </Labelled>
      {draft !== undefined && (
        <>
          {draft.state === 'applied' && <Tag tone="green">{t('applied', { no: draft.edition ?? '' })}</Tag>}
          {draft.state === 'dropped' && <Tag>{t('dropped')}</Tag>}
          {draft.state === 'open' && draft.newest !== draft.base && (
            <Tag tone="amber">{t('behind', { no: draft.newest })}</Tag>
          )}
          {draft.state === 'open' && draft.agreed && (
            <Tag tone="green">{t('agreed', { name: draft.agreed_by_name ?? '' })}</Tag>
          )}
          <span className="desk-note">{t('kept')}</span>
        </>
      )}
      <div className="row end">
        {me.may('drafts.write') && (
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => setBeginning(true)}>
            {t('begin')}
          </Button>
        )}
        {draft?.state === 'open' && (
          <Button type="primary" onClick={() => setChecking(true)}>
            {t('check')}
          </Button>
        )}
      </div>
      {beginning && <Begin onDone={() => setBeginning(false)} />}
      {draft !== undefined && checking && <CheckPanel draft={draft} onClose={() => setChecking(false)} />}
    </div>
  )
}

function Begin({ onDone }: { onDone(): void }) {
  const t = useT()
  const shared = useShared()
  const { choose } = useChosenDraft()
  const [title, setTitle] = useState('')
  const wish = useAdminDeed(verbs.begin)
  const begin = async () => {
    const made = await wish.run(title)
    if (made === undefined) return
    choose(made.id)
    onDone()
  }
  return (
    <Modal
      open
      title={t('beginTitle')}
      onCancel={onDone}
      onOk={() => void begin()}
      okText={t('begin')}
      cancelText={shared('cancel')}
      okButtonProps={{ disabled: title.trim() === '', loading: wish.busy }}
    >
      <Form layout="vertical" onFinish={() => void begin()}>
        <Form.Item label={t('what')} htmlFor="draft-title">
          <Input
            id="draft-title"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            placeholder={t('whatHint')}
            maxLength={100}
            autoFocus
          />
        </Form.Item>
        <RefusedWords refused={wish.refused} />
      </Form>
    </Modal>
  )
}
