// SPDX-License-Identifier: Apache-2.0
import { api, refusalOf, settled } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { inWords, words } from '@tongguan/words'
import { Alert, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useCityNames } from '../../city.ts'
import type { View } from './saved-views.tsx'

const useT = words('view-form', {
  save: ['保存视图', 'Save the view'],
  change: ['修改视图', 'Change the view'],
  name: ['名称', 'Name'],
  needed: ['请填写名称', 'Please give it a name'],
  circle: ['谁可以看到', 'Who sees it'],
  mine: ['仅自己', 'only me'],
  hint: [
    '保存列表、筛选条件、排序和列。案件内容仍按各人的权限显示。',
    'Keeps list, filters, order and columns; who sees which cases stays as it is.',
  ],
  keep: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
})

interface Props {
  view: View | undefined
  address: string
  onEnd(changed: boolean): void
}

/** Name a view, and say who sees it. */
export function ViewForm({ view, address, onEnd }: Props) {
  const t = useT()
  const me = useMe()
  const names = useCityNames()
  const [form] = Form.useForm<{ name: string; organ: string }>()
  const [problem, setProblem] = useState<string>()
  const organs = [...new Set(me.posts.map((post) => post.organ))]

  async function keep({ name, organ }: { name: string; organ: string }) {
    const body = { name, address: view?.address ?? address, organ: organ === '' ? null : organ }
    try {
      await settled(
        view === undefined
          ? api.POST('/api/v1/views', { body })
          : api.PUT('/api/v1/views/{view_id}', { params: { path: { view_id: view.id } }, body }),
      )
      onEnd(true)
    } catch (thrown) {
      const refused = refusalOf(thrown).problem
      setProblem(inWords(refused.detail, refused.title_en))
    }
  }

  return (
    <Modal
      open
      title={view === undefined ? t('save') : t('change')}
      okText={t('keep')}
      cancelText={t('cancel')}
      onOk={form.submit}
      onCancel={() => onEnd(false)}
      width={420}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={keep}
        initialValues={{ name: view?.name ?? '', organ: view?.organ ?? '' }}
      >
        {problem !== undefined && <Alert type="error" title={problem} style={{ marginBottom: 12 }} />}
        <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message: t('needed') }]}>
          <Input maxLength={40} autoFocus />
        </Form.Item>
        <Form.Item name="organ" label={t('circle')} extra={t('hint')}>
          <Select
            options={[
              { value: '', label: t('mine') },
              ...organs.map((organ) => ({ value: organ, label: names.organ(organ) })),
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
