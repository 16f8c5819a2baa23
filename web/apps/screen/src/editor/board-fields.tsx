// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'
import { useState } from 'react'
import type { Board } from '../wall-context.tsx'

const useT = words('board-fields', {
  name: ['名称', 'Name'],
  nameEn: ['英文名称', 'English name'],
  classes: ['只看这些类别（大类代码，空格分开；空为全部）', 'Only these classes (codes, empty: all)'],
  awaits: ['待接入的数据', 'Data awaited'],
  awaitsEn: ['待接入的数据（英文）', 'Data awaited (English)'],
})

/** What a board is called and which matters it shows. */
export function BoardFields({ draft, onChange }: { draft: Board; onChange(next: Board): void }) {
  const t = useT()
  const [classes, setClasses] = useState(draft.classes.join(' '))
  return (
    <>
      <label>
        {t('name')}
        <input
          value={draft.name}
          maxLength={40}
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
        />
      </label>
      <label>
        {t('nameEn')}
        <input
          value={draft.name_en}
          maxLength={40}
          onChange={(event) => onChange({ ...draft, name_en: event.target.value })}
        />
      </label>
      <label>
        {t('classes')}
        <input
          value={classes}
          onChange={(event) => {
            setClasses(event.target.value)
            onChange({ ...draft, classes: event.target.value.split(/[\s,，、]+/).filter(Boolean) })
          }}
        />
      </label>
      <label>
        {t('awaits')}
        <input
          value={draft.awaits ?? ''}
          maxLength={100}
          onChange={(event) => onChange({ ...draft, awaits: event.target.value || null })}
        />
      </label>
      <label>
        {t('awaitsEn')}
        <input
          value={draft.awaits_en ?? ''}
          maxLength={100}
          onChange={(event) => onChange({ ...draft, awaits_en: event.target.value || null })}
        />
      </label>
    </>
  )
}
