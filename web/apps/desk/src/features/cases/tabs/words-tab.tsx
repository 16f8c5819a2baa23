// SPDX-License-Identifier: Apache-2.0
import { $api, api, refusalOf, type Schema, settled } from '@tongguan/api-client'
import { asked, useDeed } from '@tongguan/deeds'
import { dateTime, Facts, Tag } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { type Case, useNames } from '../../../case/case-data.ts'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { Told } from './told.tsx'

const useT = words('case-words', {
  said: ['市民原话（号码已脱敏）', 'What was said (numbers masked)'],
  nothing: ['没有原话记录', 'No words were taken down'],
  who: ['诉求人', 'The citizen'],
  name: ['姓名', 'Name'],
  phone: ['来电', 'Called from'],
  call_back: ['回拨', 'Call back'],
  id_no: ['证件号', 'Identity number'],
  confidential: ['要求保密', 'asks for confidence'],
  registered: ['登记', 'Registered'],
  purpose: ['查看用途（将记入审计）', 'What you need it for (goes on record)'],
  phrases: ['回访', 'call back'],
  open: ['查看完整信息', 'Show in clear'],
  opened: ['以下为完整信息，已记录查看人和用途', 'In clear; who looked and why is on record'],
  none: ['本案没有诉求人登记', 'Nobody is registered for this case'],
  needed: ['请写明用途', 'Say what it is for'],
})

/** The words of the citizen, masked; who it is opens only for a purpose, which goes on record. */
export function WordsTab({ shown, reference }: { shown: Case; reference: string }) {
  const t = useT()
  const said = $api.useQuery('get', '/api/v1/cases/{ref}/words', { params: { path: { ref: reference } } })
  const petition = $api.useQuery(
    'get',
    '/api/v1/intake/petitions/{case_id}',
    { params: { path: { case_id: shown.id } } },
    { retry: false },
  )
  return (
    <>
      <h3>{t('said')}</h3>
      <Told answer={said}>
        {(found) => <blockquote className="dossier-said">{found.words || t('nothing')}</blockquote>}
      </Told>
      <h3>{t('who')}</h3>
      {refusalOf(petition.error).status === 404 && petition.isError ? (
        <p className="dossier-hint">{t('none')}</p>
      ) : (
        <Told answer={petition}>{(found) => <Petition shown={shown} masked={found} />}</Told>
      )}
    </>
  )
}

function Petition({ shown, masked }: { shown: Case; masked: Schema<'PetitionOut'> }) {
  const t = useT()
  const id = useId()
  const name = useNames(shown.names)
  const [purpose, setPurpose] = useState('')
  const [clear, setClear] = useState<Schema<'PetitionOut'>>()
  const open = useOpenPetition(shown.id, setClear)
  const petition = clear ?? masked

  function submit(event: FormEvent) {
    event.preventDefault()
    if (purpose.trim() !== '') void open.run(purpose.trim())
  }

  const facts = [
    [t('name'), petition.name],
    [t('phone'), petition.phone],
    [t('call_back'), petition.call_back],
    [t('id_no'), petition.id_no],
    [t('registered'), `${dateTime(petition.registered_at)} · ${name(petition.registered_by)}`],
  ] as const
  return (
    <>
      {clear !== undefined && (
        <p className="dossier-note" role="status">
          {t('opened')}
        </p>
      )}
      {petition.confidential && <Tag tone="red">{t('confidential')}</Tag>}
      <Facts of={facts} />
      {clear === undefined && (
        <form onSubmit={submit} className="dossier-open">
          <label htmlFor={id}>{t('purpose')}</label>
          <div className="row">
            <Input id={id} value={purpose} maxLength={500} onChange={(event) => setPurpose(event.target.value)} />
            <Button htmlType="submit" loading={open.busy} disabled={purpose.trim() === ''}>
              {t('open')}
            </Button>
          </div>
        </form>
      )}
      <RefusedWords refused={open.refused} />
    </>
  )
}

/** Whoever opens it says what for, which goes on record. */
function useOpenPetition(case_id: string, onDone: (petition: Schema<'PetitionOut'>) => void) {
  return useDeed(
    (key, purpose: string) => {
      const params = { path: { case_id }, header: asked(key) }
      return settled(api.POST('/api/v1/intake/petitions/{case_id}/open', { params, body: { purpose } }))
    },
    { onDone },
  )
}
