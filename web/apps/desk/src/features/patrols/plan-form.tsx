// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import { beyondFields, RegisterFields, useRegisterForm } from '../../forms/register-form.tsx'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { begun, told } from './draft.ts'
import { type Beside, PlacesField } from './places-field.tsx'
import { useWritePlan } from './use-write-plan.ts'
import { useT } from './words.ts'

interface Props extends Beside {
  /** Whether it was saved. */
  onDone: (saved: boolean) => void
}

/** Writing a plan. */
export function PlanForm({ onDone, ...beside }: Props) {
  const t = useT()
  const { plan } = beside
  const filling = useRegisterForm('PlanIn', () => begun(plan))
  const { run, busy, refused } = useWritePlan(plan.person, () => onDone(true))
  const { body, fields } = filling
  return (
    <form
      className="patrols-form"
      aria-label={t('write')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (body !== undefined && !busy) void run({ ...body, places: told(body.places) })
      }}
    >
      <div className="scroll">
        <RegisterFields
          filling={filling}
          refused={refused}
          places={(props) => <PlacesField {...props} {...beside} />}
        />
      </div>
      <footer className="patrols-form-foot row">
        <RefusedWords refused={beyondFields(fields, refused)} />
        <Button type="primary" htmlType="submit" loading={busy} disabled={body === undefined}>
          {t('save')}
        </Button>
        <Button onClick={() => onDone(false)}>{t('cancel')}</Button>
      </footer>
    </form>
  )
}
