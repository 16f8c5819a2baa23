// SPDX-License-Identifier: Apache-2.0
import { api, type Schema, settled } from '@tongguan/api-client'
import { inWords, words } from '@tongguan/words'
import { AutoComplete, Button, Input, Select, Table } from 'antd'
import { useState } from 'react'
import { useCity, useClasses } from '../../../city.ts'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { useChosenDraft, useWish } from '../data.ts'
import { Labelled } from '../labelled.tsx'
import { Mark } from '../mark.tsx'

const useT = words('admin.bench', {
  byCase: ['按案件号', 'By case number'],
  caseHint: ['任务号或来源工单号', 'Number of a case'],
  byMatter: ['或按事项', 'Or by matter'],
  subClass: ['子类', 'Sub-class'],
  region: ['地点（区域或单元网格编码）', 'Place (code of region or cell)'],
  source: ['来源', 'Source'],
  condition: ['立案条件', 'Condition'],
  any: ['不限', 'any'],
  ask: ['试算', 'Try'],
  askCase: ['试算这件', 'Try this case'],
  now: ['现行第 {{no}} 版', 'Edition {{no}}, in force'],
  drafted: ['草稿', 'The draft'],
  lead: ['主办', 'Lead'],
  nobody: ['清单没有唯一答案', 'The list has no single answer'],
  row: ['依据行', 'By row'],
  basis: ['依据', 'On the ground of'],
  assists: ['协办', 'Assists'],
  path: ['途经', 'By way of'],
  machine: ['可机器派单', 'machine may dispatch'],
  inexact: ['地点不够细，结果可能不同', 'the place is not known well enough'],
  handled: ['实际主办：{{name}}', 'In fact led by {{name}}'],
  rows: ['考虑过的行', 'Rows considered'],
  won: ['生效', 'won'],
  lost: ['未生效', 'lost'],
  why: ['为什么', 'Why'],
  about: ['管什么', 'For what'],
  none: ['没有任何一行提到这个分类。', 'No row speaks of this class.'],
})

type Asked = Omit<Schema<'BenchForm'>, 'draft'>

/** Ask the list about a matter or a past case: who, by which row, and why every other row lost. */
export function TestBench() {
  const t = useT()
  const city = useCity()
  const classes = useClasses()
  const { id } = useChosenDraft()
  const [number, setNumber] = useState('')
  const [matter, setMatter] = useState({ class_code: '', region: '', source: 'hotline_12345', condition: '' })
  const [found, setFound] = useState<Schema<'BenchOut'>>()
  const wish = useWish((_key: string, asked: Asked) =>
    settled(
      api.POST('/api/v1/responsibility/bench', { body: { ...asked, ...(id === undefined ? {} : { draft: id }) } }),
    ),
  )
  const ask = async (asked: Asked) => setFound(await wish.run(asked))
  const askMatter = () => {
    const { condition, ...rest } = matter
    void ask(condition === '' ? rest : { ...rest, condition })
  }
  const subs = (classes ?? []).filter((one) => one.level === 'sub')
  const conditions = subs.find((one) => one.code === matter.class_code)?.conditions ?? []
  const filter = (typed: string, option: { value: string; label: string } | undefined) =>
    (option?.label ?? '').toLowerCase().includes(typed.toLowerCase())
  return (
    <div className="bench">
      <form
        className="bench-form"
        onSubmit={(event) => {
          event.preventDefault()
          void ask({ case: number.trim() })
        }}
      >
        <Labelled label={t('byCase')}>
          {(id) => (
            <Input
              id={id}
              value={number}
              onChange={(event) => setNumber(event.target.value)}
              placeholder={t('caseHint')}
            />
          )}
        </Labelled>
        <Button htmlType="submit" disabled={number.trim() === ''} loading={wish.busy}>
          {t('askCase')}
        </Button>
      </form>
      <form
        className="bench-form"
        aria-label={t('byMatter')}
        onSubmit={(event) => {
          event.preventDefault()
          askMatter()
        }}
      >
        <Labelled label={t('subClass')}>
          {(id) => (
            <AutoComplete
              id={id}
              value={matter.class_code}
              onChange={(class_code) => setMatter({ ...matter, class_code, condition: '' })}
              options={subs.map((one) => ({
                value: one.code,
                label: `${inWords(one.name, one.name_en)}  ${one.code}`,
              }))}
              showSearch={{ filterOption: filter }}
              popupMatchSelectWidth={340}
            />
          )}
        </Labelled>
        <Labelled label={t('region')}>
          {(id) => (
            <AutoComplete
              id={id}
              value={matter.region}
              onChange={(region) => setMatter({ ...matter, region })}
              options={(city?.regions ?? []).map((one) => ({
                value: one.code,
                label: `${inWords(one.name, one.name_en)}  ${one.code}`,
              }))}
              showSearch={{ filterOption: filter }}
              popupMatchSelectWidth={340}
            />
          )}
        </Labelled>
        <Labelled label={t('source')}>
          {(id) => (
            <Select
              id={id}
              value={matter.source}
              onChange={(source) => setMatter({ ...matter, source })}
              options={(city?.sources ?? []).map((one) => ({ value: one.code, label: inWords(one.name, one.name_en) }))}
            />
          )}
        </Labelled>
        <Labelled label={t('condition')}>
          {(id) => (
            <Select
              id={id}
              value={matter.condition}
              onChange={(condition) => setMatter({ ...matter, condition })}
              options={[
                { value: '', label: t('any') },
                ...conditions.map((one) => ({ value: one.id, label: one.filing })),
              ]}
              popupMatchSelectWidth={420}
            />
          )}
        </Labelled>
        <Button
          type="primary"
          htmlType="submit"
          loading={wish.busy}
          disabled={!/^\d{6}$/.test(matter.class_code) || !/^\d{6,16}$/.test(matter.region)}
        >
          {t('ask')}
        </Button>
      </form>
      <RefusedWords refused={wish.refused} />
      {found !== undefined && <Answer found={found} />}
    </div>
  )
}

function Answer({ found }: { found: Schema<'BenchOut'> }) {
  const t = useT()
  const { now, drafted } = found
  return (
    <div aria-live="polite">
      <p className="bench-matter">
        <strong>{now.class_name ?? now.class_code}</strong> <span className="admin-code">{now.class_code}</span> ·{' '}
        {now.region_name} <span className="admin-code">{now.region}</span> · {now.source_name}
        {found.handled_by_name !== null && <> · {t('handled', { name: found.handled_by_name })}</>}
      </p>
      <div className="bench-answers">
        <Resolution title={t('now', { no: found.edition })} said={now} />
        {drafted !== null && <Resolution title={t('drafted')} said={drafted} different={drafted.lead !== now.lead} />}
      </div>
      <h2>{t('rows')}</h2>
      <Considered said={drafted ?? now} />
    </div>
  )
}

function Resolution({
  title,
  said,
  different = false,
}: {
  title: string
  said: Schema<'Resolved'>
  different?: boolean
}) {
  const t = useT()
  return (
    <section className={different ? 'bench-answer bench-different' : 'bench-answer'}>
      <h3>{title}</h3>
      <p className="bench-lead">{said.lead_name ?? t('nobody')}</p>
      <dl>
        {said.row !== null && (
          <div>
            <dt>{t('row')}</dt>
            <dd>
              <span className="admin-code">{said.row}</span> {said.basis}
            </dd>
          </div>
        )}
        {said.assists.length > 0 && (
          <div>
            <dt>{t('assists')}</dt>
            <dd>{said.assists.join('、')}</dd>
          </div>
        )}
        {said.path.length > 0 && (
          <div>
            <dt>{t('path')}</dt>
            <dd>{said.path.join(' → ')}</dd>
          </div>
        )}
      </dl>
      {said.machine && <Mark>{t('machine')}</Mark>}
      {said.lead !== null && !said.exact && <Mark tone="amber">{t('inexact')}</Mark>}
    </section>
  )
}

function Considered({ said }: { said: Schema<'Resolved'> }) {
  const t = useT()
  if (said.considered.length === 0) return <p className="admin-note">{t('none')}</p>
  return (
    <Table
      size="small"
      pagination={false}
      dataSource={[...said.considered]}
      rowKey="row"
      columns={[
        {
          title: '',
          width: 80,
          render: (_, one) => <Mark tone={one.won ? 'green' : 'plain'}>{one.won ? t('won') : t('lost')}</Mark>,
        },
        { title: t('row'), width: 150, render: (_, one) => <span className="admin-code">{one.row}</span> },
        {
          title: t('about'),
          render: (_, one) => [one.class_name, one.area_name, one.source_name].filter(Boolean).join(' · '),
        },
        { title: t('lead'), render: (_, one) => one.lead_name ?? one.lead },
        { title: t('why'), render: (_, one) => inWords(one.why, one.why_en) },
      ]}
    />
  )
}
