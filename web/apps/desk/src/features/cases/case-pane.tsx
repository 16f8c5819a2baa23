// SPDX-License-Identifier: Apache-2.0
import { CloseOutlined, ExpandAltOutlined, PrinterOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useShortcut } from '@tongguan/ui/shortcuts.tsx'
import { words } from '@tongguan/words'
import { Button } from 'antd'
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

const useT = words('case-pane', {
  case: ['案件 {{no}}', 'Case {{no}}'],
  close: ['关闭案件', 'Close the case'],
  whole: ['打开整页', 'Open the page'],
  print: ['打印案件单', 'Print the sheet'],
})

interface Props {
  taskNo: string
  onClose: () => void
}

/** The case beside a list. */
export function CasePane({ taskNo, onClose }: Props) {
  const t = useT()
  const found = useCase(taskNo)
  useShortcut('Escape', t('close'), onClose)
  return (
    <aside className="dossier-pane" aria-label={t('case', { no: taskNo })}>
      <header className="dossier-pane-head">
        <span className="number">{taskNo}</span>
        {found.data && <CaseTags shown={found.data} />}
        <span className="dossier-pane-tools">
          <a
            href={`/api/v1/cases/${taskNo}/sheet`}
            target="_blank"
            rel="noreferrer"
            aria-label={t('print')}
            title={t('print')}
          >
            <PrinterOutlined aria-hidden />
          </a>
          <Link to="/cases/$ref" params={{ ref: taskNo }} aria-label={t('whole')} title={t('whole')}>
            <ExpandAltOutlined aria-hidden />
          </Link>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('close')}
            onClick={onClose}
          />
        </span>
      </header>
      <Told answer={found}>{(shown) => <Inner key={shown.id} shown={shown} reference={taskNo} />}</Told>
    </aside>
  )
}

function Inner({ shown, reference }: { shown: Case; reference: string }) {
  const view = useView()
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="dossier-pane-body" tabIndex={0} aria-label={shown.title}>
        <CaseTitle shown={shown} level="h2" />
        <CaseSaid shown={shown} reference={reference} />
        <CaseClocks shown={shown} />
        <CaseStages shown={shown} />
        <CaseAlerts shown={shown} />
        <CaseHints shown={shown} reference={reference} onTab={view.onTab} />
        <Place lon={shown.lon} lat={shown.lat} label={shown.address} />
        <CaseFacts shown={shown} />
        <CaseTabs shown={shown} reference={reference} view={view} />
      </section>
      <MoveBar shown={shown} open={view.open} onOpen={view.onOpen} />
    </>
  )
}
