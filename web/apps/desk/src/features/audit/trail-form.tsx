// SPDX-License-Identifier: Apache-2.0
import { $api, api, settled } from '@tongguan/api-client'
import { date, now } from '@tongguan/ui'
import { inWords } from '@tongguan/words'
import { Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useDeferredValue, useState } from 'react'
import { Labelled } from '../../labelled.tsx'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { useAdminDeed } from '../../pack/data.ts'
import { partsOf } from '../../record/subject.ts'
import { useRecordWords } from '../../record/use-record-names.ts'
import { type Asked, after, lastWeek } from './asked.ts'
import { useT } from './words.ts'

interface Props {
  asked: Asked
  onAsk(asked: Asked): void
  /** Whether lines about cases may be read. */
  cases: boolean
}

/** What is asked of the record: about what, by whom, which deed, when; each choice is asked at once. */
export function TrailForm({ asked, onAsk, cases }: Props) {
  const t = useT()
  const words = useRecordWords()
  const set = (more: Partial<Asked>) => onAsk({ ...asked, ...more })
  const today = date(now())
  const span = (since: string, until: string) => [dayjs(since), dayjs(until)] as [dayjs.Dayjs, dayjs.Dayjs]
  return (
    <search className="form-row" aria-label={t('ask')}>
      <About key={asked.subject} asked={asked} cases={cases} onAsk={onAsk} />
      <Labelled label={t('who')}>{(id) => <Who id={id} who={asked.who} onChange={(who) => set({ who })} />}</Labelled>
      <Labelled label={t('move')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            value={asked.move || undefined}
            onChange={(move?: string) => set({ move: move ?? '' })}
            placeholder={t('any')}
            showSearch={{ optionFilterProp: 'label' }}
            options={words?.deeds.map((one) => ({ value: one.code, label: inWords(one.name, one.name_en) })) ?? []}
          />
        )}
      </Labelled>
      <Labelled label={t('when')}>
        {(id) => (
          <DatePicker.RangePicker
            id={{ start: id, end: `${id}-end` }}
            allowEmpty
            value={[asked.since ? dayjs(asked.since) : null, asked.until ? dayjs(asked.until) : null]}
            presets={[
              { label: t('today'), value: span(today, today) },
              { label: t('sevenDays'), value: span(after(today, -6), today) },
              { label: t('lastWeek'), value: span(...lastWeek(today)) },
              { label: t('month'), value: span(`${today.slice(0, 8)}01`, today) },
            ]}
            onChange={(days) =>
              set({ since: days?.[0]?.format('YYYY-MM-DD') ?? '', until: days?.[1]?.format('YYYY-MM-DD') ?? '' })
            }
          />
        )}
      </Labelled>
    </search>
  )
}

const TASK_NO = /^\d{12,}$/

/** A kind of subjects, or one of them: a case by the number people know it by. */
function About({ asked, cases, onAsk }: Props) {
  const t = useT()
  const [kind, which] = partsOf(asked.subject)
  const [text, setText] = useState(which)
  const find = useAdminDeed((_key: string, ref: string) =>
    settled(api.GET('/api/v1/cases/{ref}', { params: { path: { ref } } })),
  )
  const kinds = useRecordWords()?.kinds.filter((one) => cases || !one.auditors_only) ?? []
  const ask = async () => {
    const wanted = text.trim()
    if (cases && TASK_NO.test(wanted)) {
      const found = await find.run(wanted)
      if (found !== undefined) onAsk({ ...asked, subject: `case/${found.id}` })
    } else if (wanted !== '' && kind !== '') onAsk({ ...asked, subject: `${kind}/${wanted}` })
    else if (wanted === '') onAsk({ ...asked, subject: kind === '' ? '' : `${kind}/` })
  }
  return (
    <>
      <Labelled label={t('kind')}>
        {(id) => (
          <Select
            id={id}
            value={kind}
            onChange={(chosen) => onAsk({ ...asked, subject: chosen === '' ? '' : `${chosen}/` })}
            options={[
              { value: '', label: t('any') },
              ...kinds.map((one) => ({ value: one.code, label: inWords(one.name, one.name_en) })),
            ]}
          />
        )}
      </Labelled>
      <Labelled label={cases ? t('caseOrId') : t('id')}>
        {(id) => (
          <form
            className="trail-about row"
            onSubmit={(event) => {
              event.preventDefault()
              void ask()
            }}
          >
            <Input id={id} value={text} allowClear onChange={(event) => setText(event.target.value)} />
            <Button htmlType="submit" loading={find.busy}>
              {t('ask')}
            </Button>
            <RefusedWords refused={find.refused} />
          </form>
        )}
      </Labelled>
    </>
  )
}

/** Somebody of the register, found by name, account or number. */
function Who({ id, who, onChange }: { id: string; who: string; onChange(who: string): void }) {
  const t = useT()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text || who)
  const staff = $api.useQuery(
    'get',
    '/api/v1/staff',
    { params: { query: { text: wanted, limit: 20 } } },
    { placeholderData: (before) => before },
  )
  return (
    <Select
      id={id}
      allowClear
      value={who || undefined}
      placeholder={t('anybody')}
      showSearch={{ filterOption: false, onSearch: setText }}
      onChange={(chosen?: string) => onChange(chosen ?? '')}
      popupMatchSelectWidth={false}
      options={(staff.data?.items ?? []).map((one) => ({
        value: one.person,
        label: `${one.name}（${one.posts.find((post) => post.held)?.organ_name ?? one.account}）`,
      }))}
    />
  )
}
