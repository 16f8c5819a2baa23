// SPDX-License-Identifier: Apache-2.0
import { SearchOutlined } from '@ant-design/icons'
import { Kbd, useShortcut } from '@tongguan/ui/shortcuts.tsx'
import { words } from '@tongguan/words'
import { lazy, Suspense, useState } from 'react'

const useT = words('search-field', {
  say: ['案件号、地址、电话、页面', 'Number, place, phone, page'],
  key: ['检索与命令', 'Search and commands'],
})

const Palette = lazy(() => import('./palette.tsx').then((module) => ({ default: module.Palette })))

/** The field of the bar; it opens the palette, as Ctrl K does. */
export function SearchField() {
  const t = useT()
  const [open, setOpen] = useState(false)
  useShortcut('$mod+k', t('key'), () => setOpen(true))
  return (
    <>
      <button type="button" className="desk-search" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <SearchOutlined aria-hidden />
        <span>{t('say')}</span>
        <Kbd of="$mod+k" />
      </button>
      <Suspense>{open && <Palette onEnd={() => setOpen(false)} />}</Suspense>
    </>
  )
}
