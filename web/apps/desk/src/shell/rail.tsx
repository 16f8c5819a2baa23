// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { inWords, words } from '@tongguan/words'
import { useAreas } from '../areas.tsx'

const useT = words('rail', { areas: ['功能', 'Areas'] })

/** The areas of work, those of the person's posts. */
export function Rail({ current }: { current: string | undefined }) {
  const t = useT()
  const areas = useAreas()
  return (
    <nav className="desk-rail" aria-label={t('areas')}>
      <ul>
        {areas.map((area) => (
          <li key={area.key} className={area.key === 'admin' ? 'desk-rail-last' : undefined}>
            <Link to={area.to} aria-current={area.key === current ? 'page' : undefined}>
              <area.icon aria-hidden />
              <span>{inWords(...area.name)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
