// SPDX-License-Identifier: Apache-2.0
import { api, refusalOf, settled } from '@tongguan/api-client'
import { shortTime } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { Button, Input, Radio } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useNames } from '../case/case-data.ts'
import { useCodeName } from '../case/code-names.ts'
import { useSimilar } from '../case/similar-data.ts'
import type { PickerProps } from './pickers.tsx'

const useT = words('case-choosing', {
  nothing: ['没有可办的一项', 'There is none'],
  byNumber: ['或输入主案任务号', 'Or type the number of the case'],
  look: ['查找', 'Find'],
  own: ['不能并入自己', 'A case cannot join itself'],
  metres: ['相距 {{n}} 米', '{{n}} m away'],
})

interface One {
  id: string
  words: ReactNode
}

/** One of a few things of the case; a single one needs no choosing. */
function OneOf({ id, value, onChange, things }: Omit<PickerProps, 'shown'> & { things: readonly One[] }) {
  const t = useT()
  const only = things.length === 1 ? things[0]?.id : undefined
  useEffect(() => {
    if (only !== undefined && value !== only) onChange(only)
  }, [only, value, onChange])
  if (things.length === 0) return <p className="dossier-hint">{t('nothing')}</p>
  return (
    <Radio.Group id={id} className="move-options" value={value} onChange={(event) => onChange(event.target.value)}>
      {things.map((thing) => (
        <Radio key={thing.id} value={thing.id}>
          {thing.words}
        </Radio>
      ))}
    </Radio.Group>
  )
}

interface MeantProps extends PickerProps {
  /** The ids of those that may be meant. */
  among: readonly string[]
}

/** Which whistle call is answered, arrived at or rated. */
export function CallPicker({ among, shown, ...rest }: MeantProps) {
  const name = useNames(shown.names)
  const things = shown.whistle_calls
    .filter((call) => among.includes(call.id))
    .map((call) => ({ id: call.id, words: `${name(call.unit)} · ${call.text}` }))
  return <OneOf {...rest} things={things} />
}

/** Which order of the own unit is signed or done. */
export function OrderPicker({ among, shown, ...rest }: MeantProps) {
  const name = useNames(shown.names)
  const code = useCodeName()
  const things = shown.orders
    .filter((order) => among.includes(order.id))
    .map((order) => ({ id: order.id, words: `${name(order.unit)} · ${code('role', order.role)}` }))
  return <OneOf {...rest} things={things} />
}

/** Which urge, supervision or instruction is answered. */
export function NoticePicker({ among, shown, ...rest }: MeantProps) {
  const code = useCodeName()
  const things = shown.notices
    .filter((notice) => among.includes(notice.id))
    .map((notice) => ({
      id: notice.id,
      words: `${code('notice', notice.kind)} ${shortTime(notice.at)} · ${notice.text}`,
    }))
  return <OneOf {...rest} things={things} />
}

/** The case that this one joins: one of those alike, or any by its number. */
export function ParentPicker({ id, shown, value, onChange }: PickerProps) {
  const t = useT()
  const alike = useSimilar(shown)
  const [number, setNumber] = useState('')
  const [found, setFound] = useState<{ id: string; words: string }>()
  const [wrong, setWrong] = useState('')

  async function look() {
    setWrong('')
    try {
      const other = await settled(api.GET('/api/v1/cases/{ref}', { params: { path: { ref: number.trim() } } }))
      if (other.id === shown.id) return setWrong(t('own'))
      setFound({ id: other.id, words: `${other.task_no} ${other.title} · ${other.address}` })
      onChange(other.id)
    } catch (thrown) {
      setWrong(refusalOf(thrown).problem.detail)
    }
  }

  const things: One[] = (alike.data ?? []).map((one) => ({
    id: one.case_id,
    words: (
      <>
        {one.task_no} {one.title}
        <small>
          {one.address}
          {one.metres !== null && ` · ${t('metres', { n: Math.round(one.metres) })}`} · {one.why_zh}
        </small>
      </>
    ),
  }))
  if (found !== undefined && !things.some((one) => one.id === found.id)) things.push(found)
  return (
    <>
      {things.length > 0 && (
        <Radio.Group className="move-options" value={value} onChange={(event) => onChange(event.target.value)}>
          {things.map((thing) => (
            <Radio key={thing.id} value={thing.id}>
              {thing.words}
            </Radio>
          ))}
        </Radio.Group>
      )}
      <label className="dossier-hint" htmlFor={id}>
        {t('byNumber')}
      </label>
      <div className="row">
        <Input
          id={id}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
          onPressEnter={(event) => {
            event.preventDefault()
            void look()
          }}
        />
        <Button disabled={number.trim() === ''} onClick={() => void look()}>
          {t('look')}
        </Button>
      </div>
      {wrong !== '' && (
        <p role="alert" className="move-wrong">
          {wrong}
        </p>
      )}
    </>
  )
}
