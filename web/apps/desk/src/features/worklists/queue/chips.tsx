// SPDX-License-Identifier: Apache-2.0
import { CloseOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { inWords } from '@tongguan/words'
import { Button } from 'antd'
import type { Search } from '../../../address.ts'
import { useCity, useCityNames, useClasses } from '../../../city.ts'
import { chipsOf, type Filter, unfiltered, without } from './filters.ts'
import { useHandlers } from './handlers.ts'
import type { Line } from './use-lines.ts'
import { type T, useT } from './words.ts'

/** The filters that are set, each with a way to take it off. */
export function Chips({ search, lines }: { search: Search; lines: readonly Line[] }) {
  const t = useT()
  const navigate = useNavigate()
  const said = useSaid(search, lines, t)
  const chips = chipsOf(search)
  if (chips.length === 0) return null
  return (
    <ul className="queue-chips" aria-label={t('filters')}>
      {chips.map(({ filter, value }) => {
        const what = `${filter === 'text' ? t('textOf') : t(filter)} ${said(filter, value)}`
        return (
          <li key={filter + value}>
            <button
              type="button"
              aria-label={t('remove', { what })}
              onClick={() => void navigate({ to: '.', search: without(search, filter, value) })}
            >
              {what}
              <CloseOutlined aria-hidden />
            </button>
          </li>
        )
      })}
      <li>
        <Button type="link" size="small" onClick={() => void navigate({ to: '.', search: unfiltered(search) })}>
          {t('clear')}
        </Button>
      </li>
    </ul>
  )
}

function useSaid(search: Search, lines: readonly Line[], t: T): (filter: Filter, value: string) => string {
  const names = useCityNames()
  const city = useCity()
  const classes = useClasses(search.class !== undefined)
  const handlers = useHandlers(lines, undefined, search.handler !== undefined)
  return (filter, value) => {
    if (filter === 'handler') return handlers.find((one) => one.value === value)?.name ?? value
    if (filter === 'region') {
      const found = city?.regions.find((one) => one.code === value)
      return inWords(found?.name, found?.name_en) || value
    }
    if (filter === 'class') {
      const found = classes?.find((one) => one.code === value)
      return inWords(found?.name, found?.name_en) || value
    }
    if (filter === 'source') return names.source(value)
    if (filter === 'state') return names.state(value)
    if (filter === 'owner' || filter === 'unit') return names.organ(value)
    if (filter === 'lamp' && (value === 'red' || value === 'yellow' || value === 'green' || value === 'paused'))
      return t(value)
    if (filter === 'urgency' && (value === 'normal' || value === 'urgent' || value === 'critical')) return t(value)
    return value
  }
}
