// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { Button } from 'antd'
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react'
import { CaseBeside } from '../../case-beside.tsx'
import { useCityNames } from '../../city.ts'
import { DeskPage } from '../../desk-page.tsx'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { useShortcut } from '../../shortcuts.tsx'
import { BoardRow, stepWords } from './board-row.tsx'
import { ChosenCase } from './chosen-case.tsx'
import { adviceFor, useFollowList } from './follow-list.ts'
import { type Advice, type Line, stepped, type View } from './plan.ts'
import { useT } from './words.ts'

const BulkForm = lazy(() => import('../../bulk/bulk-form.tsx').then((module) => ({ default: module.BulkForm })))

const STEP = 50
const MOST = 200

interface Props {
  view: View
  /** The views of the page. */
  head: ReactNode
  taskNo: string | undefined
  onChoose: (taskNo: string | undefined) => void
}

/** The rows of one queue, what the list says to each, and the chosen case beside them. */
export function Board({ view, head, taskNo, onChoose }: Props) {
  const t = useT()
  const names = useCityNames()
  const queries = useQueryClient()
  const followList = useFollowList()
  const [limit, setLimit] = useState(STEP)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [bulk, setBulk] = useState(false)
  const [told, setTold] = useState('')
  const page = $api.useQuery('get', '/api/v1/cases', { params: { query: { queue: view, sort: 'due', limit } } })
  const lines = page.data?.items ?? []
  const proposing = view === 'to_dispatch'
  const chosenLine = lines.find((line) => line.task_no === taskNo)

  const accept = useCallback(
    async (line: Line, advice: Advice) => {
      await followList(line, advice)
      setTold(t('accepted', { no: line.task_no, step: stepWords(advice, t) }))
      setSelected((before) => new Set([...before].filter((id) => id !== line.id)))
    },
    [followList, t],
  )
  const choose = useCallback((line: Line) => onChoose(line.task_no), [onChoose])
  const select = useCallback((line: Line) => setSelected((before) => toggled(before, line.id)), [])
  const move = (by: 1 | -1) => {
    const next = stepped(lines, taskNo, by)
    if (next === undefined) return
    onChoose(next.task_no)
    // The focus goes along, so that Enter means this case and not the link that led here.
    document.querySelector<HTMLElement>(`[data-case="${next.task_no}"]`)?.focus()
  }
  const acceptChosen = () => {
    if (chosenLine === undefined) return
    const advice = queries.getQueryData<Advice>(adviceFor(chosenLine.task_no).queryKey)
    if (advice === undefined || advice.step === null || advice.step.kind === 'escalate') return
    const following = stepped(lines, taskNo, 1)
    accept(chosenLine, advice).then(
      () => onChoose(following === chosenLine ? undefined : following?.task_no),
      (thrown) => setTold(inWords(refusalOf(thrown).problem.detail, refusalOf(thrown).problem.title_en)),
    )
  }
  useShortcut('j', t('nextKey'), () => move(1))
  useShortcut('k', t('previousKey'), () => move(-1))
  useShortcut('x', t('selectKey'), proposing && chosenLine ? () => select(chosenLine) : undefined)
  useShortcut('Enter', t('acceptKey'), proposing && chosenLine ? acceptChosen : undefined)
  const done = (after: Schema<'CaseOut'>, name: string) => setTold(t('accepted', { no: after.task_no, step: name }))
  const marked = lines.filter((line) => selected.has(line.id))
  const end = proposing && (
    <Button disabled={marked.length === 0} onClick={() => setBulk(true)}>
      {t('bulk', { n: marked.length })}
    </Button>
  )
  return (
    <DeskPage title={t('title')} head={head} told={told} end={end}>
      <div className="dispatch-board">
        <div className="dispatch-lines desk-scroll">
          {page.error !== null && <RefusedWords refused={refusalOf(page.error)} />}
          <table className="desk-table">
            <thead>
              <tr>
                {proposing && (
                  <th scope="col" className="dispatch-col-tick">
                    <input
                      type="checkbox"
                      className="dispatch-tick"
                      aria-label={t('selectAll')}
                      checked={lines.length > 0 && marked.length === lines.length}
                      onChange={(event) =>
                        setSelected(new Set(event.target.checked ? lines.map((line) => line.id) : []))
                      }
                    />
                  </th>
                )}
                <th scope="col" className="dispatch-col-left">
                  {t('left')}
                </th>
                <th scope="col">{t('case')}</th>
                <th scope="col" className="dispatch-col-proposal">
                  {proposing ? t('proposal') : t('unit')}
                </th>
                <th scope="col" className="dispatch-wide dispatch-col-source">
                  {t('source')}
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <BoardRow
                  key={line.id}
                  line={line}
                  names={names}
                  proposing={proposing}
                  current={line.task_no === taskNo}
                  selected={selected.has(line.id)}
                  onChoose={choose}
                  onSelect={select}
                  onAccept={accept}
                />
              ))}
            </tbody>
          </table>
          {page.data?.items.length === 0 && <p className="desk-empty">{t('empty')}</p>}
          {page.data?.next && limit < MOST && (
            <p className="desk-empty">
              <Button onClick={() => setLimit(limit + STEP)}>{t('more')}</Button>
            </p>
          )}
        </div>
        {taskNo === undefined ? (
          <aside className="dispatch-chosen" aria-label={t('moves')}>
            <p className="desk-empty">{t(proposing ? 'choose' : 'chooseAny')}</p>
          </aside>
        ) : proposing ? (
          <aside className="dispatch-chosen desk-scroll" aria-label={t('moves')}>
            <ChosenCase key={taskNo} taskNo={taskNo} onDone={done} />
          </aside>
        ) : (
          <div className="dispatch-beside">
            <CaseBeside key={taskNo} taskNo={taskNo} onClose={() => onChoose(undefined)} />
          </div>
        )}
        {bulk && (
          <Suspense>
            <BulkForm
              lines={marked}
              only="follow_list"
              onEnd={() => setBulk(false)}
              onDone={() => setSelected(new Set())}
            />
          </Suspense>
        )}
      </div>
    </DeskPage>
  )
}

function toggled(before: ReadonlySet<string>, id: string): Set<string> {
  const after = new Set(before)
  if (!after.delete(id)) after.add(id)
  return after
}
