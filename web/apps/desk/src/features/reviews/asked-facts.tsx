// SPDX-License-Identifier: Apache-2.0
import { dateTime } from '@tongguan/ui'
import { inWords } from '@tongguan/words'
import { useCityNames } from '../../city.ts'
import type { Asked } from './decisions.ts'
import { REASON_CODES } from './reason-codes.ts'
import { useT } from './words.ts'

/** What is asked for, on what ground, and who has decided on it before. */
export function AskedFacts({ asked }: { asked: Asked }) {
  const t = useT()
  const names = useCityNames()
  const facts = [
    [t('reason'), asked.reason],
    [t('reasonCode'), codeWords(asked.reason_code)],
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
  ] as const
  return (
    <dl className="reviews-facts">
      {facts.map(
        ([name, value]) =>
          value !== null &&
          value !== '' && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      {asked.reviews.length > 0 && (
        <div>
          <dt>{t('earlier')}</dt>
          <dd>
            {asked.reviews.map((one) => (
              <p key={one.at}>
                {t(one.agreed ? 'agreedBy' : 'refusedBy', {
                  who: one.by_name ?? one.by,
                  organ: one.organ_name ?? '',
                  note: one.note || '—',
                })}
              </p>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}

function codeWords(code: string | null): string | null {
  const known = code === null ? undefined : REASON_CODES[code]
  return known === undefined ? code : inWords(...known)
}
