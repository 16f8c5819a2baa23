// SPDX-License-Identifier: Apache-2.0
import { CloseOutlined, PaperClipOutlined } from '@ant-design/icons'
import { api, type Refused, refusalOf, settled } from '@tongguan/api-client'
import { type ChangeEvent, useState } from 'react'
import { RefusedWords } from '../../moves/refused-words.tsx'
import type { Draft } from './draft.ts'
import type { Change } from './use-draft.ts'
import { useT } from './words.ts'

/** Photos, recordings and papers that the caller sends in; each is uploaded at once and named in the call. */
export function Evidence({ draft, change }: { draft: Draft; change: Change }) {
  const t = useT()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()

  async function add(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.target.files ?? [])]
    event.target.value = ''
    setBusy(true)
    setRefused(undefined)
    try {
      let photos = draft.photos
      for (const file of files) {
        const form = new FormData()
        form.set('file', file)
        const kept = await settled(api.POST('/api/v1/blobs', { body: { file: '' }, bodySerializer: () => form }))
        photos = [...photos, { blob: kept.blob, name: file.name.slice(0, 200) }]
        change({ photos })
      }
    } catch (thrown) {
      setRefused(refusalOf(thrown))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="row">
      <label className="intake-file">
        <PaperClipOutlined aria-hidden /> {busy ? t('uploading') : t('addFile')}
        <input type="file" multiple className="visually-hidden" onChange={add} aria-label={t('evidence')} />
      </label>
      {draft.photos.map((photo) => (
        <span key={photo.blob} className="intake-photo">
          {photo.name}
          <button
            type="button"
            aria-label={t('removeFile', { name: photo.name })}
            onClick={() => change({ photos: draft.photos.filter((one) => one.blob !== photo.blob) })}
          >
            <CloseOutlined aria-hidden />
          </button>
        </span>
      ))}
      <RefusedWords refused={refused} />
    </div>
  )
}
