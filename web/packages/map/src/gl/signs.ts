// SPDX-License-Identifier: Apache-2.0
/** The signs of the lamps: a disc with a rim for late, a diamond for nearly late, a dot, a ring, a small ring. */
import type { Lamp } from '@tongguan/ui'
import type { Map as GlMap } from 'maplibre-gl'
import type { Look } from '../look.ts'

const SIZE = 26
const SHARP = 2

/** Draws each sign when the map first misses it. */
export function drawSigns(map: GlMap, look: () => Look): void {
  map.setMissingStyleImageResolver((id) => {
    const { sign, palette } = look()
    if (!id.startsWith(sign) || map.hasImage(id)) return
    const lamp = id.slice(sign.length) as Lamp
    const image = drawn(lamp, ...palette.lamps[lamp])
    if (image !== undefined) map.addImage(id, image, { pixelRatio: SHARP })
  })
}

function drawn(lamp: Lamp, face: string, rim: string): ImageData | undefined {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIZE * SHARP
  const pen = canvas.getContext('2d')
  if (pen === null) return undefined
  pen.scale(SHARP, SHARP)
  pen.translate(SIZE / 2, SIZE / 2)
  pen.fillStyle = face
  pen.strokeStyle = rim
  pen.beginPath()
  if (lamp === 'yellow') {
    pen.moveTo(0, -8.5)
    for (const [x, y] of [
      [8.5, 0],
      [0, 8.5],
      [-8.5, 0],
    ] as const)
      pen.lineTo(x, y)
    pen.closePath()
  } else pen.arc(0, 0, { red: 8.5, green: 5, paused: 5, none: 4, yellow: 0 }[lamp], 0, 2 * Math.PI)
  pen.lineWidth = lamp === 'paused' || lamp === 'none' ? 2 : 1.6
  pen.fill()
  pen.stroke()
  if (lamp === 'red') {
    pen.fillStyle = rim
    pen.beginPath()
    pen.arc(0, 0, 2.4, 0, 2 * Math.PI)
    pen.fill()
  }
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}
