// SPDX-License-Identifier: Apache-2.0
import { SearchOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Kbd, useShortcut } from '@tongguan/ui/shortcuts.tsx'
import { inWords, useLanguage } from '@tongguan/words'
import { Select } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Search } from '../../../address.ts'
import { useCity, useClasses } from '../../../city.ts'
import { type Filter, filters } from './filters.ts'
import { MoreFilters } from './more-filters.tsx'
import { classOptions, regionOptions } from './options.ts'
import type { Line } from './use-lines.ts'
import { useT } from './words.ts'

interface Props {
  queue: string
  search: Search
  /** What the list shows now. */
  lines: readonly Line[]
}

/** The filters people use all day; the others stand in the address when a link or a view brings them. */
export function FilterBar({ queue, search, lines }: Props) {
  const t = useT()
  const language = useLanguage()
  const navigate = useNavigate()
  const said = filters.read(search)
  const city = useCity()
  const [asksClasses, setAsksClasses] = useState(false)
  const classes = useClasses(asksClasses || search.class !== undefined)
  const regions = useMemo(() => regionOptions(city?.regions ?? [], language), [city, language])
  const kinds = useMemo(() => classOptions(classes ?? [], language), [classes, language])
  const set = (filter: Filter, value: string | string[] | undefined) =>
    void navigate({ to: '.', search: { ...search, [filter]: value, case: undefined } })
  const shared = {
    allowClear: true,
    variant: 'filled' as const,
    popupMatchSelectWidth: false,
    showSearch: { optionFilterProp: 'label' },
  }
  return (
    <search className="queue-filters">
      <TextField key={`${queue}?${said.text ?? ''}`} value={said.text ?? ''} onEnter={(text) => set('text', text)} />
      <Select
        {...shared}
        placeholder={t('region')}
        aria-label={t('region')}
        value={said.region ?? null}
        options={regions}
        onChange={(value) => set('region', value ?? undefined)}
      />
      <Select
        {...shared}
        placeholder={t('class')}
        aria-label={t('class')}
        value={said.class ?? null}
        options={kinds}
        loading={asksClasses && classes === undefined}
        onOpenChange={(open) => open && setAsksClasses(true)}
        onChange={(value) => set('class', value ?? undefined)}
      />
      <Select
        {...shared}
        mode="multiple"
        maxTagCount={1}
        placeholder={t('source')}
        aria-label={t('source')}
        value={[...said.source]}
        options={(city?.sources ?? []).map((one) => ({ value: one.code, label: inWords(one.name, one.name_en) }))}
        onChange={(value) => set('source', value)}
      />
      <Select
        {...shared}
        showSearch={false}
        placeholder={t('lamp')}
        aria-label={t('lamp')}
        value={said.lamp || null}
        options={(['red', 'yellow', 'green', 'paused'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(value) => set('lamp', value ?? undefined)}
      />
      <Select
        {...shared}
        showSearch={false}
        placeholder={t('urgency')}
        aria-label={t('urgency')}
        value={said.urgency ?? null}
        options={(['critical', 'urgent', 'normal'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(value) => set('urgency', value ?? undefined)}
      />
      <MoreFilters queue={queue} search={search} lines={lines} onSet={set} />
    </search>
  )
}

function TextField({ value, onEnter }: { value: string; onEnter: (text: string | undefined) => void }) {
  const t = useT()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  useShortcut('/', t('focusSearch'), () => field.current?.select())
  useEffect(() => setText(value), [value])
  return (
    <label className="queue-text">
      <SearchOutlined aria-hidden />
      <span className="visually-hidden">{t('text')}</span>
      <input
        ref={field}
        type="search"
        enterKeyHint="search"
        maxLength={100}
        value={text}
        placeholder={t('text')}
        onChange={(event) => {
          setText(event.target.value)
          if (event.target.value === '') onEnter(undefined)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter(text.trim() || undefined)
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <Kbd of="/" />
    </label>
  )
}
