// SPDX-License-Identifier: Apache-2.0
import { inWords, words } from '@tongguan/words'
import { useCallback, useState } from 'react'
import { useEscape } from '../use-escape.ts'
import { type Layer, layersMeant } from './map-parts.ts'

const useT = words('layer-switch', {
  layers: ['图层 {{n}}/{{all}}', 'Layers {{n}}/{{all}}'],
  search: ['查找图层', 'Find a layer'],
  none: ['没有这样的图层', 'No such layer'],
  boundary: ['行政界线', 'Boundaries'],
  grid: ['网格', 'Grids'],
  base: ['底图', 'Base map'],
  shown: ['{{on}}/{{all}}', '{{on}}/{{all}}'],
})
const KNOWN = ['boundary', 'grid', 'base'] as const

interface Props {
  layers: readonly Layer[]
  on: readonly string[]
  onChange(codes: string[]): void
}

/** Which layers the map shows: grouped and searched, so that six hundred are as easy as six. */
export function LayerSwitch({ layers, on, onChange }: Props) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  useEscape(
    open,
    useCallback(() => setOpen(false), []),
  )
  const shown = new Set(on)
  const groups = open ? layersMeant(layers, search) : []
  const known = KNOWN as readonly string[]
  return (
    <div className="layers">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('layers', { n: layers.filter((one) => shown.has(one.code)).length, all: layers.length })}
      </button>
      {open && (
        <div className="layers-panel">
          <input
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          {groups.length === 0 && <p>{t('none')}</p>}
          {groups.map(([kind, found]) => (
            <details key={kind} open={search !== '' || groups.length <= 4 || found.some((one) => shown.has(one.code))}>
              <summary>
                {known.includes(kind) ? t(kind as (typeof KNOWN)[number]) : kind}{' '}
                <small>
                  {t('shown', { on: found.filter((one) => shown.has(one.code)).length, all: found.length })}
                </small>
              </summary>
              {found.map((one) => (
                <label key={one.code}>
                  <input
                    type="checkbox"
                    checked={shown.has(one.code)}
                    onChange={(event) =>
                      onChange(event.target.checked ? [...on, one.code] : on.filter((code) => code !== one.code))
                    }
                  />
                  {inWords(one.name, one.name_en)}
                </label>
              ))}
            </details>
          ))}
        </div>
      )}
    </div>
  )
}
