// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { $api } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { Form, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { useCity } from '../../../city.ts'
import { useT as useShared } from '../../../common-words.ts'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { useAdminDeed } from '../../../pack/data.ts'
import { roleName } from '../../../shell/roles.ts'
import { staffVerbs } from './verbs.ts'
import { useT } from './words.ts'

interface PostValue {
  role: string
  organ: string
  region: string
  classes: string[]
}

const EMPTY: PostValue = { role: '', organ: '', region: '', classes: [] }
const whole = (post: PostValue) => post.role !== '' && post.organ !== '' && post.region !== ''
const sent = (post: PostValue) => ({ ...post, role: post.role as Schema<'Role'> })

/** Somebody new, with a first post. */
export function PersonForm({ onDone }: { onDone(): void }) {
  const t = useT()
  const shared = useShared()
  const id = useId()
  const [person, setPerson] = useState({ name: '', account: '', phone: '', reason: '' })
  const [post, setPost] = useState(EMPTY)
  const wish = useAdminDeed(staffVerbs.add)
  const ready =
    person.name.trim() !== '' && person.account.trim().length > 2 && person.reason.trim().length > 1 && whole(post)
  const submit = async () => {
    if (ready && (await wish.run({ ...person, post: sent(post) })) !== undefined) onDone()
  }
  const field = (name: keyof typeof person, label: string, extra?: string) => (
    <Form.Item label={label} htmlFor={`${id}-${name}`} extra={extra}>
      <Input
        id={`${id}-${name}`}
        value={person[name]}
        onChange={(event) => setPerson({ ...person, [name]: event.target.value })}
        maxLength={100}
      />
    </Form.Item>
  )
  return (
    <Modal
      open
      title={t('add')}
      okText={t('add')}
      cancelText={shared('cancel')}
      okButtonProps={{ disabled: !ready, loading: wish.busy }}
      onOk={() => void submit()}
      onCancel={onDone}
    >
      <p className="desk-hint">{t('outlasts')}</p>
      <Form layout="vertical" onFinish={() => void submit()}>
        {field('name', t('name'))}
        {field('account', t('account'))}
        {field('phone', t('phone'))}
        <PostFields post={post} onChange={setPost} />
        {field('reason', shared('reason'), shared('reasonHint'))}
        <RefusedWords refused={wish.refused} />
        <button type="submit" className="visually-hidden" tabIndex={-1}>
          {t('add')}
        </button>
      </Form>
    </Modal>
  )
}

/** One more post for somebody. */
export function PostForm({ person, onDone, onLeave }: { person: string; onDone(): void; onLeave(): void }) {
  const t = useT()
  const shared = useShared()
  const id = useId()
  const [post, setPost] = useState(EMPTY)
  const [reason, setReason] = useState('')
  const wish = useAdminDeed(staffVerbs.addPost)
  const ready = whole(post) && reason.trim().length > 1
  const submit = async () => {
    if (ready && (await wish.run(person, { post: sent(post), reason })) !== undefined) onDone()
  }
  return (
    <Modal
      open
      title={t('addPost')}
      okText={t('addPost')}
      cancelText={shared('cancel')}
      okButtonProps={{ disabled: !ready, loading: wish.busy }}
      onOk={() => void submit()}
      onCancel={onLeave}
    >
      <Form layout="vertical" onFinish={() => void submit()}>
        <PostFields post={post} onChange={setPost} />
        <Form.Item label={shared('reason')} htmlFor={id} extra={shared('reasonHint')}>
          <Input id={id} value={reason} onChange={(event) => setReason(event.target.value)} maxLength={300} />
        </Form.Item>
        <RefusedWords refused={wish.refused} />
      </Form>
    </Modal>
  )
}

function PostFields({ post, onChange }: { post: PostValue; onChange(post: PostValue): void }) {
  const t = useT()
  const id = useId()
  const city = useCity()
  const roles = $api.useQuery('get', '/api/v1/roles', {}, { staleTime: 600_000 })
  const organs = [...(city?.centres ?? []), ...(city?.units ?? [])]
  return (
    <>
      <Form.Item label={t('role')} htmlFor={`${id}-role`}>
        <Select
          id={`${id}-role`}
          value={post.role || undefined}
          onChange={(role: string) => onChange({ ...post, role })}
          showSearch={{ optionFilterProp: 'label' }}
          options={(roles.data ?? []).map((one) => ({ value: one.role, label: roleName(one.role) }))}
        />
      </Form.Item>
      <Form.Item label={t('organ')} htmlFor={`${id}-organ`}>
        <Select
          id={`${id}-organ`}
          value={post.organ || undefined}
          onChange={(organ: string) => {
            const found = organs.find((one) => one.id === organ)
            onChange({ ...post, organ, region: found?.region ?? post.region })
          }}
          showSearch={{ optionFilterProp: 'label' }}
          options={organs.map((one) => ({ value: one.id, label: `${inWords(one.name, one.name_en)}  ${one.id}` }))}
        />
      </Form.Item>
      <Form.Item label={t('region')} htmlFor={`${id}-region`}>
        <Select
          id={`${id}-region`}
          value={post.region || undefined}
          onChange={(region: string) => onChange({ ...post, region })}
          showSearch={{ optionFilterProp: 'label' }}
          options={(city?.regions ?? []).map((one) => ({
            value: one.code,
            label: `${inWords(one.name, one.name_en)}  ${one.code}`,
          }))}
        />
      </Form.Item>
      <Form.Item label={t('classes')} htmlFor={`${id}-classes`}>
        <Select
          id={`${id}-classes`}
          mode="tags"
          value={post.classes}
          onChange={(classes: string[]) => onChange({ ...post, classes })}
        />
      </Form.Item>
    </>
  )
}
