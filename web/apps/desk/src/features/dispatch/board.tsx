// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { BY_CURSOR, More, neighbour, Page, Table, useCursor, usePages, useSelection } from '@tongguan/lists'
import { Split } from '@tongguan/ui'
import { useShortcut } from '@tongguan/ui/shortcuts.tsx'
import { inWords } from '@tongguan/words'
import { Button } from 'antd'
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { CaseBeside } from '../../case-beside.tsx'
import { ChosenCase } from './chosen-case.tsx'
import { stepWords, useColumns } from './columns.tsx'
import { adviceFor, useFollowList } from './follow-list.ts'
import type { Advice, Line, View } from './plan.ts'
import { useT } from './words.ts'

const BulkForm = lazy(() => import('../../bulk/bulk-form.tsx').then((module) => ({ default: module.BulkForm })))

const PAGE = 50

interface Props {
  view: View
  /** The views of the page. */
  head: ReactNode
  taskNo: string | undefined
  onChoose: (taskNo: string | undefined) => void
}

const taskNoOf = (line: Line) => line.task_no

/** The rows of one queue, what the list says to each, and the chosen case beside them. */
export function Board({ view, head, taskNo, onChoose }: Props) {
  const t = useT()
  const queries = useQueryClient()
  const followList = useFollowList()
  const list = useRef<HTMLDivElement>(null)
  const [bulk, setBulk] = useState(false)
  const [told, setTold] = useState('')
  const query = { queue: view, sort: 'due' as const, limit: PAGE }
  const pages = usePages($api.useInfiniteQuery('get', '/api/v1/cases', { params: { query } }, BY_CURSOR))
  const lines = pages.rows
  const selection = useSelection(view, taskNoOf)
  const proposing = view === 'to_dispatch'
  const chosen = lines.find((line) => line.task_no === taskNo)
  const marked = lines.filter((line) => selection.rows.has(line.task_no))

  const accept = useCallback(
    async (line: Line, advice: Advice) => {
      await followList(line, advice)
      setTold(t('accepted', { no: line.task_no, step: stepWords(advice, t) }))
    },
    [followList, t],
  )
  const acceptChosen = () => {
    if (chosen === undefined) return
    const advice = queries.getQueryData<Advice>(adviceFor(chosen.task_no).queryKey)
    if (advice === undefined || advice.step === null || advice.step.kind === 'escalate') return
    const following = neighbour(lines, lines.indexOf(chosen), 1)
    accept(chosen, advice).then(
      () => onChoose(following?.task_no),
      (thrown) => setTold(inWords(refusalOf(thrown).problem.detail, refusalOf(thrown).problem.title_en)),
    )
  }
  // The focus goes along to the row, so that Enter means this case and not the link that led here.
  useCursor<Line>({
    rows: lines,
    rowKey: taskNoOf,
    open: taskNo,
    list,
    follows: true,
    onOpen: (line) => onChoose(line.task_no),
    onSelect: proposing ? selection.toggle : undefined,
  })
  useShortcut('Enter', t('acceptKey'), proposing && chosen ? acceptChosen : undefined)
  const choosing = useMemo(
    () => ({ selection, label: (line: Line) => t('select', { no: line.task_no }), all: t('selectAll') }),
    [selection, t],
  )
  const rowProps = useCallback((line: Line) => ({ tabIndex: -1, onClick: () => onChoose(line.task_no) }), [onChoose])
  const done = (after: Schema<'CaseOut'>, name: string) => setTold(t('accepted', { no: after.task_no, step: name }))
  const end = proposing && (
    <Button disabled={marked.length === 0} onClick={() => setBulk(true)}>
      {t('bulk', { n: marked.length })}
    </Button>
  )
  // A case that only is looked at has a name and edges of its own.
  const beside =
    proposing || taskNo === undefined ? undefined : (
      <CaseBeside key={taskNo} taskNo={taskNo} onClose={() => onChoose(undefined)} />
    )
  return (
    <Page title={t('title')} head={head} told={told} end={end}>
      <Split
        list={list}
        label={beside === undefined ? t('moves') : undefined}
        width="clamp(400px, 100vw - 1000px, 440px)"
        beside={
          beside ?? (
            <div className="dispatch-chosen">
              {taskNo === undefined ? (
                <p className="desk-empty">{t(proposing ? 'choose' : 'chooseAny')}</p>
              ) : (
                <ChosenCase key={taskNo} taskNo={taskNo} onDone={done} />
              )}
            </div>
          )
        }
      >
        <Table
          label={t(view)}
          columns={useColumns(proposing, onChoose, accept)}
          rows={lines}
          rowKey={taskNoOf}
          asked={pages.asked}
          empty={t('empty')}
          current={taskNo}
          choosing={proposing ? choosing : undefined}
          rowProps={rowProps}
        />
        <More pages={pages} />
      </Split>
      {bulk && (
        <Suspense>
          <BulkForm lines={marked} only="follow_list" onEnd={() => setBulk(false)} onDone={() => selection.set([])} />
        </Suspense>
      )}
    </Page>
  )
}
