// SPDX-License-Identifier: Apache-2.0
import { dateTime, type Fact, Facts } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { type Case, useCity, useNames } from '../../case/case-data.ts'
import { useCodeName } from '../../case/code-names.ts'

const useT = words('case-facts', {
  title: ['案件信息', 'Facts'],
  class: ['类别', 'Class'],
  filing: ['立案条件', 'Filing condition'],
  closing: ['结案条件', 'Closing condition'],
  source: ['来源', 'Source'],
  upstream: ['来源工单号', 'Number at the source'],
  kind: ['诉求性质', 'Kind'],
  grade: ['等级', 'Grade'],
  reported: ['上报', 'Reported'],
  owner: ['负责中心', 'Centre'],
  lead: ['主办单位', 'Lead unit'],
  handler: ['处置人', 'Handler'],
  broker: ['结案中心', 'Closes at'],
  callback: ['需回访', 'Wants an answer'],
  outcome: ['结果', 'Outcome'],
  satisfied: ['满意', 'content'],
  unsatisfied: ['不满意', 'not content'],
  way: ['经过中心', 'Way between centres'],
  yes: ['是', 'yes'],
  none: ['未定', 'not yet'],
})

/** The facts of a case as a list of terms. */
export function CaseFacts({ shown }: { shown: Case }) {
  const t = useT()
  const code = useCodeName()
  const city = useCity()
  const name = useNames(shown.names)
  const source = city?.sources.find((one) => one.code === shown.source)
  const facts: readonly Fact[] = [
    [t('class'), shown.class_path ?? t('none')],
    [t('filing'), shown.condition_filing],
    [t('closing'), shown.condition_closing],
    [
      t('source'),
      [inWords(source?.name ?? shown.source, source?.name_en), code('kind', shown.kind)].filter(Boolean).join(' · '),
    ],
    [t('upstream'), shown.upstream_no],
    [t('grade'), shown.grade === null ? null : code('grade', shown.grade)],
    [t('reported'), `${dateTime(shown.reported_at)} · ${name(shown.reporter)}`],
    [t('owner'), name(shown.owner)],
    [t('lead'), shown.lead_unit === null ? null : name(shown.lead_unit)],
    [t('handler'), shown.handler === null ? null : name(shown.handler)],
    [t('broker'), shown.broker === null || shown.broker === shown.owner ? null : name(shown.broker)],
    [t('callback'), shown.needs_callback ? t('yes') : null],
    [t('way'), shown.hops.length > 1 ? shown.hops.map((hop) => name(hop.centre)).join(' → ') : null],
    [
      t('outcome'),
      shown.outcome === null
        ? null
        : [
            code('outcome', shown.outcome),
            shown.satisfied === null ? '' : t(shown.satisfied ? 'satisfied' : 'unsatisfied'),
          ]
            .filter(Boolean)
            .join(' · '),
    ],
  ]
  return (
    <section aria-label={t('title')}>
      <Facts of={facts} />
    </section>
  )
}
