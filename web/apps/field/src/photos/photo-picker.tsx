// SPDX-License-Identifier: Apache-2.0
import { useMe } from '@tongguan/shell'
import { dateTime } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { useEffect, useId, useState } from 'react'
import { field, type KeptPhoto } from '../offline/database.ts'
import { usePosition } from '../position/position.ts'
import { keepPhoto } from './photo.ts'
import './photo-picker.css'

const useT = words('photos', {
  take: ['拍照', 'Take a photo'],
  choose: ['从相册选', 'From the album'],
  remove: ['删除第 {{n}} 张照片', 'Remove photo {{n}}'],
  photo: ['第 {{n}} 张照片', 'Photo {{n}}'],
  busy: ['正在处理照片', 'Preparing the photo'],
  broken: ['这张照片读不出来，请重新拍一张。', 'This photo cannot be read; please take another.'],
  full: ['手机存储空间不足，照片没有存下来。', 'The phone is full; the photo was not kept.'],
})

const MOST = 9

interface Props {
  label: string
  needed?: boolean
  photos: string[]
  onChange(photos: string[]): void
  /** Hears of the photo as it was kept, for its place. */
  onTaken?(photo: KeptPhoto): void
  /** Words for the stamp, for example the address. */
  place?: string
}

/** Photos of a form: taken or chosen, made small and stamped, kept on the phone at once. */
export function PhotoPicker({ label, needed, photos, onChange, onTaken, place }: Props) {
  const t = useT()
  const me = useMe()
  const id = useId()
  const { fix } = usePosition()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<'broken' | 'full'>()

  async function add(files: FileList | null) {
    setProblem(undefined)
    setBusy(true)
    const added: string[] = []
    for (const file of [...(files ?? [])].slice(0, MOST - photos.length)) {
      try {
        const photo = await keepPhoto(file, {
          here: fix,
          lines: (taken) => [
            `${dateTime(taken.takenAt)}  ${me.name}`,
            place || (taken.place ? `${taken.place.lat.toFixed(5)}, ${taken.place.lon.toFixed(5)}` : ''),
          ],
        })
        added.push(photo.id)
        onTaken?.(photo)
      } catch (thrown) {
        setProblem(thrown instanceof DOMException && thrown.name === 'QuotaExceededError' ? 'full' : 'broken')
      }
    }
    setBusy(false)
    if (added.length > 0) onChange([...photos, ...added])
  }

  return (
    <fieldset className="field photos">
      <legend>
        {label}
        {needed && <span aria-hidden="true"> *</span>}
      </legend>
      {problem && (
        <p className="bad" role="alert">
          {t(problem)}
        </p>
      )}
      <div className="photo-tiles">
        {photos.map((photo, nth) => (
          <figure key={photo} className="photo-tile">
            <Thumb id={photo} alt={t('photo', { n: nth + 1 })} />
            <button
              type="button"
              aria-label={t('remove', { n: nth + 1 })}
              onClick={() => onChange(photos.filter((each) => each !== photo))}
            >
              ×
            </button>
          </figure>
        ))}
        {photos.length < MOST && (
          <>
            <Tile id={`${id}-take`} text={busy ? t('busy') : t('take')} camera onFiles={add} label={label} />
            <Tile id={`${id}-choose`} text={t('choose')} onFiles={add} label={label} />
          </>
        )}
      </div>
    </fieldset>
  )
}

interface TileProps {
  id: string
  text: string
  label: string
  camera?: boolean
  onFiles(files: FileList | null): Promise<void>
}

function Tile({ id, text, label, camera, onFiles }: TileProps) {
  return (
    <label htmlFor={id} className={camera ? 'photo-add photo-add-main' : 'photo-add'}>
      <span className="photo-plus" aria-hidden="true">
        {camera ? '＋' : '▦'}
      </span>
      {text}
      <span className="visually-hidden">{label}</span>
      <input
        id={id}
        type="file"
        accept="image/*"
        className="visually-hidden"
        {...(camera ? { capture: 'environment' as const } : { multiple: true })}
        onChange={(event) => {
          const input = event.currentTarget
          void onFiles(input.files).then(() => {
            input.value = ''
          })
        }}
      />
    </label>
  )
}

/** A photo that is on the phone. */
export function Thumb({ id, alt }: { id: string; alt: string }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    let left = false
    void field()
      .then((database) => database.get('photos', id))
      .then((photo) => {
        if (left || photo === undefined) return
        made = URL.createObjectURL(photo.blob)
        setAddress(made)
      })
    return () => {
      left = true
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [id])
  return address === undefined ? <span className="photo-none" /> : <img src={address} alt={alt} />
}
