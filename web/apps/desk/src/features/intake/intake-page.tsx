// SPDX-License-Identifier: Apache-2.0
import { Page, useFilters, Views } from '@tongguan/lists'
import { BatchImport } from './batch-import.tsx'
import { filters } from './filters.ts'
import { HotlineDesk } from './hotline-desk.tsx'
import { useT } from './words.ts'
import '../../case-words.css'
import './intake.css'

/** The hotline: calls one after the other, or a file of them. */
export function Component() {
  const t = useT()
  const [{ way }, change] = useFilters(filters)
  return (
    <Page
      title={t('title')}
      head={
        <Views
          label={t('title')}
          value={way}
          views={[
            { value: 'call', name: t('call') },
            { value: 'file', name: t('batch') },
          ]}
          onChange={(way) => change({ way })}
        />
      }
      end={way === 'call' && <span className="intake-note intake-keys">{t('keys')}</span>}
    >
      {way === 'call' ? <HotlineDesk /> : <BatchImport />}
    </Page>
  )
}
