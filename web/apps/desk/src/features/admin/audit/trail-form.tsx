// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Labelled } from '../labelled.tsx'
import type { Asked } from './asked.ts'
import { useT } from './words.ts'

/** What is asked of the record. */
export function TrailForm({ asked, onAsk, cases }: { asked: Asked; onAsk(asked: Asked): void; cases: boolean }) {
  const t = useT()
  const [wanted, setWanted] = useState(asked)
  const [known, setKnown] = useState(asked)
  if (known !== asked) {
    setKnown(asked)
    setWanted(asked)
  }
  const set = (more: Partial<Asked>) => setWanted({ ...wanted, ...more })
  const kinds = ['edition/', 'draft/', 'account/', 'person/', 'list_row/', ...(cases ? ['case/', 'petition/'] : [])]
  const names = ['edition', 'draft', 'account', 'people', 'row', 'cases', 'petition'] as const
  return (
    <form
      className="bench-form"
      onSubmit={(event) => {
        event.preventDefault()
        onAsk(wanted)
      }}
    >
      <Labelled label={t('kind')}>
        {(id) => (
          <Select
            id={id}
            value={kinds.includes(wanted.subject) ? wanted.subject : ''}
            onChange={(subject) => onAsk({ ...wanted, subject })}
            options={[
              { value: '', label: t('any') },
              ...kinds.map((value, index) => ({ value, label: t(names[index] ?? 'any') })),
            ]}
          />
        )}
      </Labelled>
      <Labelled label={t('subject')}>
        {(id) => (
          <Input
            id={id}
            value={wanted.subject}
            onChange={(event) => set({ subject: event.target.value })}
            placeholder={t('subjectHint')}
          />
        )}
      </Labelled>
      <Labelled label={t('who')}>
        {(id) => (
          <Input
            id={id}
            value={wanted.who}
            onChange={(event) => set({ who: event.target.value })}
            placeholder="P-00199"
          />
        )}
      </Labelled>
      <Labelled label={t('move')}>
        {(id) => (
          <Input
            id={id}
            value={wanted.move}
            onChange={(event) => set({ move: event.target.value })}
            placeholder="apply_draft"
          />
        )}
      </Labelled>
      <Labelled label={t('since')}>
        {(id) => (
          <Input id={id} type="date" value={wanted.since} onChange={(event) => set({ since: event.target.value })} />
        )}
      </Labelled>
      <Labelled label={t('until')}>
        {(id) => (
          <Input id={id} type="date" value={wanted.until} onChange={(event) => set({ until: event.target.value })} />
        )}
      </Labelled>
      <Button type="primary" htmlType="submit">
        {t('ask')}
      </Button>
    </form>
  )
}
