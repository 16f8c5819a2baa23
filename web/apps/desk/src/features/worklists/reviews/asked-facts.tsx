// SPDX-License-Identifier: Apache-2.0
import { dateTime, type Fact, Facts } from '@tongguan/ui'
import { useCodeName } from '../../../case/code-names.ts'
import { useCityNames } from '../../../city.ts'
import type { Asked } from './decisions.ts'
import { useT } from './words.ts'

/** What is asked for, on what ground, and who has decided on it before. */
export function AskedFacts({ asked }: { asked: Asked }) {
  const t = useT()
  const names = useCityNames()
  const code = useCodeName()
  const facts: Fact[] = [
    [t('reason'), asked.reason],
    [t('reasonCode'), code('returnReason', asked.reason_code)],
    [t('legalBasis'), asked.legal_basis],
    [t('suggested'), asked.suggested_unit && names.organ(asked.suggested_unit, asked.suggested_unit_name)],
    [
      t('days'),
      asked.kind === 'extension'
        ? asked.days === null
          ? t('originalLimit')
          : t('daysValue', { n: asked.days })
        : null,
    ],
    [t('until'), asked.until === null ? null : dateTime(asked.until)],
    [t('plan'), asked.plan],
    [
      t('earlier'),
      asked.reviews.length > 0 &&
        asked.reviews.map((one) => (
          <p key={one.at}>
            {t(one.agreed ? 'agreedBy' : 'refusedBy', {
              who: one.by_name ?? one.by,
              organ: one.organ_name ?? '',
              note: one.note || '—',
            })}
          </p>
        )),
    ],
  ]
  return <Facts of={facts} />
}
