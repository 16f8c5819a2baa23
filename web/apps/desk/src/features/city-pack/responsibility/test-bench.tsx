// SPDX-License-Identifier: Apache-2.0
import { api, type Schema, settled } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { AutoComplete, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useCity, useClasses } from '../../../city.ts'
import { Labelled } from '../../../labelled.tsx'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { useAdminDeed, useChosenDraft } from '../../../pack/data.ts'
import { Answer } from './answer.tsx'
import { type Answered, Asked } from './asked.tsx'
import { useT } from './words.ts'

type Question = Omit<Schema<'BenchForm'>, 'draft'>

/** So many answers stay to be compared. */
const KEPT = 20

/** Ask the list about a matter or a past case: who, by which row, and why every other row lost. */
export function TestBench() {
  const t = useT()
  const city = useCity()
  const classes = useClasses()
  const { id } = useChosenDraft()
  const [number, setNumber] = useState('')
  const [matter, setMatter] = useState({ class_code: '', region: '', source: 'hotline_12345', condition: '' })
  const [answers, setAnswers] = useState<Answered[]>([])
  const [shown, setShown] = useState<Answered>()
  const wish = useAdminDeed((_key: string, asked: Question) =>
    settled(
      api.POST('/api/v1/responsibility/bench', { body: { ...asked, ...(id === undefined ? {} : { draft: id }) } }),
    ),
  )
  const ask = async (asked: Question) => {
    const found = await wish.run(asked)
    if (found === undefined) return
    const answered = { id: (answers[0]?.id ?? 0) + 1, found }
    setAnswers([answered, ...answers].slice(0, KEPT))
    setShown(answered)
  }
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
        className="form-row"
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
        className="form-row"
        aria-label={t('byMatter')}
        onSubmit={(event) => {
          event.preventDefault()
          askMatter()
        }}
      >
        <Labelled label={t('subClass')}>
          {(id) => (
            <Select
              id={id}
              value={matter.class_code || undefined}
              onChange={(class_code: string) => setMatter({ ...matter, class_code, condition: '' })}
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
      {shown !== undefined && <Answer found={shown.found} />}
      {answers.length > 1 && <Asked answers={answers} shown={shown} onShow={setShown} />}
    </div>
  )
}
