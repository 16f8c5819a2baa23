// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { single } from '../../address.ts'
import { BatchImport } from './batch-import.tsx'
import { HotlineDesk } from './hotline-desk.tsx'
import { useT } from './words.ts'
import '../../case-words.css'
import './intake.css'

/** The hotline: calls one after the other, or a file of them. */
export function Component() {
  const t = useT()
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const way = single(search.way) === 'file' ? 'file' : 'call'
  return (
    <div className="intake">
      <header className="intake-head">
        <h1>{t('title')}</h1>
        <Segmented
          aria-label={t('title')}
          value={way}
          options={[
            { value: 'call', label: t('call') },
            { value: 'file', label: t('batch') },
          ]}
          onChange={(chosen) => void navigate({ to: '/intake', search: chosen === 'file' ? { way: 'file' } : {} })}
        />
        {way === 'call' && <p className="intake-note intake-keys">{t('keys')}</p>}
      </header>
      {way === 'call' ? <HotlineDesk /> : <BatchImport />}
    </div>
  )
}
