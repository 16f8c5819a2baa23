// SPDX-License-Identifier: Apache-2.0
import { api, settled } from '@tongguan/api-client'
import { asked, useDeed } from '@tongguan/deeds'
import { inWords, words } from '@tongguan/words'
import { useState } from 'react'

const useT = words('caller', {
  ask: ['查看诉求人电话', 'Show the number of the caller'],
  note: ['查看会留下记录。', 'That you looked goes on record.'],
  call: ['拨打 {{phone}}（{{name}}）', 'Call {{phone}} ({{name}})'],
  none: ['诉求人没有留下电话。', 'The caller left no number.'],
  purpose: ['现场处置前联系诉求人', 'Contact before acting on the spot'],
})

/** The number of who reported, opened for a purpose that goes on record; one touch to call. */
export function Caller({ caseId }: { caseId: string }) {
  const t = useT()
  const [found, setFound] = useState<{ name: string; phone: string }>()
  const open = useDeed(
    (key, purpose: string) => {
      const params = { path: { case_id: caseId }, header: asked(key) }
      return settled(api.POST('/api/v1/intake/petitions/{case_id}/open', { params, body: { purpose } }))
    },
    { onDone: (told) => setFound({ name: told.name, phone: told.call_back || told.phone }) },
  )

  if (open.refused !== undefined && !open.refused.passing) {
    return (
      <p className="mind" role="alert">
        {inWords(open.refused.problem.detail, open.refused.problem.title_en)}
      </p>
    )
  }
  if (found === undefined) {
    return (
      <>
        <button
          type="button"
          className="button caller"
          disabled={open.busy}
          onClick={() => void open.run(t('purpose'))}
        >
          {t('ask')}
        </button>
        <p className={open.refused ? 'mind' : 'note'} role={open.refused && 'alert'}>
          {open.refused ? inWords(open.refused.problem.detail, open.refused.problem.title_en) : t('note')}
        </p>
      </>
    )
  }
  if (found.phone === '') return <p className="note">{t('none')}</p>
  return (
    <a className="button caller" href={`tel:${found.phone.replace(/[^\d+]/g, '')}`}>
      {t('call', found)}
    </a>
  )
}
