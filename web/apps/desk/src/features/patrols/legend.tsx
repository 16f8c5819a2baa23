// SPDX-License-Identifier: Apache-2.0
import type { Stop } from '@tongguan/map'
import { useT } from './words.ts'

/** What the signs of the map mean. */
export function Legend({ kinds, walkers }: { kinds: readonly Stop['kind'][]; walkers: number }) {
  const t = useT()
  return (
    <ul className="patrols-legend" aria-label={t('legend')}>
      {walkers > 0 && (
        <li>
          <i className="patrols-sign patrols-sign-walker" />
          {t('walker')}
        </li>
      )}
      {kinds.map((kind) => (
        <li key={kind}>
          <i className={`patrols-sign patrols-sign-${kind}`} />
          {t(kind)}
        </li>
      ))}
    </ul>
  )
}
