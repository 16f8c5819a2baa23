// SPDX-License-Identifier: Apache-2.0
import { useQueries } from '@tanstack/react-query'
import { refusalOf } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { stepWords } from './board-row.tsx'
import { adviceFor } from './follow-list.ts'
import { type Advice, type Line, type Planned, planned } from './plan.ts'
import { useT } from './words.ts'

interface Props {
  lines: readonly Line[]
  onAccept: (line: Line, advice: Advice) => Promise<void>
  onClose: () => void
}

/** What would happen to each chosen case, and then what did; each is granted or refused on its own. */
export function BulkDispatch({ lines, onAccept, onClose }: Props) {
  const t = useT()
  // The lines chosen when this was opened: they leave the board one by one while they are done.
  const [chosen] = useState(lines)
  const asked = useQueries({ queries: chosen.map((line) => adviceFor(line.task_no)) })
  const [results, setResults] = useState<ReadonlyMap<string, string>>(new Map())
  const [going, setGoing] = useState(false)
  // What was shown when it began stays shown: a case that was handed down would be advised anew by the centre below.
  const [begun, setBegun] = useState<readonly Planned[]>()
  const plan = begun ?? planned(chosen, (line) => asked[chosen.indexOf(line)]?.data)
  const ready = plan.filter((one) => one.obstacle === undefined)
  const done = results.size > 0 && !going
  const refused = [...results.values()].filter((result) => result !== '').length

  async function go() {
    setBegun(plan)
    setGoing(true)
    const told = new Map<string, string>()
    for (const { line, advice } of ready) {
      if (advice === undefined) continue
      try {
        await onAccept(line, advice)
        told.set(line.id, '')
      } catch (thrown) {
        const { problem } = refusalOf(thrown)
        told.set(line.id, inWords(problem.detail, problem.title_en))
      }
      setResults(new Map(told))
    }
    setGoing(false)
  }

  return (
    <Modal
      open
      width={760}
      title={t('bulkTitle')}
      onCancel={onClose}
      footer={
        done ? (
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        ) : (
          <Button type="primary" loading={going} disabled={ready.length === 0} onClick={() => void go()}>
            {t('bulkGo', { n: ready.length })}
          </Button>
        )
      }
    >
      <p role="status">
        {done
          ? t('bulkDone', { n: results.size - refused, bad: refused })
          : [
              t('bulkWill', { n: ready.length }),
              plan.length > ready.length && t('bulkNot', { n: plan.length - ready.length }),
            ]
              .filter(Boolean)
              .join('，')}
      </p>
      <ul className="dispatch-plan">
        {plan.map(({ line, advice, obstacle }) => (
          <li key={line.id} className={obstacle === undefined ? undefined : 'dispatch-plan-not'}>
            <span className="dispatch-plan-case">
              <span>{line.title}</span>
              <span className="desk-note number">{line.task_no}</span>
            </span>
            <span>
              {obstacle === undefined && advice !== undefined ? stepWords(advice, t) : t(obstacle ?? 'asking')}
            </span>
            <span className={results.get(line.id) ? 'dispatch-plan-bad' : 'dispatch-plan-good'}>
              {results.get(line.id) === '' ? `✓ ${t('granted')}` : results.get(line.id)}
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
