// SPDX-License-Identifier: Apache-2.0
import { inWords } from '@tongguan/words'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { useClasses } from '../../city.ts'
import type { Draft } from './draft.ts'
import type { Change } from './use-draft.ts'
import { useT } from './words.ts'

/** Any sub-class of the city by name, for when the suggestions miss; the list is fetched when it is first opened. */
export function ClassPicker({ draft, change, shown }: { draft: Draft; change: Change; shown: string[] }) {
  const t = useT()
  const [opened, setOpened] = useState(false)
  const classes = useClasses(opened)
  const options = useMemo(() => {
    const known = new Map((classes ?? []).map((one) => [one.code, one]))
    const name = (code: string) => {
      const one = known.get(code)
      return one === undefined ? code : inWords(one.name, one.name_en)
    }
    return (classes ?? [])
      .filter((one) => one.level === 'sub')
      .map((one) => ({
        value: one.code,
        label: `${name(one.code.slice(0, 2))}/${name(one.code.slice(0, 4))}/${name(one.code)}`,
      }))
  }, [classes])
  const elsewhere = draft.classCode !== null && !shown.includes(draft.classCode)
  const known = elsewhere && !opened ? [{ value: draft.classCode ?? '', label: draft.className }] : options
  return (
    <Select
      className="intake-class"
      allowClear
      aria-label={t('otherClass')}
      placeholder={t('otherClass')}
      value={elsewhere ? draft.classCode : null}
      options={known}
      loading={opened && classes === undefined}
      onOpenChange={(open) => open && setOpened(true)}
      showSearch={{
        filterOption: (typed, option) =>
          String(option?.label ?? '')
            .toLowerCase()
            .includes(typed.trim().toLowerCase()),
      }}
      onChange={(code: string | null | undefined) =>
        change({
          classCode: code ?? null,
          className: options.find((one) => one.value === code)?.label ?? '',
        })
      }
    />
  )
}
