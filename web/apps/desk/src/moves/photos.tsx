// SPDX-License-Identifier: Apache-2.0
import { CloseOutlined, FileOutlined, PlusOutlined } from '@ant-design/icons'
import { api, refusalOf, type Schema, settled } from '@tongguan/api-client'
import { type FieldOf, kindsMissing } from '@tongguan/forms'
import { words } from '@tongguan/words'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { codesOf, useCodeName } from '../case/code-names.ts'

const useT = words('case-photos', {
  add: ['添加照片或文件', 'Add photos or files'],
  drop: ['移除 {{name}}', 'Remove {{name}}'],
  kind: ['{{name}} 的类型', 'What {{name}} shows'],
  sending: ['正在上传 {{n}} 个', 'Uploading {{n}}'],
  again: ['再试一次', 'Try again'],
  placed: ['有定位', 'with position'],
})

type Exhibit = Schema<'ExhibitIn'>
interface Waiting {
  file: File
  why: string
}

/** Previews of what was uploaded from this page; the platform gives a file back only through its case. */
const previews = new Map<string, string>()

interface Props {
  id: string
  value: unknown
  field: FieldOf<'photos'>
  onChange: (value: unknown) => void
}

/** Photos and files, uploaded as they are chosen; each says what it shows. */
export function Photos({ id, value, field, onChange }: Props) {
  const t = useT()
  const name = useCodeName()
  const [sending, setSending] = useState(0)
  const [failed, setFailed] = useState<readonly Waiting[]>([])
  const exhibits = Array.isArray(value) ? (value as Exhibit[]) : []

  async function send(files: readonly File[]) {
    setFailed([])
    setSending(files.length)
    let all = exhibits
    for (const file of files) {
      try {
        const kept = await upload(file)
        previews.set(kept.blob, file.type.startsWith('image/') ? URL.createObjectURL(file) : '')
        const next: Exhibit = {
          kind: kindOfNext(field, all),
          blob: kept.blob,
          name: file.name.slice(0, 200),
          lon: kept.lon,
          lat: kept.lat,
        }
        all = [...all.filter((one) => one.blob !== kept.blob), next]
        onChange(all)
      } catch (thrown) {
        const why = refusalOf(thrown).problem.detail
        setFailed((before) => [...before, { file, why }])
      }
      setSending((before) => before - 1)
    }
  }

  const set = (blob: string, change: Partial<Exhibit>) =>
    onChange(exhibits.map((one) => (one.blob === blob ? { ...one, ...change } : one)))

  return (
    <div className="move-photos">
      {exhibits.map((one) => (
        <figure key={one.blob}>
          {previews.get(one.blob) ? <img src={previews.get(one.blob)} alt={one.name} /> : <FileOutlined aria-hidden />}
          <figcaption>
            <span title={one.name}>{one.name}</span>
            {one.lon !== null && one.lon !== undefined && <small>{t('placed')}</small>}
            <Select
              size="small"
              aria-label={t('kind', { name: one.name })}
              value={one.kind}
              options={codesOf('evidence').map(([code]) => ({ value: code, label: name('evidence', code) }))}
              onChange={(chosen: string) => set(one.blob, { kind: chosen })}
            />
          </figcaption>
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('drop', { name: one.name })}
            onClick={() => onChange(exhibits.filter((each) => each.blob !== one.blob))}
          />
        </figure>
      ))}
      <label className="move-photos-add">
        <input
          id={id}
          type="file"
          multiple
          className="visually-hidden"
          accept="image/jpeg,image/png,image/webp,video/mp4,audio/*,.amr,.3gp,.pdf,.docx,.xlsx"
          onChange={(event) => {
            void send([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        <PlusOutlined aria-hidden /> {t('add')}
      </label>
      <div role="status" className="dossier-hint">
        {sending > 0 && t('sending', { n: sending })}
      </div>
      {failed.map(({ file, why }) => (
        <p key={file.name} role="alert" className="move-wrong">
          {file.name}：{why}{' '}
          <Button size="small" onClick={() => void send(failed.map((one) => one.file))}>
            {t('again')}
          </Button>
        </p>
      ))}
    </div>
  )
}

/** What the next photo shows, most likely: of required kinds one that is not there yet, else the last one asked for. */
function kindOfNext({ required, kinds }: FieldOf<'photos'>, all: readonly Exhibit[]): string {
  return (required ? kindsMissing(kinds, all)[0] : undefined) ?? kinds.at(-1) ?? 'scene'
}

async function upload(file: File): Promise<Schema<'UploadOut'>> {
  return settled(
    api.POST('/api/v1/blobs', {
      body: { file: '' },
      bodySerializer: () => {
        const form = new FormData()
        form.append('file', file)
        return form
      },
    }),
  )
}
