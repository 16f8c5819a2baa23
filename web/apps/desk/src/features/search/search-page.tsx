// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'

const useT = words('search', { title: ['检索', 'Search'] })

export function Component() {
  const t = useT()
  return (
    <div className="desk-plain">
      <h1>{t('title')}</h1>
    </div>
  )
}
