// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router'
import { useMe } from '@tongguan/shell'
import { inWords, words } from '@tongguan/words'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { CallerHistory } from './caller-history.tsx'
import { type Command, matching, moved, phoneIn } from './palette-entries.ts'
import { useCommands } from './use-commands.ts'
import { useFoundCases } from './use-found-cases.ts'
import './palette.css'

const useT = words('palette', {
  title: ['检索与命令', 'Search and commands'],
  field: ['任务号、来源工单号、地址、诉求中的词，或页面名称', 'A number, a place, words, or the name of a page'],
  results: ['结果', 'Results'],
  everywhere: ['在全部案件中检索“{{text}}”', 'Search all cases for “{{text}}”'],
  caller: ['查看来电号码 {{phone}} 的历史诉求', 'What the caller {{phone}} reported before'],
  callerNote: ['仅用于受理来电；查询留痕', 'only to take a call; the look-up is on record'],
  looking: ['正在检索', 'Searching'],
  none: ['没有找到。可换一个词，或用任务号。', 'Nothing found; try another word, or a number.'],
  pages: ['页面与命令', 'pages and commands'],
  keys: ['↑↓ 选择，Enter 打开，Esc 关闭', '↑↓ choose, Enter open, Esc close'],
})

/** Ctrl K: cases by number, place and words; pages and commands by name; a caller by number for those who take calls. */
export function Palette({ onEnd }: { onEnd: () => void }) {
  const t = useT()
  const id = useId()
  const me = useMe()
  const navigate = useNavigate()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [caller, setCaller] = useState<string>()
  const found = useFoundCases(typed)
  const commands = useCommands()
  const phone = phoneIn(typed)
  useEffect(() => dialog.current?.showModal(), [])

  const close = () => dialog.current?.close()
  const then = (run: () => void) => () => {
    close()
    run()
  }
  const entries: (Command & { note?: string; mark?: string })[] = []
  if (phone !== undefined && me.may('intake.callers')) {
    entries.push({ key: 'caller', name: t('caller', { phone }), note: t('callerNote'), run: () => setCaller(phone) })
  }
  for (const line of found.lines) {
    entries.push({
      key: line.id,
      name: line.title,
      note: [line.task_no, line.state_name, line.address].join('　'),
      mark: line.lamp,
      run: then(() => void navigate({ to: '/cases/$ref', params: { ref: line.task_no } })),
    })
  }
  const text = typed.trim()
  if (text !== '') {
    const run = then(() => void navigate({ to: '/search', search: { text } }))
    entries.push({ key: 'everywhere', name: t('everywhere', { text }), run })
  }
  for (const one of matching(commands, typed).slice(0, text === '' ? 40 : 8)) {
    entries.push({ ...one, note: t('pages'), run: then(one.run) })
  }
  const chosen = Math.min(at, entries.length - 1)
  const nothing = text !== '' && found.lines.length === 0 ? t('none') : t('keys')
  const outcome = found.refused ? inWords(found.refused.detail, found.refused.title_en) : nothing

  function pressed(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt(moved(chosen, event.key, entries.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      entries[chosen]?.run()
    }
  }
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  })

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the box closes it as Esc does, which dialog brings along.
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('title')}
      onClose={onEnd}
      onClick={(event) => event.target === dialog.current && close()}
    >
      {caller !== undefined ? (
        <CallerHistory
          phone={caller}
          onOpen={(taskNo) => then(() => void navigate({ to: '/cases/$ref', params: { ref: taskNo } }))()}
        />
      ) : (
        <>
          <input
            className="palette-field"
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={entries.length > 0 ? `${id}-${chosen}` : undefined}
            aria-autocomplete="list"
            aria-label={t('field')}
            placeholder={t('field')}
            value={typed}
            maxLength={100}
            autoFocus
            onChange={(event) => {
              setTyped(event.target.value)
              setAt(0)
            }}
            onKeyDown={pressed}
          />
          <div className="palette-list" role="listbox" id={`${id}-list`} aria-label={t('results')}>
            {entries.map((entry, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which keeps the focus.
              <div
                key={entry.key}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === chosen}
                onPointerMove={() => setAt(index)}
                onClick={entry.run}
              >
                {entry.mark !== undefined && (
                  <span className={`palette-lamp palette-lamp-${entry.mark}`} aria-hidden="true" />
                )}
                <span className="palette-name ellipsis">{entry.name}</span>
                {entry.note !== undefined && <span className="palette-note ellipsis">{entry.note}</span>}
              </div>
            ))}
          </div>
          <p className="palette-foot" role="status">
            {found.pending ? t('looking') : outcome}
          </p>
        </>
      )}
    </dialog>
  )
}
