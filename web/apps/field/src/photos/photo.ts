// SPDX-License-Identifier: Apache-2.0
/** A photo made small enough for a poor line, stamped with time and place, kept on the phone until it has arrived. */

import { requestKey } from '@tongguan/api-client'
import { now } from '@tongguan/ui'
import { field, type KeptPhoto } from '../offline/database.ts'
import type { Place } from '../position/fix.ts'
import { readTaken, withTaken } from './exif.ts'

/** Longest side in pixels, and the most bytes a photo may have. */
const SIDE = 1600
const MOST_BYTES = 400_000
const NOTES_BYTES = 600
const QUALITIES = [0.82, 0.72, 0.62, 0.5, 0.4]

interface Stamp {
  /** Where the phone is, if the photo does not say. */
  here: Place | undefined
  /** Lines written into the picture, made from what is known of it. */
  lines: (photo: { takenAt: number; place: Place | undefined }) => string[]
}

/** Compress, stamp and keep a photo as it comes from the camera. */
export async function keepPhoto(file: File, stamp: Stamp): Promise<KeptPhoto> {
  const taken = readTaken(await file.arrayBuffer())
  const phone = Date.now()
  const takenAt = taken.at ?? now() - (Math.abs(phone - file.lastModified) < 60_000 ? phone - file.lastModified : 0)
  const noted = taken.lon !== null && taken.lat !== null
  const place = noted ? { lon: Number(taken.lon), lat: Number(taken.lat) } : stamp.here
  const blob = await smaller(file, stamp.lines({ takenAt, place }), { at: takenAt, place })
  const photo: KeptPhoto = {
    id: requestKey(),
    blob,
    name: `${new Date(takenAt).toISOString().slice(0, 19).replace(/\D/g, '')}.jpg`,
    takenAt,
    lon: place?.lon ?? null,
    lat: place?.lat ?? null,
    placedBy: noted ? 'camera' : place ? 'phone' : null,
    hash: null,
    keptAt: phone,
  }
  await (await field()).put('photos', photo)
  return photo
}

async function smaller(file: File, lines: string[], taken: { at: number; place: Place | undefined }): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas')
  const notes = { at: taken.at, lon: taken.place?.lon ?? null, lat: taken.place?.lat ?? null }
  for (let side = SIDE; ; side = Math.round(side * 0.75)) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height))
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    write(pen, lines)
    for (const quality of QUALITIES) {
      const jpeg = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
      if (jpeg !== null && jpeg.size <= MOST_BYTES - NOTES_BYTES) {
        picture.close()
        return new Blob([withTaken(await jpeg.arrayBuffer(), notes)], { type: 'image/jpeg' })
      }
    }
  }
}

/** White letters with a dark edge at the foot of the picture: legible on snow and at night. */
function write(pen: CanvasRenderingContext2D, lines: string[]): void {
  const { width, height } = pen.canvas
  const size = Math.max(14, Math.round(Math.max(width, height) / 48))
  pen.font = `600 ${size}px "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif`
  pen.lineWidth = Math.max(2, size / 6)
  pen.lineJoin = 'round'
  pen.strokeStyle = 'rgba(0, 0, 0, 0.75)'
  pen.fillStyle = '#fff'
  for (const [place, line] of [...lines].reverse().entries()) {
    const y = height - size * 0.7 - place * size * 1.35
    pen.strokeText(line, size * 0.7, y, width - size * 1.4)
    pen.fillText(line, size * 0.7, y, width - size * 1.4)
  }
}
