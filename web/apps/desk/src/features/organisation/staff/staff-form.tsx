// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import type { FormName } from '@tongguan/forms/registers.ts'
import { Modal } from 'antd'
import { type FormEvent, useId } from 'react'
import { useT } from '../../../common-words.ts'
import { beyondFields, RegisterFields, useRegisterForm } from '../../../forms/register-form.tsx'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { useAdminDeed } from '../../../pack/data.ts'

interface Props<N extends FormName, T> {
  form: N
  title: string
  danger?: boolean
  /** What will follow from it. */
  hint?: string
  deed(key: string, body: Schema<N>): Promise<T>
  onDone(got: T): void
  onLeave(): void
}

/** Asks for what a change of the register needs, and at least why, before it is done. */
export function StaffForm<N extends FormName, T>(props: Props<N, T>) {
  const { form, title, danger = false, hint, deed, onDone, onLeave } = props
  const t = useT()
  const id = useId()
  const filling = useRegisterForm(form)
  const { run, busy, refused } = useAdminDeed(deed)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (filling.body === undefined || busy) return
    const got = await run(filling.body)
    if (got !== undefined) onDone(got)
  }
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('cancel')}
      okButtonProps={{ htmlType: 'submit', form: id, danger, disabled: filling.body === undefined, loading: busy }}
      onCancel={onLeave}
    >
      {hint !== undefined && <p className="desk-hint">{hint}</p>}
      <form id={id} ref={beginAtFirst} noValidate onSubmit={(event) => void submit(event)}>
        <RegisterFields filling={filling} refused={refused} />
        <RefusedWords refused={beyondFields(filling.fields, refused)} />
      </form>
    </Modal>
  )
}

function beginAtFirst(form: HTMLFormElement | null) {
  form?.querySelector<HTMLElement>('input, textarea')?.focus()
}
