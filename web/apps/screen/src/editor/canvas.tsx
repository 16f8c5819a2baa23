// SPDX-License-Identifier: Apache-2.0
import {
  DndContext,
  type DragEndEvent,
  type DragMoveEvent,
  KeyboardSensor,
  PointerSensor,
  useDraggable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import type { Schema } from '@tongguan/api-client'
import { useSize } from '@tongguan/charts/measured.ts'
import { inWords, words } from '@tongguan/words'
import { useState } from 'react'
import type { Widget } from '../wall-context.tsx'
import { CELLS, moved, type Place, sized } from './plan.ts'

const useT = words('board-canvas', {
  canvas: ['看板布局', 'Layout'],
  move: ['移动', 'move'],
  size: ['改变“{{name}}”的大小', 'Resize “{{name}}”'],
})
type Kind = Schema<'WidgetKindFacts'>

interface Props {
  widgets: readonly Widget[]
  kinds: readonly Kind[]
  clashing: ReadonlySet<string>
  chosen: string | undefined
  onChoose(id: string): void
  onChange(widgets: Widget[]): void
}

/** The board in small: widgets as boxes that can be moved and resized by hand or by keyboard, cell by cell. */
export function Canvas({ widgets, kinds, clashing, chosen, onChoose, onChange }: Props) {
  const t = useT()
  const [place, { width, height }] = useSize<HTMLDivElement>()
  const [preview, setPreview] = useState<{ id: string; place: Place }>()
  const [across, down] = [width / CELLS || 1, height / CELLS || 1]
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: (event, { currentCoordinates: { x, y } }) => {
        const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.code]
        if (step === undefined) return undefined
        event.preventDefault()
        const [dx = 0, dy = 0] = step
        return { x: x + dx * across, y: y + dy * down }
      },
    }),
  )
  const leastOf = (kind: string) => kinds.find((one) => one.kind === kind) ?? { least_width: 4, least_height: 3 }
  const after = (event: DragMoveEvent | DragEndEvent) => {
    const [id = '', how] = String(event.active.id).split('|')
    const widget = widgets.find((one) => one.id === id)
    if (widget === undefined) return undefined
    const [dx, dy] = [Math.round(event.delta.x / across), Math.round(event.delta.y / down)]
    const to = how === 'size' ? sized(widget.place, dx, dy, leastOf(widget.kind)) : moved(widget.place, dx, dy)
    return { id, place: to }
  }
  return (
    <section className="canvas" aria-label={t('canvas')} ref={place}>
      <DndContext
        sensors={sensors}
        autoScroll={false}
        onDragStart={(event) => onChoose(String(event.active.id).split('|')[0] ?? '')}
        onDragMove={(event) => setPreview(after(event))}
        onDragCancel={() => setPreview(undefined)}
        onDragEnd={(event) => {
          const end = after(event)
          setPreview(undefined)
          if (end) onChange(widgets.map((one) => (one.id === end.id ? { ...one, place: end.place } : one)))
        }}
      >
        {widgets.map((widget) => {
          const kind = kinds.find((one) => one.kind === widget.kind)
          return (
            <Box
              key={widget.id}
              id={widget.id}
              name={inWords(kind?.name, kind?.name_en)}
              place={preview?.id === widget.id ? preview.place : widget.place}
              clashing={clashing.has(widget.id)}
              chosen={chosen === widget.id}
              onChoose={() => onChoose(widget.id)}
            />
          )
        })}
      </DndContext>
    </section>
  )
}

interface BoxProps {
  id: string
  name: string
  place: Place
  clashing: boolean
  chosen: boolean
  onChoose(): void
}

function Box({ id, name, place, clashing, chosen, onChoose }: BoxProps) {
  const t = useT()
  const move = useDraggable({ id: `${id}|move` })
  const size = useDraggable({ id: `${id}|size` })
  return (
    <div
      className="box"
      data-clashing={clashing || undefined}
      data-chosen={chosen || undefined}
      style={{ gridColumn: `${place.x + 1} / span ${place.w}`, gridRow: `${place.y + 1} / span ${place.h}` }}
    >
      <button
        type="button"
        ref={move.setNodeRef}
        className="box-move"
        {...move.attributes}
        {...move.listeners}
        onClick={onChoose}
      >
        <b>{name}</b>
        <small className="number">
          {place.w} × {place.h}
        </small>
        <span className="visually-hidden">{t('move')}</span>
      </button>
      <button
        type="button"
        ref={size.setNodeRef}
        className="box-size"
        {...size.attributes}
        {...size.listeners}
        aria-label={t('size', { name })}
        onClick={onChoose}
      />
    </div>
  )
}
