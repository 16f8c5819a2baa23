// SPDX-License-Identifier: Apache-2.0
import { api, settled } from '@tongguan/api-client'
import { useDeed } from '@tongguan/deeds'
import { words } from '@tongguan/words'
import { Form, Input, Modal } from 'antd'
import { RefusedWords } from '../moves/refused-words.tsx'

const useT = words('password-form', {
  title: ['修改口令', 'Change password'],
  old: ['现口令', 'Present password'],
  fresh: ['新口令', 'New password'],
  again: ['再输一遍新口令', 'New password again'],
  differ: ['两遍不一致', 'The two are not the same'],
  needed: ['请填写', 'Please fill in'],
  hint: ['修改后各处都会退出，请用新口令重新登录。', 'You are signed out everywhere; sign in again with the new one.'],
  change: ['修改', 'Change'],
  cancel: ['取消', 'Cancel'],
})

interface Words {
  old: string
  fresh: string
  again: string
}

/** Change one's password; everybody signed in with the old one is signed out. */
export function PasswordForm({ onEnd }: { onEnd: () => void }) {
  const t = useT()
  const [form] = Form.useForm<Words>()
  const change = useDeed(
    (_key, words: Words) => settled(api.POST('/api/v1/password', { body: { old: words.old, new: words.fresh } })),
    { onDone: () => location.reload() },
  )

  return (
    <Modal
      open
      title={t('title')}
      okText={t('change')}
      cancelText={t('cancel')}
      confirmLoading={change.busy}
      onOk={form.submit}
      onCancel={onEnd}
      width={400}
    >
      <Form form={form} layout="vertical" onFinish={(words: Words) => void change.run(words)} requiredMark={false}>
        <RefusedWords refused={change.refused} />
        <Form.Item name="old" label={t('old')} rules={[{ required: true, message: t('needed') }]}>
          <Input type="password" autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="fresh" label={t('fresh')} rules={[{ required: true, message: t('needed') }]}>
          <Input type="password" autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('again')}
          dependencies={['fresh']}
          extra={t('hint')}
          rules={[
            { required: true, message: t('needed') },
            ({ getFieldValue }) => ({
              validator: (_, value: string) =>
                value === undefined || value === getFieldValue('fresh')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('differ'))),
            }),
          ]}
        >
          <Input type="password" autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
