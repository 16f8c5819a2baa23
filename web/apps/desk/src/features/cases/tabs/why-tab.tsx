// SPDX-License-Identifier: Apache-2.0
import { Table } from '@tongguan/lists'
import { inWords, words } from '@tongguan/words'
import { type Case, useAdvice, useCity, useNames } from '../../../case/case-data.ts'
import { useCodeName } from '../../../case/code-names.ts'
import { Told } from './told.tsx'

const useT = words('case-why', {
  proposal: ['权责清单建议由 {{lead}} 主办', 'The list names {{lead}} as the lead'],
  silent: ['权责清单没有给出唯一的主办单位', 'The list names no single lead'],
  ground: ['依据 {{basis}}，清单行 {{row}}，第 {{edition}} 版', 'Ground {{basis}}, row {{row}}, edition {{edition}}'],
  centre: ['由 {{centre}} 派遣', 'dispatched by {{centre}}'],
  path: ['经 {{path}}', 'by way of {{path}}'],
  assists: ['协办：{{units}}', 'Assisting: {{units}}'],
  level: ['结案层级：{{level}}', 'Closes at: {{level}}'],
  machine: ['可由机器派单', 'may be dispatched by the machine'],
  byHand: ['须人工派遣：{{why}}', 'By hand: {{why}}'],
  evidence: ['结案须有：{{kinds}}', 'To be shown: {{kinds}}'],
  decided: ['实际派遣：{{unit}}', 'Sent to: {{unit}}'],
  override: ['改派理由：{{reason}}', 'Why not as listed: {{reason}}'],
  considered: ['比较过的 {{n}} 行', 'Rows considered: {{n}}'],
  won: ['采用', 'chosen'],
  lost: ['未采用', 'not chosen'],
  row: ['行', 'Row'],
  for: ['适用', 'For'],
  unit: ['主办', 'Lead'],
  why: ['为什么', 'Why'],
  noRow: ['清单里没有这个类别的行', 'No row speaks of this class'],
  anywhere: ['全区', 'everywhere'],
  city: ['市级', 'city'],
  district: ['区级', 'district'],
  street: ['街镇', 'street'],
  community: ['社区', 'community'],
  here: ['按地点确定', 'by the place'],
})

/** Why this unit: what the list names, on which ground, and why every other row lost, in words. */
export function WhyTab({ shown, reference }: { shown: Case; reference: string }) {
  const t = useT()
  const code = useCodeName()
  const city = useCity()
  const name = useNames(shown.names)
  const advice = useAdvice(reference)
  const area = (region: string) => {
    const found = city?.regions.find((one) => one.code === region)
    return found === undefined ? region || t('anywhere') : inWords(found.name, found.name_en)
  }
  const lead = shown.orders.findLast((order) => order.role === 'lead')
  const levels: Record<string, string> = {
    city: t('city'),
    district: t('district'),
    street: t('street'),
    community: t('community'),
  }
  return (
    <Told answer={advice}>
      {({ proposal, by_hand_because, considered, edition }) => (
        <div className="dossier-why">
          {proposal === null ? (
            <p className="dossier-note">{t('silent')}</p>
          ) : (
            <div className="dossier-note">
              <strong>{t('proposal', { lead: name(proposal.lead.id) || proposal.lead.name })}</strong>
              <p>{t('ground', { basis: proposal.basis || '—', row: proposal.row, edition })}</p>
              <p className="dossier-hint">
                {[
                  t('centre', { centre: name(proposal.centre.id) || proposal.centre.name }),
                  proposal.path.length > 1 &&
                    t('path', { path: proposal.path.map((one) => name(one.id) || one.name).join(' → ') }),
                  proposal.assists.length > 0 &&
                    t('assists', {
                      units: proposal.assists.map((one) => name(one.id) || one.name).join(inWords('、', ', ')),
                    }),
                  t('level', { level: levels[proposal.closing_level] ?? proposal.closing_level }),
                  proposal.machine && t('machine'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {proposal.evidence.length > 0 && (
                <p className="dossier-hint">
                  {t('evidence', {
                    kinds: proposal.evidence.map((kind) => code('proof', kind)).join(inWords('、', ', ')),
                  })}
                </p>
              )}
            </div>
          )}
          {by_hand_because && <p>{t('byHand', { why: by_hand_because })}</p>}
          {lead && <p>{t('decided', { unit: name(lead.unit) })}</p>}
          {lead?.why?.override && <p>{t('override', { reason: lead.why.override })}</p>}
          <h3>{considered.length === 0 ? t('noRow') : t('considered', { n: considered.length })}</h3>
          {considered.length > 0 && (
            <Table
              label={t('considered', { n: considered.length })}
              className="dossier-table"
              dense
              loose
              rows={considered}
              rowKey={(one) => one.row}
              rowClass={(one) => (one.won ? 'dossier-won' : undefined)}
              columns={[
                { key: 'row', name: t('row'), heads: true, number: true, cell: (one) => one.row },
                { key: 'for', name: t('for'), cell: (one) => area(one.area) },
                {
                  key: 'unit',
                  name: t('unit'),
                  cell: (one) => (one.unit ? name(one.unit.id) || one.unit.name : t('here')),
                },
                {
                  key: 'why',
                  name: t('why'),
                  cell: (one) => (
                    <>
                      <strong>{t(one.won ? 'won' : 'lost')}</strong> {inWords(one.why, one.why_en)}
                    </>
                  ),
                },
              ]}
            />
          )}
        </div>
      )}
    </Told>
  )
}
