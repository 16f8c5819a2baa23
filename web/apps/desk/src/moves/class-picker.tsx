// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { Kbd } from '@tongguan/ui/shortcuts.tsx'
import { inWords, words } from '@tongguan/words'
import { Button, Cascader, Radio } from 'antd'
import { type KeyboardEvent, useEffect, useMemo } from 'react'
import { useCodeName } from '../case/code-names.ts'
import { useClasses } from '../city.ts'
import type { PickerProps } from './pickers.tsx'

const useT = words('case-classes', {
  choose: ['大类 / 小类 / 子类，可输入名称', 'Major / minor / sub-class, or type a name'],
  none: ['没有这样的类别', 'No such class'],
  likely: ['可能是', 'Perhaps'],
  classFirst: ['请先选择类别', 'Choose a class first'],
  limit: ['时限 {{n}} {{unit}}', 'limit {{n}} {{unit}}'],
})

interface Node {
  value: string
  label: string
  children?: Node[]
}

/** A sub-class, found in the tree of classes or by typing; what the words of the report suggest is one click away. */
export function ClassPicker({ id, shown, value, onChange }: PickerProps) {
  const t = useT()
  const classes = useClasses()
  const tree = useMemo(() => {
    const nodes = new Map<string, Node>()
    const roots: Node[] = []
    for (const one of classes ?? []) {
      const node: Node = { value: one.code, label: inWords(one.name, one.name_en) }
      nodes.set(one.code, node)
      const above = one.parent === null ? undefined : nodes.get(one.parent)
      if (above === undefined) roots.push(node)
      else above.children = [...(above.children ?? []), node]
    }
    return roots
  }, [classes])
  const suggested = $api.useQuery(
    'post',
    '/api/v1/intake/suggest/classes',
    { body: { words: shown.title } },
    { enabled: shown.class_code === null, staleTime: 600_000 },
  )
  const code = typeof value === 'string' ? value : undefined
  const name = (of: string) => {
    const found = classes?.find((one) => one.code === of)
    return inWords(found?.name, found?.name_en)
  }
  return (
    <>
      <Cascader
        id={id}
        value={code === undefined ? undefined : [code.slice(0, 2), code.slice(0, 4), code]}
        options={tree}
        onChange={(path) => onChange(Array.isArray(path) ? path.at(-1) : undefined)}
        showSearch={{
          filter: (typed, path) =>
            path
              .map((node) => node.label)
              .join('/')
              .toLowerCase()
              .includes(typed.trim().toLowerCase()),
          limit: 60,
        }}
        displayRender={(labels) => labels.join(' / ')}
        placeholder={t('choose')}
        notFoundContent={t('none')}
        style={{ width: '100%' }}
      />
      {shown.class_code === null && (suggested.data ?? []).length > 0 && (
        <div className="form-phrases">
          <span>{t('likely')}</span>
          {suggested.data?.slice(0, 3).map((one) => (
            <Button key={one.code} size="small" onClick={() => onChange(one.code)}>
              {name(one.code)}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

/**
 * One of the filing conditions of the class, with the limit that follows from it. A single one is chosen at once; where
 * there are several, one of them is for danger, and somebody has to say so: by pointing, or by its digit.
 */
export function ConditionPicker({ id, value, onChange, classCode }: PickerProps & { classCode: string | undefined }) {
  const t = useT()
  const name = useCodeName()
  const conditions = useClasses()?.find((one) => one.code === classCode)?.conditions
  const only = conditions?.length === 1 ? conditions[0]?.id : undefined
  useEffect(() => {
    if (only !== undefined && value === undefined) onChange(only)
  }, [only, value, onChange])
  if (classCode === undefined) return <p className="dossier-hint">{t('classFirst')}</p>
  if (conditions === undefined) return null
  const keyed = (event: KeyboardEvent) => {
    const meant = event.ctrlKey || event.metaKey || event.altKey ? undefined : conditions[Number(event.key) - 1]
    if (meant === undefined) return
    event.preventDefault()
    onChange(meant.id)
  }
  return (
    <Radio.Group id={id} className="move-options" value={value} onChange={(event) => onChange(event.target.value)}>
      {conditions.map((condition, index) => (
        <Radio key={condition.id} value={condition.id} onKeyDown={keyed}>
          {condition.filing} {only === undefined && <Kbd of={String(index + 1)} />}
          <small>{t('limit', { n: condition.limit_amount, unit: name('unit', condition.limit_unit) })}</small>
        </Radio>
      ))}
    </Radio.Group>
  )
}

/** The filing condition that goes without saying: that of a class which has only one. */
export function useOnlyCondition(): (classCode: unknown) => string | undefined {
  const classes = useClasses()
  return (classCode) => {
    const conditions = classes?.find((one) => one.code === classCode)?.conditions
    return conditions?.length === 1 ? conditions[0]?.id : undefined
  }
}
