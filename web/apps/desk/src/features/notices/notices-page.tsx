// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'

const useT = words('notices', { title: ['督办', 'Notices'] })

export function Component() {
  const t = useT()
  return (
    <div className="desk-plain">
      <h1>{t('title')}</h1>
    </div>
  )
}
