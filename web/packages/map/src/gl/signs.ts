// SPDX-License-Identifier: Apache-2.0
/** The diamond of what is nearly late: the one sign of a lamp that is no circle. */
import type { Map as GlMap } from 'maplibre-gl'
import type { Look } from '../look.ts'

const SIZE = 20
const SHARP = 2
const REACH = 8.5

/** Draws the diamond when the map first misses it. */
export function drawSigns(map: GlMap, look: () => Look): void {
  map.setMissingStyleImageResolver((id) => {
    const { sign, palette } = look()
    if (id !== sign || map.hasImage(id)) return
    const image = diamond(...palette.lamps.yellow)
    if (image !== undefined) map.addImage(id, image, { pixelRatio: SHARP })
  })
}

function diamond(face: string, rim: string): ImageData | undefined {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIZE * SHARP
  const pen = canvas.getContext('2d')
  if (pen === null) return undefined
  pen.scale(SHARP, SHARP)
  pen.translate(SIZE / 2, SIZE / 2)
  pen.fillStyle = face
  pen.strokeStyle = rim
  pen.lineWidth = 1.6
  pen.beginPath()
  pen.moveTo(0, -REACH)
  pen.lineTo(REACH, 0)
  pen.lineTo(0, REACH)
  pen.lineTo(-REACH, 0)
  pen.closePath()
  pen.fill()
  pen.stroke()
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}
