// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { Table } from '@tongguan/lists'
import { percent, shortTime, useNow } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { Button } from 'antd'
import { useState } from 'react'
import { type Case, useCase, useHistory, useNames } from '../../../case/case-data.ts'
import { useSimilar } from '../../../case/similar-data.ts'
import { Parent } from '../case-alerts.tsx'
import { joinedTo } from './joined.ts'
import { Nothing, Told } from './told.tsx'

const useT = words('case-similar', {
  none: ['没有找到相似的在办案件', 'No open case seems alike'],
  found: ['可能是同一件事的在办案件', 'Open cases that may be the same matter'],
  joined: ['并入本案的', 'Joined to this case'],
  parent: ['本案已并入', 'This case has joined'],
  metres: ['相距 {{n}} 米', '{{n}} m away'],
  share: ['文字相似 {{n}}%', '{{n}} % of the words alike'],
  same: ['同一子类', 'same class'],
  voices: ['{{n}} 人反映', '{{n}} voices'],
  compare: ['比对', 'Compare'],
  hide: ['收起', 'Hide'],
  merge: ['将本案并入 {{no}}', 'Let this case join {{no}}'],
  this: ['本案', 'This case'],
  that: ['该案', 'That case'],
  title: ['标题', 'Title'],
  address: ['地址', 'Address'],
  class: ['类别', 'Class'],
  reported: ['上报', 'Reported'],
  state: ['状态', 'State'],
  lead: ['主办', 'Lead'],
})

interface Props {
  shown: Case
  reference: string
  /** Opens the form that merges; absent when merging is not on offer. */
  onMerge: ((parent: string) => void) | undefined
}

/** Cases alike, to be compared side by side and merged; and those merged already. */
export function SimilarTab({ shown, reference, onMerge }: Props) {
  const t = useT()
  const now = useNow()
  const similar = useSimilar(shown, shown.open)
  const history = useHistory(reference, shown.complainants > 1)
  const [compared, setCompared] = useState<string>()
  const joined = joinedTo(history.data?.lines ?? [])
  return (
    <>
      {shown.parent !== null && (
        <p>
          {t('parent')} <Parent id={shown.parent} />
        </p>
      )}
      {joined.length > 0 && (
        <section aria-label={t('joined')}>
          <h3>{t('joined')}</h3>
          <ul className="dossier-list">
            {joined.map((child) => (
              <li key={child}>
                <Parent id={child} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {shown.open && (
        <Told answer={similar}>
          {(found) =>
            found.length === 0 ? (
              <Nothing>{t('none')}</Nothing>
            ) : (
              <section aria-label={t('found')}>
                <h3>{t('found')}</h3>
                <ul className="dossier-list">
                  {found.map((one) => (
                    <li key={one.case_id}>
                      <p>
                        <Link to="/cases/$ref" params={{ ref: one.task_no }}>
                          <span className="number">{one.task_no}</span> {one.title}
                        </Link>
                      </p>
                      <p className="dossier-hint">
                        {[
                          one.address,
                          shortTime(one.reported_at, now),
                          one.metres !== null && t('metres', { n: Math.round(one.metres) }),
                          t('share', { n: percent(one.share, 0) }),
                          one.same_class && t('same'),
                          one.complainants > 1 && t('voices', { n: one.complainants }),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </p>
                      <p className="dossier-hint">{inWords(one.why_zh, one.why_en)}</p>
                      <div className="row">
                        <Button
                          size="small"
                          aria-expanded={compared === one.task_no}
                          onClick={() => setCompared(compared === one.task_no ? undefined : one.task_no)}
                        >
                          {t(compared === one.task_no ? 'hide' : 'compare')}
                        </Button>
                        {onMerge && (
                          <Button size="small" onClick={() => onMerge(one.case_id)}>
                            {t('merge', { no: one.task_no })}
                          </Button>
                        )}
                      </div>
                      {compared === one.task_no && <Compared shown={shown} other={one.task_no} />}
                    </li>
                  ))}
                </ul>
              </section>
            )
          }
        </Told>
      )}
    </>
  )
}

function Compared({ shown, other }: { shown: Case; other: string }) {
  const t = useT()
  const now = useNow()
  const found = useCase(other)
  const name = useNames({ ...shown.names, ...found.data?.names })
  const row = (one: Case) => ({
    title: one.title,
    address: one.address,
    class: one.class_path ?? '—',
    reported: shortTime(one.reported_at, now),
    state: inWords(one.state_name, one.state_name_en),
    lead: name(one.lead_unit) || '—',
  })
  return (
    <Told answer={found}>
      {(that) => {
        const [mine, theirs] = [row(shown), row(that)]
        const terms = Object.keys(mine) as (keyof typeof mine)[]
        return (
          <Table
            label={t('compare')}
            className="dossier-table"
            dense
            rows={terms}
            rowKey={(term) => term}
            rowClass={(term) => (mine[term] === theirs[term] ? 'dossier-same' : undefined)}
            columns={[
              { key: 'term', name: t('compare'), silent: true, width: 64, heads: true, cell: (term) => t(term) },
              { key: 'this', name: t('this'), cell: (term) => mine[term] },
              { key: 'that', name: t('that'), cell: (term) => theirs[term] },
            ]}
          />
        )
      }}
    </Told>
  )
}
