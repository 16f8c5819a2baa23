// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { words } from '@tongguan/words'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'

const ScreenPicker = lazy(() => import('./screen-picker.tsx'))

const useT = words('send-to-screen', {
  send: ['送大屏', 'Send to screen'],
})

/** What a screen shall show. */
export type Shown = Schema<'ShowIn'>

interface Props {
  /** For example `{ case: taskNo }`, `{ region: '310112001' }` or `{ board: 'public-safety' }`. */
  what: Partial<Shown>
  size?: 'small' | 'middle'
  className?: string
}

/** A button that sends a case, a region or a board to one of the screens; nothing for those who may not. */
export function SendToScreen({ what, size = 'middle', className }: Props) {
  const t = useT()
  const me = useMe()
  const [open, setOpen] = useState(false)
  if (!me.may('boards.decide')) return null
  return (
    <>
      <Button size={size} className={className} onClick={() => setOpen(true)}>
        {t('send')}
      </Button>
      <Suspense>{open && <ScreenPicker what={what} onDone={() => setOpen(false)} />}</Suspense>
    </>
  )
}
