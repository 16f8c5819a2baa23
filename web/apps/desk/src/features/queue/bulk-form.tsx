// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { inWords, words } from '@tongguan/words'
import { Alert, Checkbox, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { useCity } from '../../city.ts'
import { BULK, bulkMoves, isOffered } from './bulk-moves.ts'
import { MOST, useBulk } from './use-bulk.ts'
import type { Line } from './use-lines.ts'
import './bulk.css'

const useT = words('bulk', {
  title: ['批量办理 {{n}} 件', 'The same move on {{n}} cases'],
  tooMany: ['一次最多 {{most}} 件，请减少选择。', 'At most {{most}} at once; please choose fewer.'],
  move: ['办理', 'Move'],
  choose: ['选择要办的一步', 'Choose a move'],
  reading: ['正在查看每件案件现在能办什么', 'Looking at what each case allows'],
  nothing: ['这些案件现在没有您可以一起办的事项。', 'Nothing can be done on these cases together now.'],
  follow: ['按权责清单派遣', 'Dispatch by the list'],
  able: ['{{n}} 件可办', '{{n}} can'],
  reason: ['理由', 'Reason'],
  note: ['说明', 'Note'],
  text: ['内容', 'Words'],
  optional: ['（选填）', ' (optional)'],
  lines: ['将要改变的案件', 'What will change'],
  will: ['将{{move}}', '{{move}}'],
  not: ['现在不能{{move}}，将跳过', 'not now; left out'],
  to: ['将送往 {{unit}}', 'to {{unit}}'],
  noUnit: ['清单未指明下一步，可能被拒', 'the list names no next step'],
  go: ['对 {{n}} 件{{move}}', '{{move}}: {{n}} cases'],
  done: ['{{n}} 件已办理', '{{n}} done'],
  refused: ['{{n}} 件未办理', '{{n}} refused'],
  close: ['关闭', 'Close'],
  cancel: ['取消', 'Cancel'],
})

interface Props {
  lines: Line[]
  onEnd(): void
  onDone(): void
}

/** One move on many cases: what would change is shown first, what became of each afterwards. */
export function BulkForm({ lines, onEnd, onDone }: Props) {
  const t = useT()
  const id = useId()
  const city = useCity()
  const bulk = useBulk(lines.length > MOST ? [] : lines)
  const [move, setMove] = useState<string>()
  const [said, setSaid] = useState('')
  const [vouched, setVouched] = useState(false)
  const asks = move === undefined ? undefined : BULK[move]
  const offers = bulkMoves(bulk.cases)
  const able = move === undefined ? 0 : bulk.cases.filter((shown) => isOffered(move, shown)).length
  const name = (one: string) => {
    const known = city?.moves.find((each) => each.move === one)
    return one === 'follow_list' ? t('follow') : inWords(known?.name, known?.name_en) || one
  }
  const ready =
    move !== undefined && able > 0 && !(asks?.required && said.trim() === '') && (asks?.vouch === undefined || vouched)
  const over = bulk.outcomes !== undefined

  return (
    <Modal
      open
      width={720}
      title={t('title', { n: lines.length })}
      okText={over ? t('close') : t('go', { n: able, move: move === undefined ? '' : name(move) })}
      okButtonProps={{ disabled: !over && !ready, loading: bulk.sending }}
      cancelText={t('cancel')}
      cancelButtonProps={over ? { style: { display: 'none' } } : {}}
      onOk={() => {
        if (over) {
          onEnd()
          onDone()
        } else if (move !== undefined) void bulk.send(move, said)
      }}
      onCancel={() => {
        onEnd()
        if (over) onDone()
      }}
    >
      {lines.length > MOST ? (
        <Alert type="warning" title={t('tooMany', { most: MOST })} />
      ) : over ? (
        <Results outcomes={bulk.outcomes ?? []} />
      ) : bulk.pending ? (
        <p role="status">{t('reading')}</p>
      ) : offers.length === 0 ? (
        <p>{t('nothing')}</p>
      ) : (
        <div className="bulk">
          {bulk.problem !== undefined && <Alert type="error" title={bulk.problem} />}
          <label htmlFor={`${id}-move`}>{t('move')}</label>
          <Select
            id={`${id}-move`}
            value={move ?? null}
            placeholder={t('choose')}
            options={offers.map((offer) => ({
              value: offer.move,
              label: `${name(offer.move)}　${t('able', { n: offer.count })}`,
            }))}
            onChange={(chosen) => {
              setMove(chosen ?? undefined)
              setVouched(false)
            }}
          />
          {asks?.field !== undefined && (
            <>
              <label htmlFor={`${id}-words`}>
                {t(asks.field)}
                {!asks.required && t('optional')}
              </label>
              <Input.TextArea
                id={`${id}-words`}
                rows={2}
                maxLength={1000}
                value={said}
                onChange={(event) => setSaid(event.target.value)}
              />
            </>
          )}
          {asks?.vouch !== undefined && (
            <Checkbox checked={vouched} onChange={(event) => setVouched(event.target.checked)}>
              {inWords(...asks.vouch)}
            </Checkbox>
          )}
          {move !== undefined && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for the keyboard.
            <ul className="bulk-lines" aria-label={t('lines')} tabIndex={0}>
              {lines.map((line) => {
                const shown = bulk.cases.find((one) => one.id === line.id)
                const may = shown !== undefined && isOffered(move, shown)
                return (
                  <li key={line.id} className={may ? undefined : 'bulk-not'}>
                    <span className="number">{line.task_no}</span>
                    <span className="bulk-title">{line.title}</span>
                    <span>
                      {!may ? (
                        t('not', { move: name(move) })
                      ) : move === 'follow_list' ? (
                        <WhereTo taskNo={line.task_no} />
                      ) : (
                        t('will', { move: name(move) })
                      )}
                    </span>
                  </li>
                )
              })}
            </ul>
          )}
        </div>
      )}
    </Modal>
  )
}

function WhereTo({ taskNo }: { taskNo: string }) {
  const t = useT()
  const advice = $api.useQuery('get', '/api/v1/cases/{ref}/advice', { params: { path: { ref: taskNo } } })
  if (advice.isPending) return '…'
  const unit = advice.data?.step?.to?.name
  return unit === undefined ? t('noUnit') : t('to', { unit })
}

function Results({ outcomes }: { outcomes: ReturnType<typeof useBulk>['outcomes'] & object }) {
  const t = useT()
  const granted = outcomes.filter((one) => one.granted).length
  return (
    <div className="bulk" role="status">
      <p className="bulk-sum">
        {t('done', { n: granted })}
        {granted < outcomes.length && `${inWords('，', ', ')}${t('refused', { n: outcomes.length - granted })}`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for the keyboard. */}
      <ul className="bulk-lines" aria-label={t('lines')} tabIndex={0}>
        {[...outcomes]
          .sort((one, other) => Number(one.granted) - Number(other.granted))
          .map((one) => (
            <li key={one.line.id} className={one.granted ? 'bulk-granted' : 'bulk-refused'}>
              <span className="number">{one.line.task_no}</span>
              <span className="bulk-title">{one.line.title}</span>
              <span>{one.said}</span>
            </li>
          ))}
      </ul>
    </div>
  )
}
