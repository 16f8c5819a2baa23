// SPDX-License-Identifier: Apache-2.0
import { useMe } from '@tongguan/shell'
import { App, Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { Labelled } from '../../../labelled.tsx'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { type Check, type Draft, useAdminDeed, useChosenDraft, verbs } from '../../../pack/data.ts'
import { useT } from './words.ts'

/** The last steps of a draft: carry over, agree, apply, drop. The platform decides; what it refuses is said here. */
export function ApplyForm({ draft, check, onApplied }: { draft: Draft; check: Check | undefined; onApplied(): void }) {
  const t = useT()
  const me = useMe()
  const { message } = App.useApp()
  const { choose } = useChosenDraft()
  const [note, setNote] = useState(draft.title)
  const apply = useAdminDeed(verbs.apply)
  const agree = useAdminDeed(verbs.agree)
  const carry = useAdminDeed(verbs.carryOver)
  const drop = useAdminDeed(verbs.drop)
  const behind = draft.newest !== draft.base
  const proved = check?.fresh === true && check.report?.faults === 0
  const mine = draft.hands.includes(me.person)
  const submit = async () => {
    const edition = await apply.run(draft, note)
    if (edition === undefined) return
    void message.success(t('applied', { no: edition.no }), 6)
    choose(undefined)
    onApplied()
  }
  return (
    <div className="apply-form">
      <p className="desk-hint">
        {t('hands', { names: draft.hands_names.join('、') || t('nobodyYet') })}
        {mine && !draft.agreed && ` · ${t('two')}`}
      </p>
      {behind && <p className="apply-behind">{t('behind', { no: draft.newest })}</p>}
      <RefusedWords refused={apply.refused ?? agree.refused ?? carry.refused ?? drop.refused} />
      <div className="apply-row">
        {me.may('drafts.apply') && (
          <Labelled label={t('applyWhy')} className="apply-note">
            {(id) => (
              <Input
                id={id}
                value={note}
                onChange={(event) => setNote(event.target.value)}
                placeholder={t('applyHint')}
                maxLength={200}
              />
            )}
          </Labelled>
        )}
        <div className="row end">
          <Popconfirm
            title={t('dropSure')}
            onConfirm={() => void drop.run(draft).then((done) => done && choose(undefined))}
          >
            <Button danger disabled={!me.may('drafts.apply') && draft.made_by !== me.person}>
              {t('drop')}
            </Button>
          </Popconfirm>
          {behind && me.may('drafts.write') && (
            <Button onClick={() => void carry.run(draft)} loading={carry.busy}>
              {t('carry', { no: draft.newest })}
            </Button>
          )}
          {me.may('drafts.agree') && !mine && !draft.agreed && (
            <Button onClick={() => void agree.run(draft)} loading={agree.busy} disabled={!proved}>
              {t('agree')}
            </Button>
          )}
          {me.may('drafts.apply') && (
            <Button
              type="primary"
              onClick={() => void submit()}
              loading={apply.busy}
              disabled={!proved || behind || note.trim() === '' || (mine && !draft.agreed)}
            >
              {apply.busy ? t('applying') : t('apply')}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}
