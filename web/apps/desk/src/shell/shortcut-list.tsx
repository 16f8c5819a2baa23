// SPDX-License-Identifier: Apache-2.0
import { Kbd, keyWords, useShortcutSwitch, useShortcuts } from '@tongguan/ui/shortcuts.tsx'
import { words } from '@tongguan/words'
import { useEffect, useRef } from 'react'

const useT = words('shortcut-list', {
  title: ['快捷键', 'Shortcuts'],
  now: ['此刻可用的快捷键。打字时不起作用。', 'What works now; never while you type.'],
  off: ['停用快捷键', 'Turn shortcuts off'],
  close: ['关闭', 'Close'],
})

/** What every key does on the page that is shown, and how to turn them off. */
export function ShortcutList({ onEnd }: { onEnd: () => void }) {
  const t = useT()
  const dialog = useRef<HTMLDialogElement>(null)
  const shortcuts = useShortcuts()
  const { turn } = useShortcutSwitch()
  const closer = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    closer.current?.focus()
  }, [])
  const inFront = [...shortcuts].sort((one, other) => one.layer - other.layer)
  const shown = [...new Map(inFront.map((one) => [one.key, one])).values()]
  return (
    <dialog ref={dialog} className="shortcut-list" aria-labelledby="shortcut-list" onClose={onEnd}>
      <h2 id="shortcut-list">{t('title')}</h2>
      <p>{t('now')}</p>
      <dl>
        {shown.map((one) => (
          <div key={one.key}>
            <dt>
              <Kbd of={one.key} />
              <span className="visually-hidden">{keyWords(one.key)}</span>
            </dt>
            <dd>{one.label}</dd>
          </div>
        ))}
      </dl>
      <footer>
        <button
          type="button"
          onClick={() => {
            turn(false)
            dialog.current?.close()
          }}
        >
          {t('off')}
        </button>
        <button type="button" ref={closer} onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
      </footer>
    </dialog>
  )
}
