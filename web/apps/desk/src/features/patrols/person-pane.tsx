// SPDX-License-Identifier: Apache-2.0
import { ArrowLeftOutlined } from '@ant-design/icons'
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { useNow } from '@tongguan/ui'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { ChangeHistory } from '../../record/change-history.tsx'
import { roleName } from '../../roles.ts'
import type { Patroller } from './ground.ts'
import { Progress, StateWords } from './people-table.tsx'
import { PlanForm } from './plan-form.tsx'
import { type Drawn, kindOf, planDrawn } from './stops.ts'
import { useRegionName } from './use-region-name.ts'
import { useWritePlan } from './use-write-plan.ts'
import { useT } from './words.ts'

interface Props {
  of: Patroller
  onDraw: (drawn: Drawn | undefined) => void
  onPoint: (place: string | undefined) => void
  onBack: () => void
}

/** One person: how far they have come, their plan, and, for those who may, writing it. */
export function PersonPane({ of, onDraw, onPoint, onBack }: Props) {
  const t = useT()
  const named = useRegionName()
  const now = useNow(60)
  const [writing, setWriting] = useState(false)
  const [told, setTold] = useState('')
  const path = { person: of.person }
  const asked = $api.useQuery('get', '/api/v1/patrols/{person}/plan', { params: { path } })
  const plan = asked.data
  useEffect(() => {
    if (plan !== undefined && !writing) onDraw(planDrawn(plan, of))
  }, [plan, of, writing, onDraw])
  return (
    <>
      <header className="patrols-person">
        <Button type="text" icon={<ArrowLeftOutlined aria-hidden />} aria-label={t('back')} onClick={onBack} />
        <div>
          <h2>
            {of.name} <span className="desk-note">{roleName(of.role)}</span>
          </h2>
          <p className="desk-note">{named(of.region)}</p>
        </div>
        <div className="patrols-person-now">
          <Progress of={of} />
          <StateWords of={of} now={now} />
        </div>
      </header>
      {asked.error !== null && plan === undefined && <RefusedWords refused={refusalOf(asked.error)} />}
      {plan !== undefined &&
        (writing ? (
          <PlanForm
            plan={plan}
            onDraw={onDraw}
            onPoint={onPoint}
            onDone={(saved) => {
              setWriting(false)
              setTold(saved ? t('saved') : '')
            }}
          />
        ) : (
          <PlanShown
            plan={plan}
            of={of}
            told={told}
            onTold={setTold}
            onPoint={onPoint}
            onWrite={() => setWriting(true)}
          />
        ))}
    </>
  )
}

interface ShownProps {
  plan: Schema<'PlanOut'>
  of: Patroller
  told: string
  onTold: (told: string) => void
  onPoint: (place: string | undefined) => void
  onWrite: () => void
}

function PlanShown({ plan, of, told, onTold, onPoint, onWrite }: ShownProps) {
  const t = useT()
  const path = { person: plan.person }
  const history = $api.useQuery('get', '/api/v1/patrols/{person}/plan/history', { params: { path } })
  const { run, busy, refused } = useWritePlan(plan.person, () => onTold(t('restored')))
  const n = plan.places.length
  return (
    <>
      <div className="patrols-plan-head">
        <h3>{t('plan')}</h3>
        <p className="desk-note">
          {plan.edited ? t('written') : t('generated')}
          {n > 0 && ` · ${plan.days > 1 ? t('turns', { n, most: plan.a_day, days: plan.days }) : t('whole', { n })}`}
        </p>
        <span role="status" className="tone-green">
          {told}
        </span>
        {plan.writable && (
          <p className="patrols-plan-moves">
            <Button type="primary" onClick={onWrite}>
              {t('write')}
            </Button>
            {plan.edited && (
              <Button loading={busy} onClick={() => void run({ places: [], a_day: 1 })}>
                {t('giveBack')}
              </Button>
            )}
          </p>
        )}
        <RefusedWords refused={refused} />
      </div>
      {n === 0 && <p className="desk-empty">{t('planEmpty')}</p>}
      <ol className="patrols-places">
        {plan.places.map((place, at) => (
          <li key={place.id} onPointerEnter={() => onPoint(place.id)} onPointerLeave={() => onPoint(undefined)}>
            <span className="number">{at + 1}</span>
            <span>{place.name}</span>
            <PlaceState kind={kindOf(place, of)} />
          </li>
        ))}
      </ol>
      <ChangeHistory asked={history} />
    </>
  )
}

function PlaceState({ kind }: { kind: 'seen' | 'open' | 'later' }) {
  const t = useT()
  return (
    <span className={`patrols-kind patrols-kind-${kind}`}>
      <i className={`patrols-sign patrols-sign-${kind}`} />
      {t(kind)}
    </span>
  )
}
