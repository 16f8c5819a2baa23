// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { shortTime } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { useEffect, useRef, useState } from 'react'
import { useMoveWords } from '../../moves/move-words.ts'

const useT = words('case-photos', {
  title: ['照片与材料', 'Photos and papers'],
  open: ['放大：{{what}}', 'Enlarge: {{what}}'],
  close: ['关闭', 'Close'],
})

const PICTURE = /\.(jpe?g|png|webp)$/i

/** What others have shown of the matter; a touch makes a photo fill the screen. */
export function CasePhotos({ matter }: { matter: Schema<'CaseOut'> }) {
  const t = useT()
  const kind = useMoveWords()
  const [open, setOpen] = useState<Schema<'Evidence'>>()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open !== undefined) dialog.current?.showModal()
  }, [open])
  if (matter.evidence.length === 0) return null
  const address = (one: Schema<'Evidence'>) => `/api/v1/cases/${matter.task_no}/evidence/${one.id}`
  const said = (one: Schema<'Evidence'>) => `${kind(one.kind as Parameters<typeof kind>[0])} ${shortTime(one.at)}`
  return (
    <section className="card">
      <h2>{t('title')}</h2>
      <div className="case-photos">
        {matter.evidence.map((one) =>
          PICTURE.test(one.name) ? (
            <button key={one.id} type="button" aria-label={t('open', { what: said(one) })} onClick={() => setOpen(one)}>
              <img src={address(one)} alt="" loading="lazy" />
              <span>{said(one)}</span>
            </button>
          ) : (
            <a key={one.id} className="button" href={address(one)}>
              {one.name}
            </a>
          ),
        )}
      </div>
      {open && (
        <dialog ref={dialog} className="case-photo" aria-label={said(open)} onClose={() => setOpen(undefined)}>
          <img src={address(open)} alt={said(open)} />
          <form method="dialog">
            <button type="submit" className="button">
              {t('close')}
            </button>
          </form>
        </dialog>
      )}
    </section>
  )
}
