// SPDX-License-Identifier: Apache-2.0
import { Form, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useT } from '../../../common-words.ts'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { useAdminDeed } from '../../../pack/data.ts'

interface Props<T> {
  title: string
  danger?: boolean
  /** What will follow from it. */
  hint?: string
  deed(key: string, reason: string): Promise<T>
  onDone(got: T): void
  onLeave(): void
}

/** Asks why before it is done. */
export function ReasonForm<T>({ title, danger = false, hint, deed, onDone, onLeave }: Props<T>) {
  const t = useT()
  const id = useId()
  const [reason, setReason] = useState('')
  const wish = useAdminDeed(deed)
  const submit = async () => {
    if (reason.trim().length < 2) return
    const got = await wish.run(reason)
    if (got !== undefined) onDone(got)
  }
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('cancel')}
      okButtonProps={{ danger, disabled: reason.trim().length < 2, loading: wish.busy }}
      onOk={() => void submit()}
      onCancel={onLeave}
    >
      {hint !== undefined && <p className="desk-hint">{hint}</p>}
      <Form layout="vertical" onFinish={() => void submit()}>
        <Form.Item label={t('reason')} htmlFor={id} extra={t('reasonHint')}>
          <Input id={id} value={reason} onChange={(event) => setReason(event.target.value)} maxLength={300} autoFocus />
        </Form.Item>
        <RefusedWords refused={wish.refused} />
      </Form>
    </Modal>
  )
}
