// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'
import { Popup } from 'antd-mobile'
import { type ReactNode, useEffect, useRef } from 'react'
import './sheet.css'

const useT = words('sheet', { close: ['关闭', 'Close'] })

interface Props {
  title: string
  tall?: boolean
  onClose(): void
  children: ReactNode
}

/** A form that rises from below, where the thumb is; the page behind it rests until it is closed. */
export function Sheet({ title, tall, onClose, children }: Props) {
  const t = useT()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const page = document.getElementById('root')
    const before = document.activeElement
    page?.setAttribute('inert', '')
    head.current?.focus()
    return () => {
      page?.removeAttribute('inert')
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  useEffect(() => {
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    addEventListener('keydown', leave)
    return () => removeEventListener('keydown', leave)
  }, [onClose])
  return (
    <Popup visible bodyClassName={tall ? 'sheet sheet-tall' : 'sheet'} onMaskClick={onClose} destroyOnClose>
      <div role="dialog" aria-modal="true" aria-label={title}>
        <header className="sheet-head">
          <h2 ref={head} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" className="quiet" onClick={onClose}>
            {t('close')}
          </button>
        </header>
        {children}
      </div>
    </Popup>
  )
}
