// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { Select } from 'antd'
import { useMemo } from 'react'
import { useCity } from '../city.ts'
import type { Scope } from './fields.ts'
import { useT } from './words.ts'

type Shown = Pick<Schema<'CaseOut'>, 'owner' | 'region' | 'meetings'>

interface Props {
  id: string
  of: Shown
  scope: Scope
  several: boolean
  value: string | string[]
  onChange: (value: string | string[]) => void
}

/** Units by name; those the owning centre dispatches to come first, and of the others those that work here. */
export function UnitSelect({ id, of, scope, several, value, onChange }: Props) {
  const t = useT()
  const city = useCity()
  const options = useMemo(() => {
    const invited = of.meetings.findLast((one) => one.decided_at === null)?.candidates ?? []
    const all = (city?.units ?? []).map((unit) => ({
      value: unit.id,
      label: inWords(unit.name, unit.name_en),
      ours: unit.centre === of.owner,
      here: of.region.startsWith(unit.region),
    }))
    if (scope === 'candidates') return all.filter((unit) => invited.includes(unit.value))
    const near = [...all].sort((one, other) => Number(other.here) - Number(one.here))
    const group = (label: string, some: typeof all) =>
      some.length === 0 ? [] : [{ label, title: label, options: some }]
    const own = group(
      t('ownUnits'),
      near.filter((unit) => unit.ours),
    )
    if (scope === 'ours') return own
    return [
      ...own,
      ...group(
        t('otherUnits'),
        near.filter((unit) => !unit.ours),
      ),
    ]
  }, [city, of, scope, t])
  return (
    <Select<string | string[]>
      id={id}
      mode={several ? 'multiple' : undefined}
      value={value === '' ? undefined : value}
      options={options}
      allowClear
      showSearch={{ filterOption: (typed, option) => String(option?.label ?? '').includes(typed.trim()) }}
      placeholder={t('chooseUnit')}
      style={{ width: '100%' }}
      onChange={(chosen: string | string[] | undefined) => onChange(chosen ?? (several ? [] : ''))}
    />
  )
}

/** A centre directly below the owner, the one of the place first. */
export function CentreSelect({ id, of, value, onChange }: Omit<Props, 'scope' | 'several'>) {
  const t = useT()
  const city = useCity()
  const options = (city?.centres ?? [])
    .filter((centre) => centre.parent === of.owner)
    .sort((one, other) => Number(of.region.startsWith(other.region)) - Number(of.region.startsWith(one.region)))
    .map((centre) => ({ value: centre.id, label: inWords(centre.name, centre.name_en) }))
  return (
    <Select<string | string[]>
      id={id}
      value={value === '' ? undefined : value}
      options={options}
      showSearch={{ filterOption: (typed, option) => String(option?.label ?? '').includes(typed.trim()) }}
      placeholder={t('chooseUnit')}
      style={{ width: '100%' }}
      onChange={(chosen: string | string[] | undefined) => onChange(chosen ?? '')}
    />
  )
}
