// SPDX-License-Identifier: Apache-2.0
import { api, type Schema, settled } from '@tongguan/api-client'
import { useDeed } from '@tongguan/deeds'
import { useMe } from '@tongguan/shell'
import { words } from '@tongguan/words'
import { Form, Input, Modal, Select } from 'antd'
import { useCityNames } from '../../../city.ts'
import { RefusedWords } from '../../../moves/refused-words.tsx'
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
  const keep = useDeed(
    (_key, body: Schema<'SavedViewIn'>) =>
      settled(
        view === undefined
          ? api.POST('/api/v1/views', { body })
          : api.PUT('/api/v1/views/{view_id}', { params: { path: { view_id: view.id } }, body }),
      ),
    { onDone: () => onEnd(true) },
  )
  const organs = [...new Set(me.posts.map((post) => post.organ))]

  return (
    <Modal
      open
      title={view === undefined ? t('save') : t('change')}
      okText={t('keep')}
      cancelText={t('cancel')}
      confirmLoading={keep.busy}
      onOk={form.submit}
      onCancel={() => onEnd(false)}
      width={420}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ name, organ }) =>
          void keep.run({ name, address: view?.address ?? address, organ: organ === '' ? null : organ })
        }
        initialValues={{ name: view?.name ?? '', organ: view?.organ ?? '' }}
      >
        <RefusedWords refused={keep.refused} />
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
