// SPDX-License-Identifier: Apache-2.0
import { FilterOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { lazy, Suspense } from 'react'
import type { Search } from '../../../address.ts'
import { type Filter, valuesOf } from './filters.ts'
import type { Line } from './use-lines.ts'
import { useT } from './words.ts'

export interface MoreProps {
  queue: string
  search: Search
  /** What the list shows now. */
  lines: readonly Line[]
  onSet(filter: Filter, value: string | string[] | undefined): void
}

const REST = ['state', 'owner', 'unit', 'handler', 'reported_from', 'reported_to'] as const
const Fields = lazy(() => import('./more-fields.tsx').then((module) => ({ default: module.MoreFields })))

/** The filters people need now and then: state, centre, unit, handler, days. */
export function MoreFilters(props: MoreProps) {
  const t = useT()
  const set = REST.filter((filter) => valuesOf(props.search, filter).length > 0).length
  const content = (
    <section className="queue-more-fields" aria-label={t('filters')}>
      <Suspense fallback={t('loading')}>
        <Fields {...props} />
      </Suspense>
    </section>
  )
  return (
    <Popover trigger="click" placement="bottomLeft" content={content}>
      <Button className="queue-more" variant="filled" color="default" icon={<FilterOutlined aria-hidden />}>
        {t('moreFilters')}
        {set > 0 && <span className="queue-more-set number">{set}</span>}
      </Button>
    </Popover>
  )
}
