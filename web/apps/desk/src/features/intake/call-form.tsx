// SPDX-License-Identifier: Apache-2.0
import { Kbd } from '@tongguan/ui/shortcuts.tsx'
import { inWords } from '@tongguan/words'
import { useEffect, useId, useRef } from 'react'
import { useCity } from '../../city.ts'
import { type Draft, KINDS, URGENCIES } from './draft.ts'
import { Evidence } from './evidence.tsx'
import { Choice, TextField, Tick } from './fields.tsx'
import type { Change } from './use-draft.ts'
import { useT } from './words.ts'

/** What the agent writes down: the words first, then who and where. */
export function CallForm({ draft, change }: { draft: Draft; change: Change }) {
  const t = useT()
  const id = useId()
  const city = useCity()
  const box = useRef<HTMLTextAreaElement>(null)
  // A new key is a new call, which begins with the words.
  useEffect(() => box.current?.focus(), [draft.key])
  const sources = (city?.sources ?? []).filter((source) => source.mode === 'passive')
  const streets = (city?.regions ?? []).filter((region) => region.level === 'street')
  return (
    <section className="intake-call" aria-label={t('call')}>
      <div className="intake-row">
        <TextField
          label={t('phone')}
          value={draft.phone}
          onChange={(phone) => change({ phone })}
          letter="N"
          inputMode="tel"
        />
        <TextField
          label={t('callBack')}
          value={draft.callBack}
          onChange={(callBack) => change({ callBack })}
          hint={t('callBackHint')}
          inputMode="tel"
        />
        <TextField label={t('name')} value={draft.name} onChange={(name) => change({ name })} maxLength={200} />
        <TextField label={t('cityNo')} value={draft.cityNo} onChange={(cityNo) => change({ cityNo })} />
      </div>
      <div className="intake-field intake-said">
        <label htmlFor={id}>
          {t('said')} <Kbd of="Alt+W" />
        </label>
        <textarea
          id={id}
          ref={box}
          className="desk-input"
          value={draft.words}
          placeholder={t('saidHint')}
          maxLength={20_000}
          data-key="W"
          onChange={(event) => change({ words: event.target.value })}
        />
      </div>
      <TextField
        label={t('address')}
        value={draft.address}
        onChange={(address) => change({ address })}
        hint={t('addressHint')}
        letter="A"
        maxLength={200}
      />
      <div className="intake-row">
        <Picked
          label={t('source')}
          value={draft.source}
          onChange={(source) => change({ source })}
          options={sources.map((one) => ({ value: one.code, label: inWords(one.name, one.name_en) }))}
        />
        <Picked
          label={t('kind')}
          value={draft.kind}
          onChange={(kind) => change({ kind: KINDS.find((one) => one === kind) ?? draft.kind, kindChosen: true })}
          options={KINDS.map((value) => ({ value, label: t(value) }))}
        />
        <Picked
          label={t('street')}
          value={draft.region}
          onChange={(region) => change({ region })}
          options={[
            { value: '', label: t('streetHint') },
            ...streets.map((one) => ({ value: one.code, label: inWords(one.name, one.name_en) })),
          ]}
        />
      </div>
      <div className="intake-row intake-row-last">
        <Choice
          label={t('urgency')}
          letter="U"
          value={draft.urgency}
          onChange={(urgency) => change({ urgency })}
          options={URGENCIES.map((value) => ({ value, label: t(value) }))}
        />
        <Tick checked={draft.wantsAnswer} onChange={(wantsAnswer) => change({ wantsAnswer })}>
          {t('wantsAnswer')}
        </Tick>
        <Tick checked={draft.confidential} onChange={(confidential) => change({ confidential })}>
          {t('confidential')}
        </Tick>
        <Evidence draft={draft} change={change} />
      </div>
    </section>
  )
}

interface PickedProps {
  label: string
  value: string
  options: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Picked({ label, value, options, onChange }: PickedProps) {
  const id = useId()
  return (
    <div className="intake-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="desk-input" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  )
}
