// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { inWords, words } from '@tongguan/words'
import { pathTo } from './look.ts'
import { useWall } from './wall-context.tsx'

const useT = words('screen-path', {
  where: ['所在区域', 'Region shown'],
  back: ['返回上一级（Esc）', 'Up one level (Esc)'],
  cell: ['单元网格 {{n}}', 'Cell {{n}}'],
})

/** From the whole down to what is looked at; every step leads back there. */
export function Path() {
  const t = useT()
  const { look, root, go } = useWall()
  const regions = $api.useQuery('get', '/api/v1/city', {}, { staleTime: 3_600_000 }).data?.regions
  const steps = pathTo(look.focus, root)
  if (steps.length < 2 && look.case === null) return null
  const nameOf = (code: string) => {
    const known = regions?.find((one) => one.code === code)
    return known ? inWords(known.name, known.name_en) : code.length === 15 ? t('cell', { n: code.slice(12) }) : code
  }
  return (
    <nav className="path" aria-label={t('where')}>
      <button type="button" className="path-back" onClick={() => go({ go: 'up', root })} title={t('back')}>
        <span aria-hidden="true">←</span> Esc
        <span className="visually-hidden">{t('back')}</span>
      </button>
      <ol>
        {steps.map((code) => (
          <li key={code}>
            <button
              type="button"
              aria-current={code === look.focus && look.case === null ? 'location' : undefined}
              onClick={() => go({ go: 'region', code })}
            >
              {nameOf(code)}
            </button>
          </li>
        ))}
        {look.case !== null && (
          <li>
            <span aria-current="location">{look.case}</span>
          </li>
        )}
      </ol>
    </nav>
  )
}
