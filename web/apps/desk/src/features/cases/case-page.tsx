// SPDX-License-Identifier: Apache-2.0
import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { words } from '@tongguan/words'
import { type Case, useCase } from '../../case/case-data.ts'
import { Place } from '../../case/place.tsx'
import { MoveBar } from '../../moves/move-bar.tsx'
import { CaseAlerts } from './case-alerts.tsx'
import { CaseClocks } from './case-clocks.tsx'
import { CaseFacts } from './case-facts.tsx'
import { CaseTags, CaseTitle } from './case-head.tsx'
import { CaseHints } from './case-hints.tsx'
import { CaseSaid } from './case-said.tsx'
import { CaseStages } from './case-stages.tsx'
import { CaseTabs } from './case-tabs.tsx'
import { Told } from './tabs/told.tsx'
import { useView } from './use-view.ts'
import '../../case/case.css'
import './dossier.css'
import './parts.css'

const useT = words('case-page', {
  case: ['案件 {{no}}', 'Case {{no}}'],
  content: ['案件内容', 'The case'],
  moves: ['办理', 'What to do'],
  print: ['打印案件单', 'Print the sheet'],
  word: ['导出 Word', 'Word file'],
})

/** A case on a page of its own, at an address that can be passed on. */
export function Component() {
  const t = useT()
  const { ref = '' } = useParams({ strict: false })
  const found = useCase(ref)
  return (
    <div className="dossier-page">
      <header className="dossier-page-head">
        <span className="number">{found.data?.task_no ?? ref}</span>
        {found.data && <CaseTags shown={found.data} />}
        <a className="dossier-print" href={`/api/v1/cases/${ref}/sheet`} target="_blank" rel="noreferrer">
          <PrinterOutlined aria-hidden /> {t('print')}
        </a>
        <a href={`/api/v1/cases/${ref}/sheet.docx`} download>
          {t('word')}
        </a>
      </header>
      <Told answer={found}>{(shown) => <Inner key={shown.id} shown={shown} reference={ref} />}</Told>
    </div>
  )
}

function Inner({ shown, reference }: { shown: Case; reference: string }) {
  const t = useT()
  const view = useView()
  return (
    <>
      <CaseTitle shown={shown} level="h1" />
      <CaseSaid shown={shown} reference={reference} />
      <div className="dossier-page-top">
        <CaseClocks shown={shown} />
        <CaseStages shown={shown} />
      </div>
      <div className="dossier-page-columns">
        <div className="dossier-page-main">
          <CaseAlerts shown={shown} />
          <CaseHints shown={shown} reference={reference} onTab={view.onTab} />
          <h2 className="visually-hidden">{t('content')}</h2>
          <CaseTabs shown={shown} reference={reference} view={view} />
        </div>
        <div className="dossier-page-side">
          <h2 className="visually-hidden">{t('moves')}</h2>
          <MoveBar shown={shown} open={view.open} onOpen={view.onOpen} />
          <Place lon={shown.lon} lat={shown.lat} label={shown.address} />
          <CaseFacts shown={shown} />
        </div>
      </div>
    </>
  )
}
