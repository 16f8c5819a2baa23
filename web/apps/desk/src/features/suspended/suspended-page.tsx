// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'

const useT = words('suspended', { title: ['挂账', 'On hold'] })

export function Component() {
  const t = useT()
  return (
    <div className="desk-plain">
      <h1>{t('title')}</h1>
    </div>
  )
}
