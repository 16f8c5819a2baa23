// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { $api, api, settled } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { words } from '@tongguan/words'
import { useDeferredValue, useEffect, useState } from 'react'
import { Sheet } from '../../frame/sheet.tsx'
import { useClassName } from '../../work/use-class-name.ts'
import { type Class, frequent, joined } from './report.ts'

const useT = words('class-choice', {
  title: ['类别', 'Class'],
  all: ['其他类别', 'Other classes'],
  search: ['搜类别，如：井盖', 'Search, for example: manhole'],
  none: ['没有找到。可先不选类别，在说明里写清楚。', 'Nothing found. Leave it open and say it in words.'],
  offline: ['离线，类别表还没有存到手机上。', 'Offline, and the classes are not on this phone yet.'],
})

const MOST_CHIPS = 8
const RECENT = 'tongguan.field.classes'
const TYPED_MS = 500
/** Channels of what was seen on the ground; what people phone about is another matter. */
const SEEN = ['patrol', 'grid_worker', 'volunteer', 'snap']

interface Props {
  said: string
  chosen: Class | null
  /** Only classes that may be put right on the spot. */
  selfHandled: boolean
  onChoose(chosen: Class | null): void
}

/** Chips for the likeliest classes: by the words, by what was chosen last, by what is common around here. */
export function ClassChoice({ said, chosen, selfHandled, onChoose }: Props) {
  const t = useT()
  const named = useClassName()
  const [searching, setSearching] = useState(false)
  const suggested = useSuggested(said)
  const common = useCommon()
  const all = $api.useQuery('get', '/api/v1/classes', {}, { staleTime: 86_400_000 })
  // What may be put right on the spot is what is seen on every walk: good chips where little was reported yet.
  const usual = all.data?.classes.filter((each) => each.flags.includes('self_handle')) ?? []
  const own = new Set(usual.map((each) => each.code))
  const chips = joined(MOST_CHIPS + 12, chosen ? [chosen] : [], suggested, recent(), common, usual)
    .filter((each) => !selfHandled || own.size === 0 || own.has(each.code))
    .slice(0, MOST_CHIPS)
  return (
    <fieldset className="field">
      <legend>{t('title')}</legend>
      <div className="chips" role="radiogroup" aria-label={t('title')}>
        {chips.map((each) => (
          // biome-ignore lint/a11y/useSemanticElements: a chip the thumb cannot miss, announced as the radio it is
          <button
            key={each.code}
            type="button"
            role="radio"
            className="chip"
            aria-checked={chosen?.code === each.code}
            onClick={() => onChoose(chosen?.code === each.code ? null : each)}
          >
            {named(each.code, each.name)}
          </button>
        ))}
      </div>
      <button type="button" className="button class-all" onClick={() => setSearching(true)}>
        {t('all')}
      </button>
      {searching && (
        <Search
          classes={all.data?.classes.filter((each) => each.level === 'sub' && (!selfHandled || own.has(each.code)))}
          onClose={() => setSearching(false)}
          onChoose={(found) => {
            onChoose(found)
            setSearching(false)
          }}
        />
      )}
    </fieldset>
  )
}

interface SearchProps {
  classes: readonly { code: string; name: string; name_en: string }[] | undefined
  onChoose(chosen: Class): void
  onClose(): void
}

function Search({ classes, onChoose, onClose }: SearchProps) {
  const t = useT()
  const named = useClassName()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim().toLowerCase())
  const found = (classes ?? [])
    .filter(
      (each) =>
        each.name.includes(wanted) || each.name_en.toLowerCase().includes(wanted) || each.code.startsWith(wanted),
    )
    .slice(0, 60)
  return (
    <Sheet title={t('all')} tall onClose={onClose}>
      <div className="field">
        <input
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {classes === undefined && <p className="mind">{t('offline')}</p>}
      {classes !== undefined && found.length === 0 && <p className="note">{t('none')}</p>}
      <ul className="class-list">
        {found.map((each) => (
          <li key={each.code}>
            <button type="button" onClick={() => onChoose({ code: each.code, name: each.name })}>
              {named(each.code, each.name)}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** What the platform makes of the words, once the fingers rest. */
function useSuggested(said: string): Class[] {
  const [rested, setRested] = useState(said)
  useEffect(() => {
    const timer = setTimeout(() => setRested(said), TYPED_MS)
    return () => clearTimeout(timer)
  }, [said])
  const body = { words: rested.trim() || '-' }
  const enabled = rested.trim().length > 1
  const { data } = $api.useQuery('post', '/api/v1/intake/suggest/classes', { body }, { enabled, staleTime: 600_000 })
  if (!enabled || data === undefined) return []
  return data.map((each) => ({
    code: each.code,
    name:
      each.path
        .split(/[/／>›]/)
        .at(-1)
        ?.trim() ?? each.code,
  }))
}

/** What is reported most where this person works; kept for the day, and for reading without a line. */
function useCommon(): Class[] {
  const me = useMe()
  const region = me.posts[0]?.region ?? ''
  const { data } = useQuery({
    queryKey: ['get', 'field/common-classes', region],
    queryFn: async () => {
      const query = { region: region.slice(0, 9), source: SEEN, limit: 200 }
      return frequent((await settled(api.GET('/api/v1/cases', { params: { query } }))).items, MOST_CHIPS)
    },
    staleTime: 86_400_000,
    refetchOnWindowFocus: false,
  })
  return data ?? []
}

function recent(): Class[] {
  try {
    return JSON.parse(localStorage.getItem(RECENT) ?? '[]') as Class[]
  } catch {
    return []
  }
}

/** Remember what was reported last: it is likely to be seen again. */
export function remember(chosen: Class): void {
  localStorage.setItem(RECENT, JSON.stringify(joined(4, [chosen], recent())))
}
