// SPDX-License-Identifier: Apache-2.0
import { Link, useNavigate } from '@tanstack/react-router'
import { useMe } from '@tongguan/shell'
import { Button } from 'antd'
import type { Search } from '../../../address.ts'
import { seesCases } from '../../../areas.tsx'
import { chipsOf, filters, unfiltered } from './filters.ts'
import { useT } from './words.ts'

const WHY = { red: 'emptyRed', yellow: 'emptyYellow', all: 'emptyAll', mine: 'emptyMine' } as const

/** Why there is nothing here, and where to go instead. */
export function Empty({ queue, search }: { queue: string; search: Search }) {
  const t = useT()
  const me = useMe()
  const navigate = useNavigate()
  if (!seesCases(me)) return <p className="queue-empty">{t('emptyBlind')}</p>
  const text = filters.read(search).text
  if (chipsOf(search).length > 0) {
    return (
      <div className="queue-empty">
        <p>{t('emptyFiltered')}</p>
        {text !== undefined && queue !== 'found' && (
          <p>
            <Link to="/search" search={{ text }}>
              {t('searchAll', { text })}
            </Link>
          </p>
        )}
        <Button onClick={() => void navigate({ to: '.', search: unfiltered(search) })}>{t('clear')}</Button>
      </div>
    )
  }
  const why = queue === 'red' || queue === 'yellow' || queue === 'all' || queue === 'mine' ? WHY[queue] : 'emptyQueue'
  return (
    <div className="queue-empty">
      <p>{t(why)}</p>
      {queue !== 'all' && (
        <Link to="/queue/$queue" params={{ queue: 'all' }}>
          {t('seeAll')}
        </Link>
      )}
    </div>
  )
}
