// SPDX-License-Identifier: Apache-2.0

import { useQuery } from '@tanstack/react-query'
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { count } from '@tongguan/ui'
import { inWords } from '@tongguan/words'
import { Progress } from 'antd'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { BadRows } from './bad-rows.tsx'
import { useT } from './words.ts'

const EVERY = 700

/** Where the state of an import is kept. */
export function importState(id: string) {
  return $api.queryOptions('get', '/api/v1/intake/batch/{import_id}', { params: { path: { import_id: id } } })
}

/** How far an import has come, why it ended if its file did not, and what its sender must know of the file. */
export function HowFar({ begun, lines }: { begun: Schema<'Import'>; lines: number | undefined }) {
  const t = useT()
  const asked = useQuery({
    ...importState(begun.id),
    refetchInterval: (query) => ((query.state.data ?? begun).state === 'running' ? EVERY : false),
  })
  const state = asked.data ?? begun
  const ended = state.state !== 'running'
  const share =
    state.state === 'done' ? 100 : Math.min(99, Math.floor((state.read / Math.max(1, lines ?? state.read * 2)) * 100))
  return (
    <>
      <div role="status">
        <strong>{t(state.state)}</strong>
        <Progress
          percent={share}
          showInfo={ended || lines !== undefined}
          status={state.state === 'broken_off' ? 'exception' : ended ? 'normal' : 'active'}
          aria-label={t(state.state)}
        />
        <p className="intake-batch-counts number">
          {[
            t('rowsRead', { n: count(state.read) }),
            t('rowsRegistered', { n: count(state.registered) }),
            t('rowsKnown', { n: count(state.known) }),
            t('rowsBad', { n: count(state.bad) }),
          ].join(' · ')}
        </p>
      </div>
      {asked.error !== null && <RefusedWords refused={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {state.broken_off && <WhyBrokenOff broken={state.broken_off} />}
      <WhatToKnow state={state} />
      {state.bad > 0 && <BadRows importId={state.id} bad={state.bad} />}
    </>
  )
}

function WhyBrokenOff({ broken }: { broken: Schema<'BrokenOff'> }) {
  return (
    <div className="refused-words" role="alert">
      <p>{inWords(broken.zh, broken.en)}</p>
      <p>{inWords(broken.advice_zh, broken.advice_en)}</p>
    </div>
  )
}

function WhatToKnow({ state }: { state: Schema<'Import'> }) {
  const t = useT()
  if (state.passed_over.length === 0 && state.notes.length === 0) return null
  return (
    <section className="intake-batch-notes" aria-label={t('toKnow')}>
      <h3>{t('toKnow')}</h3>
      <ul>
        {state.passed_over.length > 0 && (
          <li>
            {t('passedOver')}
            {state.passed_over.map((title) => (
              <q key={title}>{title}</q>
            ))}
          </li>
        )}
        {state.notes.map((note) => (
          <li key={`${note.code} ${note.zh}`}>
            {inWords(note.zh, note.en)}
            {note.count > 0 && (
              <small className="number">
                {t('rowsOfNote', {
                  n: count(note.count),
                  rows: note.rows.join(', '),
                  more: note.count > note.rows.length ? '…' : '',
                })}
              </small>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
