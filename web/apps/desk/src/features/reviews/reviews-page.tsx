// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'

const useT = words('reviews', { title: ['审核', 'Reviews'] })

export function Component() {
  const t = useT()
  return (
    <div className="desk-plain">
      <h1>{t('title')}</h1>
    </div>
  )
}
