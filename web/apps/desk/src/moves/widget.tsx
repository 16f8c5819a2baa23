// SPDX-License-Identifier: Apache-2.0
import { inWords, words } from '@tongguan/words'
import { Button, Input, InputNumber, Radio, Select } from 'antd'
import type { Case } from '../case/case-data.ts'
import { codesOf, useCodeName } from '../case/code-names.ts'
import { CallPicker, NoticePicker, OrderPicker, ParentPicker } from './choosing.tsx'
import { ClassPicker, ConditionPicker, useOnlyCondition } from './class-picker.tsx'
import type { Draft, Field } from './fields.ts'
import { Moment } from './moment.tsx'
import { Photos } from './photos.tsx'
import { CentrePicker, PersonPicker, UnitPicker } from './pickers.tsx'
import { PlacePicker, Presence } from './places.tsx'

const useT = words('case-widgets', {
  phrases: ['常用语', 'Phrases'],
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  points: ['{{n}} 分', '{{n}}'],
})

export interface WidgetProps {
  id: string
  move: string
  field: Field
  shown: Case
  draft: Draft
  /** Organs in which the person holds a post. */
  organs: readonly string[]
  onChange: (change: Draft) => void
}

/** A field's label points at an input, unless a group of choices is named by it. */
export function isGroup(field: Field): boolean {
  return ['choice', 'yes_no', 'condition', 'rating', 'order', 'call', 'notice', 'place', 'presence'].includes(
    field.widget,
  )
}

/** What asks for a field. */
export function Widget({ id, move, field, shown, draft, organs, onChange }: WidgetProps) {
  const t = useT()
  const code = useCodeName()
  const onlyCondition = useOnlyCondition()
  const value = draft[field.name]
  const set = (given: unknown) => onChange({ [field.name]: given })
  const common = { id, shown, value, onChange: set }
  switch (field.widget) {
    case 'words':
      return <Words id={id} value={value} rows={field.rows ?? 3} phrases={field.phrases ?? []} onChange={set} />
    case 'line':
      return <Input id={id} value={String(value ?? '')} maxLength={200} onChange={(event) => set(event.target.value)} />
    case 'choice': {
      const codes = field.codes ?? codesOf(field.set).map(([each]) => each)
      const options = codes.map((each) => ({ value: each, label: code(field.set, each) }))
      if (codes.length > 5) return <Select id={id} value={value as string} options={options} onChange={set} />
      return <Radio.Group id={id} value={value} options={options} onChange={(event) => set(event.target.value)} />
    }
    case 'yes_no':
      return (
        <>
          {field.name === 'condition_met' && shown.condition_closing && (
            <p className="dossier-quote">{shown.condition_closing}</p>
          )}
          <Radio.Group id={id} value={value} onChange={(event) => set(event.target.value)}>
            <Radio value={true}>{field.yes === undefined ? t('yes') : inWords(...field.yes)}</Radio>
            <Radio value={false}>{field.no === undefined ? t('no') : inWords(...field.no)}</Radio>
          </Radio.Group>
        </>
      )
    case 'number':
      return (
        <InputNumber
          id={id}
          value={typeof value === 'number' ? value : null}
          min={field.least}
          max={field.most}
          precision={0}
          suffix={inWords(...field.unit)}
          onChange={(given) => set(given ?? undefined)}
          style={{ width: 180 }}
        />
      )
    case 'rating':
      return (
        <Radio.Group id={id} value={value} onChange={(event) => set(event.target.value)}>
          {[1, 2, 3, 4, 5].map((points) => (
            <Radio key={points} value={points}>
              {t('points', { n: points })}
            </Radio>
          ))}
        </Radio.Group>
      )
    case 'moment':
      return <Moment id={id} value={value} ahead={field.ahead} onChange={set} />
    case 'unit':
    case 'units':
      return <UnitPicker {...common} scope={field.scope} several={field.widget === 'units'} />
    case 'centre':
      return <CentrePicker {...common} />
    case 'person':
      return <PersonPicker {...common} scope={field.scope} organ={organOf(field.scope, shown, organs)} />
    case 'class':
      return (
        <ClassPicker
          {...common}
          onChange={(chosen) => onChange({ class_code: chosen, condition: onlyCondition(chosen) })}
        />
      )
    case 'condition':
      return (
        <ConditionPicker {...common} classCode={typeof draft.class_code === 'string' ? draft.class_code : undefined} />
      )
    case 'photos':
      return <Photos id={id} value={value} kind={field.kind} onChange={set} />
    case 'presence':
      return <Presence id={id} shown={shown} draft={draft} onChange={onChange} />
    case 'place':
      return <PlacePicker id={id} shown={shown} draft={draft} onChange={onChange} />
    case 'order':
      return <OrderPicker {...common} move={move} organs={organs} />
    case 'call':
      return <CallPicker {...common} move={move} organs={organs} />
    case 'notice':
      return <NoticePicker {...common} move={move} organs={organs} />
    case 'parent':
      return <ParentPicker {...common} />
  }
}

function organOf(scope: string, shown: Case, organs: readonly string[]): string | null {
  if (scope === 'lead_unit') return shown.lead_unit
  return shown.orders.find((order) => order.role !== 'lead' && organs.includes(order.unit))?.unit ?? null
}

interface WordsProps {
  id: string
  value: unknown
  rows: number
  phrases: readonly (readonly [string, string])[]
  onChange: (value: unknown) => void
}

function Words({ id, value, rows, phrases, onChange }: WordsProps) {
  const t = useT()
  const said = typeof value === 'string' ? value : ''
  const add = (phrase: string) => {
    if (said.trim() === '') onChange(phrase)
    else if (!said.includes(phrase)) onChange(`${said.trimEnd()}${inWords('；', '; ')}${phrase}`)
  }
  return (
    <>
      <Input.TextArea
        id={id}
        value={said}
        autoSize={{ minRows: rows, maxRows: 8 }}
        maxLength={4000}
        onChange={(event) => onChange(event.target.value)}
      />
      {phrases.length > 0 && (
        <fieldset className="move-phrases" aria-label={t('phrases')}>
          {phrases.map((phrase) => (
            <Button key={phrase[0]} size="small" onClick={() => add(inWords(...phrase))}>
              {inWords(...phrase)}
            </Button>
          ))}
        </fieldset>
      )}
    </>
  )
}
