// SPDX-License-Identifier: Apache-2.0
/** By what the fields of registers are filled in. */
import { $api } from '@tongguan/api-client'
import type { Draft, FieldOf, RegisterWidget } from '@tongguan/forms'
import { inWords } from '@tongguan/words'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useCity } from '../city.ts'
import { roleName } from '../roles.ts'
import { BASIC } from './basic.tsx'

export interface WidgetProps<W extends RegisterWidget> {
  id: string
  field: FieldOf<W>
  value: unknown
  set: (given: unknown) => void
  /** Of the field and of others. */
  onChange: (change: Draft) => void
}

/** Those that are the same on every page. */
export const WIDGETS: { readonly [W in Exclude<RegisterWidget, 'places'>]: (props: WidgetProps<W>) => ReactNode } = {
  ...BASIC,
  role: RoleChoice,
  organ: OrganChoice,
  region: RegionChoice,
  classes: ({ id, value, set, field }) => (
    <Select
      className="form-select"
      id={id}
      mode="tags"
      value={Array.isArray(value) ? value : []}
      {...(field.most !== undefined && { maxCount: field.most })}
      onChange={set}
    />
  ),
}

interface ChoiceProps {
  id: string
  value: unknown
  options: readonly { value: string; label: string }[]
  onChange: (chosen: string) => void
}

/** One of many, found by typing part of its name. */
function Choice({ id, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      className="form-select"
      id={id}
      value={typeof value === 'string' ? value : null}
      showSearch={{ optionFilterProp: 'label' }}
      options={[...options]}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
    />
  )
}

function RoleChoice({ id, value, set }: WidgetProps<'role'>) {
  const roles = $api.useQuery('get', '/api/v1/roles', {}, { staleTime: 600_000 })
  const options = (roles.data ?? []).map((one) => ({ value: one.role, label: roleName(one.role) }))
  return <Choice id={id} value={value} options={options} onChange={set} />
}

/** A centre or a unit; the region beside it becomes that of the organ. */
function OrganChoice({ id, value, field, onChange }: WidgetProps<'organ'>) {
  const city = useCity()
  const organs = [...(city?.centres ?? []), ...(city?.units ?? [])]
  const choose = (organ: string) => {
    const region = organs.find((one) => one.id === organ)?.region
    onChange({ [field.name]: organ, ...(region !== undefined && { [field.name.replace(/[^.]*$/, 'region')]: region }) })
  }
  const options = organs.map((one) => ({ value: one.id, label: `${inWords(one.name, one.name_en)}  ${one.id}` }))
  return <Choice id={id} value={value} options={options} onChange={choose} />
}

function RegionChoice({ id, value, set }: WidgetProps<'region'>) {
  const options = (useCity()?.regions ?? []).map((one) => ({
    value: one.code,
    label: `${inWords(one.name, one.name_en)}  ${one.code}`,
  }))
  return <Choice id={id} value={value} options={options} onChange={set} />
}
