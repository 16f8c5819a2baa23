// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { inWords, words } from '@tongguan/words'
import { Button, Cascader, Radio } from 'antd'
import { useMemo } from 'react'
import { useCodeName } from '../code-names.ts'
import type { PickerProps } from './pickers.tsx'

const useT = words('case-classes', {
  choose: ['大类 / 小类 / 子类，可输入名称', 'Major / minor / sub-class, or type a name'],
  none: ['没有这样的类别', 'No such class'],
  likely: ['可能是', 'Perhaps'],
  classFirst: ['请先选择类别', 'Choose a class first'],
  limit: ['时限 {{n}} {{unit}}', 'limit {{n}} {{unit}}'],
})

function useClasses() {
  return $api.useQuery('get', '/api/v1/classes', {}, { staleTime: 600_000 }).data?.classes
}

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
        <div className="dossier-phrases">
          <span>{t('likely')}</span>
          {suggested.data?.slice(0, 3).map((one) => (
            <Button key={one.code} size="small" onClick={() => onChange(one.code)}>
              {one.path.split('/').at(-1)}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

/** One of the filing conditions of the class, with the limit that follows from it. */
export function ConditionPicker({ id, value, onChange, classCode }: PickerProps & { classCode: string | undefined }) {
  const t = useT()
  const name = useCodeName()
  const found = useClasses()?.find((one) => one.code === classCode)
  if (found === undefined) return <p className="dossier-hint">{t('classFirst')}</p>
  return (
    <Radio.Group
      id={id}
      className="dossier-conditions"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {found.conditions.map((condition) => (
        <Radio key={condition.id} value={condition.id}>
          {condition.filing}
          <small>{t('limit', { n: condition.limit_amount, unit: name('unit', condition.limit_unit) })}</small>
        </Radio>
      ))}
    </Radio.Group>
  )
}

/** The ordinary condition of a class is its first one: choosing a class chooses it. */
export function useOrdinaryCondition(): (classCode: string) => string | undefined {
  const classes = useClasses()
  return (classCode) => classes?.find((one) => one.code === classCode)?.conditions[0]?.id
}
