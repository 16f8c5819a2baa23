// SPDX-License-Identifier: Apache-2.0
import { inWords, words } from '@tongguan/words'
import { useWall } from './wall-context.tsx'

const useT = words('screen-path', {
  where: ['所在区域', 'Region shown'],
  back: ['返回上一级（Esc）', 'Up one level (Esc)'],
})

/** From the whole down to what is looked at; every step leads back there. */
export function Path() {
  const t = useT()
  const { figures, look, root, go } = useWall()
  const steps = (figures?.path ?? []).filter((one) => one.code.length >= root.length)
  if (steps.length < 2 && look.case === null) return null
  return (
    <nav className="path" aria-label={t('where')}>
      <button type="button" className="path-back" onClick={() => go({ go: 'up', root })} title={t('back')}>
        <span aria-hidden="true">←</span> Esc
        <span className="visually-hidden">{t('back')}</span>
      </button>
      <ol>
        {steps.map((step) => (
          <li key={step.code}>
            <button
              type="button"
              aria-current={step.code === look.focus ? 'location' : undefined}
              onClick={() => go({ go: 'region', code: step.code })}
            >
              {inWords(step.name, step.name_en)}
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
