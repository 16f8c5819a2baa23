// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useSearch } from '@tanstack/react-router'
import { $api, api, refusalOf } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { single } from '../../address.ts'
import { useCity } from '../../city.ts'
import { DeskPage, Views } from '../../desk-page.tsx'
import { ExportButton } from '../../export-button.tsx'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { useSettled } from '../../moves/settle.ts'
import { askedBy, VIEWS, viewOf } from './asked.ts'
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
    <DeskPage
      title={t('title')}
      head={
        <>
          <Views
            label={t('title')}
            value={view}
            views={VIEWS.map((value) => ({ value, name: t(value) }))}
            onChange={(chosen) => go({ view: chosen === 'soon' ? undefined : chosen })}
          />
          <Filters search={search} go={go} />
        </>
      }
      end={
        <ExportButton
          ask={(signal) => api.GET('/api/v1/timing.xlsx', { params: { query: asked }, parseAs: 'blob', signal })}
        />
      }
    >
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
    </DeskPage>
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
  const shared = {
    allowClear: true,
    variant: 'filled' as const,
    popupMatchSelectWidth: false,
    showSearch: { optionFilterProp: 'label' },
  }
  const option = (one: { code: string; name: string; name_en: string }) => ({
    value: one.code,
    label: inWords(one.name, one.name_en),
  })
  return (
    <>
      <Select
        {...shared}
        aria-label={t('street')}
        placeholder={t('street')}
        value={single(search.region) ?? null}
        options={streets.map(option)}
        onChange={(value) => go({ region: value ?? undefined })}
      />
      <Select
        {...shared}
        aria-label={t('source')}
        placeholder={t('source')}
        value={single(search.source) ?? null}
        options={(city?.sources ?? []).map(option)}
        onChange={(value) => go({ source: value ?? undefined })}
      />
      <Input
        allowClear
        variant="filled"
        className="timing-text"
        aria-label={t('search')}
        placeholder={t('text')}
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.target.value)}
      />
    </>
  )
}
