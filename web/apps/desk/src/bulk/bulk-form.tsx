// SPDX-License-Identifier: Apache-2.0
import type { Move } from '@tongguan/forms/moves.ts'
import { inWords, words } from '@tongguan/words'
import { Alert, Button, Checkbox, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { useCity } from '../city.ts'
import { Words } from '../forms/words.tsx'
import { BulkLines } from './bulk-lines.tsx'
import { BULK, bulkMoves, isOffered, type Line, wordsOf } from './bulk-moves.ts'
import { MOST, useBulk } from './use-bulk.ts'
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
  optional: ['（选填）', ' (optional)'],
  go: ['对 {{n}} 件{{move}}', '{{move}}: {{n}} cases'],
  going: ['正在办理 {{n}} / {{of}}', 'Doing {{n}} of {{of}}'],
  done: ['{{n}} 件已办理', '{{n}} done'],
  refused: ['{{n}} 件被拒绝', '{{n}} refused'],
  skipped: ['{{n}} 件跳过', '{{n}} left out'],
  close: ['关闭', 'Close'],
  cancel: ['取消', 'Cancel'],
})

interface Props {
  lines: readonly Line[]
  /** The move, where the page knows it already. */
  only?: Move
  onEnd(): void
  onDone(): void
}

/** One move on many cases: what would change is shown first, what became of each while and after it is done. */
export function BulkForm({ lines: given, only, onEnd, onDone }: Props) {
  const t = useT()
  const id = useId()
  const city = useCity()
  // As they were chosen: cases leave the list behind this form while they are done.
  const [lines] = useState(given)
  const bulk = useBulk(lines.length > MOST ? [] : lines)
  const [move, setMove] = useState(only)
  const [said, setSaid] = useState('')
  const [vouched, setVouched] = useState(false)
  const vouch = move === undefined ? undefined : BULK[move]?.vouch
  const asks = move === undefined ? undefined : wordsOf(move)
  const offers = bulkMoves(bulk.cases).filter((offer) => only === undefined || offer.move === only)
  const able = move === undefined ? 0 : bulk.cases.filter((shown) => isOffered(move, shown)).length
  const name = (one: string) => {
    const known = city?.moves.find((each) => each.move === one)
    return one === 'follow_list' ? t('follow') : inWords(known?.name, known?.name_en) || one
  }
  const ready =
    move !== undefined && able > 0 && !(asks?.required && said.trim() === '') && (vouch === undefined || vouched)
  const { step } = bulk
  const end = () => {
    onEnd()
    if (step === 'over') onDone()
  }
  const go = move === undefined ? t('choose') : t('go', { n: able, move: name(move) })

  return (
    <Modal
      open
      width={760}
      title={t('title', { n: lines.length })}
      closable={step !== 'sending'}
      keyboard={step !== 'sending'}
      mask={{ closable: false }}
      onCancel={end}
      footer={
        step === 'over' ? (
          <Button type="primary" onClick={end}>
            {t('close')}
          </Button>
        ) : (
          <>
            <Button disabled={step === 'sending'} onClick={end}>
              {t('cancel')}
            </Button>
            <Button
              type="primary"
              disabled={!ready}
              loading={step === 'sending'}
              onClick={() => move !== undefined && void bulk.send(move, said)}
            >
              {step === 'sending' ? t('going', { n: bulk.outcomes.size, of: able }) : go}
            </Button>
          </>
        )
      }
    >
      {lines.length > MOST ? (
        <Alert type="warning" title={t('tooMany', { most: MOST })} />
      ) : bulk.pending && step === 'asking' ? (
        <p role="status">{t('reading')}</p>
      ) : offers.length === 0 ? (
        <p>{t('nothing')}</p>
      ) : (
        <div className="bulk">
          {bulk.problem !== undefined && <Alert type="error" title={bulk.problem} />}
          {step === 'asking' ? (
            <>
              {only === undefined && (
                <>
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
                </>
              )}
              {asks !== undefined && (
                <>
                  <label htmlFor={`${id}-words`}>
                    {inWords(...asks.label)}
                    {!asks.required && t('optional')}
                  </label>
                  <Words id={`${id}-words`} field={asks} value={said} set={setSaid} />
                </>
              )}
              {vouch !== undefined && (
                <Checkbox checked={vouched} onChange={(event) => setVouched(event.target.checked)}>
                  {inWords(...vouch)}
                </Checkbox>
              )}
            </>
          ) : (
            <Sum outcomes={[...bulk.outcomes.values()]} of={lines.length} over={step === 'over'} />
          )}
          {move !== undefined && (
            <BulkLines
              lines={lines}
              cases={bulk.cases}
              move={move}
              name={name(move)}
              step={step}
              outcomes={bulk.outcomes}
            />
          )}
        </div>
      )}
    </Modal>
  )
}

/** How many were done, refused, and left out. */
function Sum({ outcomes, of, over }: { outcomes: readonly { granted: boolean }[]; of: number; over: boolean }) {
  const t = useT()
  const done = outcomes.filter((one) => one.granted).length
  const [refused, skipped] = [outcomes.length - done, over ? of - outcomes.length : 0]
  return (
    <p className="bulk-sum" role="status">
      {[
        t('done', { n: done }),
        refused > 0 && t('refused', { n: refused }),
        skipped > 0 && t('skipped', { n: skipped }),
      ]
        .filter(Boolean)
        .join(inWords('，', ', '))}
    </p>
  )
}
