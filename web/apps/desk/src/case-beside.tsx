// SPDX-License-Identifier: Apache-2.0
import { InFront } from '@tongguan/ui/shortcuts.tsx'
import { words } from '@tongguan/words'
import { lazy, Suspense } from 'react'

const useT = words('case-beside', { loading: ['正在打开案件', 'Opening the case'] })

const Pane = lazy(() => import('./features/cases/case-pane.tsx').then((module) => ({ default: module.CasePane })))

interface Props {
  taskNo: string
  onClose: () => void
}

/** The case beside any list; it comes when the first one is opened. */
export function CaseBeside(props: Props) {
  const t = useT()
  return (
    <Suspense fallback={<p className="desk-plain">{t('loading')}</p>}>
      <InFront>
        <Pane {...props} />
      </InFront>
    </Suspense>
  )
}
