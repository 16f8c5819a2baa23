// SPDX-License-Identifier: Apache-2.0
import { $api, api } from '@tongguan/api-client'
import { BY_CURSOR, ListPage, useFilters, usePages, useTyped, Views } from '@tongguan/lists'
import { inWords } from '@tongguan/words'
import { Input, Select } from 'antd'
import { useCity } from '../../../city.ts'
import { ExportButton } from '../../../export-button.tsx'
import { askedBy, filters, VIEWS } from './asked.ts'
import { idOf, useColumns } from './columns.tsx'
import { useT } from './words.ts'
import './timing.css'

const PAGE = 50

/** Every order with its stages: limit, used, left and lamp; what is about to be late comes first. */
export function Component() {
  const t = useT()
  const [asked, change] = useFilters(filters)
  const query = askedBy(asked)
  const pages = usePages(
    $api.useInfiniteQuery('get', '/api/v1/timing', { params: { query: { ...query, limit: PAGE } } }, BY_CURSOR),
  )
  return (
    <ListPage
      title={t('title')}
      head={
        <>
          <Views
            label={t('title')}
            value={asked.view}
            views={VIEWS.map((value) => ({ value, name: t(value) }))}
            onChange={(view) => change({ view })}
          />
          <Filters asked={asked} onChange={change} />
        </>
      }
      end={
        <ExportButton
          ask={(signal) => api.GET('/api/v1/timing.xlsx', { params: { query }, parseAs: 'blob', signal })}
        />
      }
      label={t('title')}
      columns={useColumns()}
      rowKey={idOf}
      pages={pages}
      empty={t('empty')}
      least={1180}
      className="timing-table"
      note={<p className="desk-note timing-legend">{t('legend')}</p>}
    />
  )
}

type Asked = ReturnType<typeof filters.read>

interface FiltersProps {
  asked: Asked
  onChange: (changed: Partial<Asked>) => void
}

function Filters({ asked, onChange }: FiltersProps) {
  const t = useT()
  const city = useCity()
  const [text, setText] = useTyped(asked.text ?? '', (text) => onChange({ text }))
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
        value={asked.region ?? null}
        options={streets.map(option)}
        onChange={(region?: string) => onChange({ region })}
      />
      <Select
        {...shared}
        aria-label={t('source')}
        placeholder={t('source')}
        value={asked.source ?? null}
        options={(city?.sources ?? []).map(option)}
        onChange={(source?: string) => onChange({ source })}
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
