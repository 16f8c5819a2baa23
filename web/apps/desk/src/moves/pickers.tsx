// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import type { PeopleScope, UnitScope } from '@tongguan/forms'
import { inWords, words } from '@tongguan/words'
import { Select } from 'antd'
import { type ComponentProps, useMemo } from 'react'
import { type Case, useCity } from '../case/case-data.ts'

const useT = words('case-pickers', {
  own: ['本中心单位', 'Units of this centre'],
  others: ['其他单位', 'Other units'],
  choose: ['请选择，可输入名称', 'Choose, or type a name'],
  none: ['没有可选的', 'Nothing to choose from'],
  onDuty: ['在岗', 'on duty'],
  handled: ['处置过本案', 'handled this case'],
})

export interface PickerProps {
  id: string
  shown: Case
  value: unknown
  onChange: (value: unknown) => void
}

const byLabel = (typed: string, option?: { label?: unknown; title?: string }) =>
  String(option?.label ?? '')
    .toLowerCase()
    .includes(typed.trim().toLowerCase())

/** A list that is searched by typing part of a name. */
function Choice(props: ComponentProps<typeof Select>) {
  const t = useT()
  return (
    <Select
      showSearch={{ filterOption: byLabel }}
      placeholder={t('choose')}
      notFoundContent={t('none')}
      style={{ width: '100%' }}
      {...props}
    />
  )
}

/** One or several units: those the owning centre dispatches to come first, or are the only ones; of both those at work here. */
export function UnitPicker({
  id,
  shown,
  value,
  onChange,
  scope,
  several,
}: PickerProps & { scope: UnitScope; several: boolean }) {
  const t = useT()
  const city = useCity()
  const options = useMemo(() => {
    const candidates = shown.meetings.findLast((meeting) => meeting.decided_at === null)?.candidates ?? []
    const centres = new Map(city?.centres.map((centre) => [centre.id, inWords(centre.name, centre.name_en)]))
    const units = (city?.units ?? [])
      .map((unit) => ({
        value: unit.id,
        label: inWords(unit.name, unit.name_en),
        centre: unit.centre,
        here: shown.region.startsWith(unit.region),
      }))
      .sort((one, other) => Number(other.here) - Number(one.here))
    const group = (label: string, some: typeof units) =>
      some.length === 0 ? [] : [{ label, title: label, options: some }]
    if (scope === 'candidates')
      return units.filter((unit) => candidates.includes(unit.value) && unit.centre === shown.owner)
    const own = units.filter((unit) => unit.centre === shown.owner)
    if (scope === 'ours') return own
    const others = new Map<string, typeof units>()
    for (const unit of units) {
      if (unit.centre !== shown.owner) others.set(unit.centre, [...(others.get(unit.centre) ?? []), unit])
    }
    return [
      ...group(t('own'), own),
      ...[...others].flatMap(([centre, some]) => group(centres.get(centre) ?? t('others'), some)),
    ]
  }, [city, shown, scope, t])
  return (
    <Choice
      id={id}
      value={value === undefined ? undefined : (value as string | string[])}
      mode={several ? 'multiple' : undefined}
      options={options}
      onChange={onChange}
      allowClear
    />
  )
}

/** A centre directly below the owner. */
export function CentrePicker({ id, shown, value, onChange }: PickerProps) {
  const city = useCity()
  const options = (city?.centres ?? [])
    .filter((centre) => centre.parent === shown.owner)
    .map((centre) => ({ value: centre.id, label: inWords(centre.name, centre.name_en), region: centre.region }))
    .sort((one, other) => Number(shown.region.startsWith(other.region)) - Number(shown.region.startsWith(one.region)))
  return <Choice id={id} value={value as string | undefined} options={options} onChange={onChange} />
}

const GROUND = ['collector', 'grid_worker', 'grid_owner'] as const
const UNIT = ['handler', 'unit_dispatcher'] as const

/** A person: on the ground near the case, or in the unit that has it. */
export function PersonPicker({
  id,
  shown,
  value,
  onChange,
  scope,
  organ,
}: PickerProps & { scope: PeopleScope; organ: string | null }) {
  const t = useT()
  const city = useCity()
  const near = shown.region.slice(0, 9)
  const found = $api.useQuery('get', '/api/v1/people', {
    params: {
      query:
        scope === 'ground' ? { role: [...GROUND], region: near.length === 9 ? near : '' } : { role: [...UNIT], organ },
    },
  })
  const options = useMemo(() => {
    const organs = new Map(
      [...(city?.units ?? []), ...(city?.centres ?? [])].map((one) => [one.id, inWords(one.name, one.name_en)]),
    )
    const regions = new Map(city?.regions.map((one) => [one.code, inWords(one.name, one.name_en)]))
    const away = (region: string) => (shown.region.startsWith(region) ? -region.length : 100 - region.length)
    return (found.data?.items ?? [])
      .map((person) => {
        const post = [...person.posts].sort((one, other) => away(one.region) - away(other.region))[0]
        const where = scope === 'ground' ? regions.get(post?.region ?? '') : organs.get(post?.organ ?? '')
        const duty = person.posts.some((one) => one.on_duty) ? t('onDuty') : ''
        const handled = scope === 'ground' && shown.handled_by.includes(person.person)
        return {
          value: person.person,
          label: [person.name, where, handled ? t('handled') : duty].filter(Boolean).join(' · '),
          disabled: handled,
          far: post === undefined ? 200 : away(post.region),
        }
      })
      .sort((one, other) => one.far - other.far)
  }, [found.data, city, shown, scope, t])
  return (
    <Choice
      id={id}
      value={value as string | undefined}
      options={options}
      onChange={onChange}
      allowClear
      loading={found.isPending}
    />
  )
}
