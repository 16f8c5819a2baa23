// SPDX-License-Identifier: Apache-2.0
/** One cell of a row as a form field: a code is chosen by name, a fixed word from its list, a date from a calendar. */
import { inWords } from '@tongguan/words'
import { AutoComplete, Input, Select } from 'antd'
import { useMemo } from 'react'
import { useCity, useClasses } from '../city.ts'
import { useT } from '../common-words.ts'
import { roleName } from '../roles.ts'
import type { Column } from './data.ts'

interface Option {
  value: string
  label: string
}

const SEVERAL = new Set(['choices', 'classes', 'whoms'])
const CODES = new Set(['class', 'classes', 'area', 'source', 'centre', 'organ', 'whom', 'whoms'])
const AROUND = ['street', 'district', 'community', 'cell'] as const

interface Props {
  id: string
  column: Column
  value: string
  onChange(value: string): void
  invalid?: boolean
}

export function CellField({ id, column, value, onChange, invalid = false }: Props) {
  const options = useOptions(column)
  const status = invalid ? 'error' : ''
  if (SEVERAL.has(column.holds)) {
    return (
      <Select
        id={id}
        mode={column.holds === 'choices' ? 'multiple' : 'tags'}
        value={value === '' ? [] : value.split(';').map((part) => part.trim())}
        onChange={(parts) => onChange(parts.join(';'))}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        status={status}
        style={{ width: '100%' }}
      />
    )
  }
  if (column.choices.length > 0 || column.holds === 'role') {
    return (
      <Select
        id={id}
        value={value === '' ? undefined : value}
        onChange={(chosen) => onChange(chosen ?? '')}
        options={options}
        allowClear={!column.key}
        showSearch={{ optionFilterProp: 'label' }}
        status={status}
        style={{ width: '100%' }}
      />
    )
  }
  if (CODES.has(column.holds)) {
    return (
      <AutoComplete
        id={id}
        value={value}
        onChange={onChange}
        options={options}
        showSearch={{
          filterOption: (typed, option) =>
            option !== undefined && `${option.value} ${option.label}`.toLowerCase().includes(typed.toLowerCase()),
        }}
        status={status}
        style={{ width: '100%' }}
        popupMatchSelectWidth={360}
      />
    )
  }
  const long = value.length > 40 || column.name === 'filing_zh' || column.name === 'closing_zh'
  if (long) {
    return <Input.TextArea id={id} value={value} onChange={(e) => onChange(e.target.value)} autoSize status={status} />
  }
  return (
    <Input
      id={id}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      type={column.holds === 'date' ? 'date' : 'text'}
      inputMode={column.holds === 'number' ? 'decimal' : undefined}
      status={status}
    />
  )
}

function useOptions(column: Column): Option[] {
  const t = useT()
  const city = useCity()
  const classes = useClasses(column.holds === 'class' || column.holds === 'classes')
  return useMemo(() => {
    const named = (list: { name: string; name_en?: string | null }[], code: (index: number) => string) =>
      list.map((one, index) => ({ value: code(index), label: `${inWords(one.name, one.name_en)}  ${code(index)}` }))
    const units = city?.units ?? []
    const centres = city?.centres ?? []
    switch (column.holds) {
      case 'class':
      case 'classes':
        return named(classes ?? [], (index) => classes?.[index]?.code ?? '')
      case 'area':
        return named(city?.regions ?? [], (index) => city?.regions[index]?.code ?? '')
      case 'source':
        return [{ value: '*', label: '*' }, ...named(city?.sources ?? [], (index) => city?.sources[index]?.code ?? '')]
      case 'centre':
        return named(centres, (index) => centres[index]?.id ?? '')
      case 'organ':
        return [
          ...named(centres, (index) => centres[index]?.id ?? ''),
          ...named(units, (index) => units[index]?.id ?? ''),
        ]
      case 'whom':
      case 'whoms': {
        const kinds = [...new Set(units.map((one) => one.kind))].sort()
        const around = kinds.flatMap((kind) => AROUND.map((level) => `kind:${kind}@${level}`))
        return [...named(units, (index) => units[index]?.id ?? ''), ...around.map((value) => ({ value, label: value }))]
      }
      case 'role':
        return column.choices.map((one) => ({ value: one.value, label: roleName(one.value) }))
      default:
        return column.choices.map((one) => ({
          value: one.value,
          label: inWords(one.name, one.value.replaceAll('_', ' ')) || t('empty'),
        }))
    }
  }, [column, city, classes, t])
}
