// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'
import { useEffect } from 'react'
import { useOnline } from './line.ts'

const useT = words('page-missing', {
  offline: [
    '离线，这一页还没有存到手机上。联网后自动打开；已填的内容和待传的都还在。',
    'Offline, and this page is not on the phone yet. It opens when the line is back; nothing filled in is lost.',
  ],
  failed: ['这一页没有打开。已填的内容和待传的都还在。', 'This page could not be opened. Nothing filled in is lost.'],
  again: ['重新打开', 'Open again'],
})

const reload = () => location.reload()

/** Instead of a page whose code did not arrive: the way on, which leads there by itself when the line is back. */
export function PageMissing() {
  const t = useT()
  const online = useOnline()
  useEffect(() => {
    addEventListener('online', reload)
    return () => removeEventListener('online', reload)
  }, [])
  return (
    <div role="alert">
      <p className="mind">{t(online ? 'failed' : 'offline')}</p>
      <button type="button" className="button button-main" onClick={reload}>
        {t('again')}
      </button>
    </div>
  )
}
