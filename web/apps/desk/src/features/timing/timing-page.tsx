// SPDX-License-Identifier: Apache-2.0
import { DownloadOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { $api, refusalOf } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { Button, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { single } from '../../address.ts'
import { useCity } from '../../city.ts'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { useSettled } from '../../moves/settle.ts'
import { askedBy, sheetAddress, VIEWS, viewOf } from './asked.ts'
import { TimingTable } from './timing-table.tsx'
import { useT } from './words.ts'
import '../../case-words.css'
import './timing.css'

const PAGE = 50

/** Every order with its stages: limit, used, left and lamp; what is about to be late comes first. */
export function Component() {
  const t = useT()
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const asked = askedBy(search)
  const view = viewOf(search)
  const query = $api.useInfiniteQuery(
    'get',
    '/api/v1/timing',
    { params: { query: { ...asked, limit: PAGE } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.next ?? undefined },
  )
  const lines = query.data?.pages.flatMap((page) => page.items) ?? []
  const go = (changed: Record<string, string | undefined>) =>
    void navigate({ to: '/timing', search: (before) => ({ ...before, ...changed }), replace: true })
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{t('title')}</h1>
        <Segmented
          aria-label={t('title')}
          value={view}
          options={VIEWS.map((one) => ({ value: one as string, label: t(one) }))}
          onChange={(chosen) => go({ view: chosen === 'soon' ? undefined : chosen })}
        />
        <Filters search={search} go={go} />
        <span className="desk-page-end">
          <Button href={sheetAddress(asked)} icon={<DownloadOutlined aria-hidden />}>
            {t('export')}
          </Button>
        </span>
      </header>
      <div className="desk-scroll">
        {query.error !== null && <RefusedWords refused={refusalOf(query.error)} />}
        <TimingTable lines={lines} />
        {query.isSuccess && lines.length === 0 && <p className="desk-empty">{t('empty')}</p>}
        {query.hasNextPage && (
          <p className="desk-empty">
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('more')}
            </Button>
          </p>
        )}
        <p className="desk-note timing-legend">{t('legend')}</p>
      </div>
    </div>
  )
}

interface FiltersProps {
  search: Record<string, string | string[] | undefined>
  go: (changed: Record<string, string | undefined>) => void
}

function Filters({ search, go }: FiltersProps) {
  const t = useT()
  const city = useCity()
  const given = single(search.text) ?? ''
  const [text, setText] = useState(given)
  const settled = useSettled(text, 350)
  useEffect(() => {
    if (settled !== given) go({ text: settled || undefined })
  }, [settled])
  const streets = (city?.regions ?? []).filter((region) => region.level === 'street')
  return (
    <>
      <select
        className="timing-filter"
        aria-label={t('street')}
        value={single(search.region) ?? ''}
        onChange={(event) => go({ region: event.target.value || undefined })}
      >
        <option value="">{t('everyStreet')}</option>
        {streets.map((one) => (
          <option key={one.code} value={one.code}>
            {inWords(one.name, one.name_en)}
          </option>
        ))}
      </select>
      <select
        className="timing-filter"
        aria-label={t('source')}
        value={single(search.source) ?? ''}
        onChange={(event) => go({ source: event.target.value || undefined })}
      >
        <option value="">{t('everySource')}</option>
        {(city?.sources ?? []).map((one) => (
          <option key={one.code} value={one.code}>
            {inWords(one.name, one.name_en)}
          </option>
        ))}
      </select>
      <input
        type="search"
        className="timing-filter"
        aria-label={t('search')}
        placeholder={t('text')}
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.target.value)}
      />
    </>
  )
}
