// SPDX-License-Identifier: Apache-2.0
import { $api, type Refused, type Schema } from '@tongguan/api-client'
import { shortTime } from '@tongguan/ui'
import { Kbd } from '@tongguan/ui/shortcuts.tsx'
import { inWords, type Language, useLanguage } from '@tongguan/words'
import { Button } from 'antd'
import { useState } from 'react'
import { useOrganNames } from '../../city.ts'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { OtherLanguage } from './other-language.tsx'
import { useT } from './words.ts'

/** What became of a call. */
export interface Registered {
  receipt: Schema<'Receipt'>
  /** The task number of the case it joined. */
  joined: string | undefined
  /** Why it could not be joined, though it was registered. */
  notJoined: Refused | undefined
  wantsAnswer: boolean
  seconds: number
}

/** The number, large; what to read to the caller; and the next call at one key. */
export function ReceiptPane({ registered, onNext }: { registered: Registered; onNext: () => void }) {
  const t = useT()
  const { receipt, joined } = registered
  const [spoken, setSpoken] = useState<Language>(useLanguage())
  const say = useT(spoken)
  const organs = useOrganNames(spoken)
  const known = $api.useQuery('get', '/api/v1/cases/{ref}', { params: { path: { ref: receipt.case_id } } })
  const due = joined === undefined ? known.data?.link_due_at : undefined
  const words = [
    joined === undefined
      ? say('readWords', { no: receipt.task_no, owner: organs.get(receipt.owner) ?? receipt.owner_name })
      : say('readJoined', { no: receipt.task_no, parent: joined }),
    due ? say('readDue', { at: shortTime(due) }) : '',
    registered.wantsAnswer ? say('readAnswer') : say('readAsk'),
  ]
  return (
    <section className="intake-receipt" aria-label={t('receipt')}>
      <div role="status">
        <h2>{receipt.fresh ? t('receipt') : t('known')}</h2>
        <p className="intake-task-no number">{receipt.task_no}</p>
        <p className="intake-note">
          {inWords(receipt.why_zh, receipt.why_en)} · {t('seconds', { n: registered.seconds })}
        </p>
        <div className="intake-read-head">
          <h3>{t('readOut')}</h3>
          <OtherLanguage spoken={spoken} onSpeak={setSpoken} />
        </div>
        <p className="intake-read" lang={spoken === 'zh' ? 'zh-CN' : 'en'}>
          {words.join(spoken === 'zh' ? '' : ' ')}
        </p>
      </div>
      {registered.notJoined && (
        <>
          <p>{t('notJoined')}</p>
          <RefusedWords refused={registered.notJoined} />
        </>
      )}
      <Button type="primary" size="large" autoFocus onClick={onNext}>
        {t('next')} <Kbd of="Enter" />
      </Button>
    </section>
  )
}
