// SPDX-License-Identifier: Apache-2.0
import { $api, api, type Schema, settled } from '@tongguan/api-client'
import { asked, useDeed } from '@tongguan/deeds'
import { inWords, words } from '@tongguan/words'
import { useState } from 'react'
import { type Board, useWall, type Widget } from '../wall-context.tsx'
import { BoardFields } from './board-fields.tsx'
import { Canvas } from './canvas.tsx'
import './editor.css'
import { clashes, freePlace, freshId } from './plan.ts'
import { WidgetFields } from './widget-fields.tsx'

const useT = words('board-editor', {
  title: ['调整布局', 'Arrange the board'],
  add: ['添加组件', 'Add a widget'],
  full: ['没有空位', 'no room'],
  save: ['保存', 'Save'],
  another: ['另存为新看板', 'Save as a new board'],
  id: ['新看板编号（小写字母、数字）', 'Id of the new board'],
  cancel: ['放弃', 'Discard'],
  clash: ['有组件重叠，请先移开。', 'Widgets overlap; move them apart first.'],
  help: [
    '拖动组件移动，拖右下角改大小；或选中后按空格拿起、方向键移动、空格放下，也可直接填格数。',
    'Drag widgets to move them, their corner to resize; or pick up with Space, move with the arrows, drop with Space.',
  ],
})

/** A board taken apart: widgets dragged about on the grid, stored as the next version. */
export default function BoardEditor({ board, onDone }: { board: Board; onDone(): void }) {
  const t = useT()
  const { go } = useWall()
  const [draft, setDraft] = useState(board)
  const [chosen, setChosen] = useState<string>()
  const [newId, setNewId] = useState('')
  const kinds =
    $api.useQuery('get', '/api/v1/screen/catalogue', {}, { staleTime: Number.POSITIVE_INFINITY }).data?.kinds ?? []
  const save = useDeed(
    (key, { id, version }: Board, body: Schema<'BoardIn'>) => {
      const params = { path: { board: id }, header: asked(key, version) }
      return settled(api.PUT('/api/v1/boards/{board}', { params, body }))
    },
    { onDone },
  )
  const add = useDeed(
    (key, body: Schema<'NewBoardIn'>) => settled(api.POST('/api/v1/boards', { params: { header: asked(key) }, body })),
    {
      onDone: ({ id }) => {
        go({ go: 'board', id })
        onDone()
      },
    },
  )

  const clashing = clashes(draft.widgets)
  const change = (widgets: Widget[]) => setDraft({ ...draft, widgets })
  const one = draft.widgets.find((widget) => widget.id === chosen)
  const problem = (save.refused ?? add.refused)?.problem
  const body = {
    name: draft.name,
    name_en: draft.name_en,
    region: draft.region,
    classes: draft.classes,
    awaits: draft.awaits,
    awaits_en: draft.awaits_en,
    widgets: draft.widgets,
  }
  const saveThis = () => {
    add.forget()
    void save.run(board, body)
  }
  const saveAnother = () => {
    save.forget()
    void add.run({ ...body, id: newId })
  }

  return (
    <main className="editor">
      <section className="editor-side" aria-labelledby="editor-title">
        <h2 id="editor-title">{t('title')}</h2>
        <p>{t('help')}</p>
        <BoardFields draft={draft} onChange={setDraft} />
        <h3>{t('add')}</h3>
        <ul className="editor-kinds">
          {kinds.map((kind) => {
            const place = freePlace(draft.widgets, kind)
            return (
              <li key={kind.kind}>
                <button
                  type="button"
                  disabled={place === undefined}
                  onClick={() => {
                    if (place === undefined) return
                    const id = freshId(draft.widgets, kind.kind)
                    const settings = { metrics: [], limit: null, layers: [] }
                    change([...draft.widgets, { id, kind: kind.kind, place, settings }])
                    setChosen(id)
                  }}
                >
                  + {inWords(kind.name, kind.name_en)} {place === undefined && <small>{t('full')}</small>}
                </button>
              </li>
            )
          })}
        </ul>
      </section>
      <Canvas
        widgets={draft.widgets}
        kinds={kinds}
        clashing={clashing}
        chosen={chosen}
        onChoose={setChosen}
        onChange={change}
      />
      <section className="editor-side">
        {one && (
          <WidgetFields
            key={one.id}
            widget={one}
            kind={kinds.find((kind) => kind.kind === one.kind)}
            onChange={(next) => change(draft.widgets.map((each) => (each.id === next.id ? next : each)))}
            onRemove={() => {
              change(draft.widgets.filter((each) => each.id !== one.id))
              setChosen(undefined)
            }}
          />
        )}
        <div className="editor-end">
          {clashing.size > 0 && <p role="status">{t('clash')}</p>}
          {problem && <p role="alert">{inWords(problem.detail, problem.title_en)}</p>}
          <button type="button" className="editor-main" disabled={clashing.size > 0 || save.busy} onClick={saveThis}>
            {t('save')}
          </button>
          <label>
            {t('id')}
            <input value={newId} pattern="[a-z0-9][a-z0-9_-]*" onChange={(event) => setNewId(event.target.value)} />
          </label>
          <button type="button" disabled={newId === '' || clashing.size > 0 || add.busy} onClick={saveAnother}>
            {t('another')}
          </button>
          <button type="button" onClick={onDone}>
            {t('cancel')}
          </button>
        </div>
      </section>
    </main>
  )
}
