// SPDX-License-Identifier: Apache-2.0
import { clockSeconds, date, dateTime, weekday } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { type Case, type HistoryLine, useCity, useHistory, useNames } from '../../../case/case-data.ts'
import { useCodeName } from '../../../case/code-names.ts'
import { Parent } from '../case-alerts.tsx'
import { worked } from '../clocks.ts'
import { byDay, clockStopped, type Said, sayings } from './story.ts'
import { Told } from './told.tsx'

const useT = words('case-timeline', {
  title: ['过程', 'Course'],
  reported: ['上报', 'Reported'],
  clock: ['{{name}}环节用时 {{used}}', '{{name}} took {{used}}'],
  limit: ['，限 {{n}} {{unit}}', ' of {{n}} {{unit}}'],
  late: ['，超时', ', late'],
  metres: ['{{n}} 米', '{{n}} m'],
  changed: ['{{before}} → {{after}}', '{{before}} → {{after}}'],
})

/** Every step of the case, newest first: what, by whom, when, why, and how long the link took. */
export function Timeline({ shown, reference }: { shown: Case; reference: string }) {
  const t = useT()
  const history = useHistory(reference)
  const name = useNames({ ...shown.names, ...history.data?.names })
  return (
    <Told answer={history}>
      {({ lines }) => (
        <section className="dossier-timeline" aria-label={t('title')}>
          {byDay(lines, date).map(([day, some]) => (
            <div key={day}>
              <h3>
                <span className="number">{day}</span> {weekday(some[0]?.at ?? day)}
              </h3>
              <ol>
                {some.map((line) => (
                  <Step key={line.version} line={line} shown={shown} name={name} />
                ))}
              </ol>
            </div>
          ))}
        </section>
      )}
    </Told>
  )
}

interface StepProps {
  line: HistoryLine
  shown: Case
  name: (id: string) => string
}

function Step({ line, shown, name }: StepProps) {
  const t = useT()
  const code = useCodeName()
  const city = useCity()
  const english = city?.moves.find((one) => one.move === line.move)?.name_en
  const state = (given: string | null, zh: string | null) =>
    inWords(zh, city?.states.find((one) => one.code === given)?.name_en ?? zh)
  const clock = clockStopped(line, shown.clocks)
  const rang = sayings(line).find((said) => said.as === 'bell')
  const moved = line.before !== null && line.before !== line.after
  return (
    <li>
      <time className="number" dateTime={line.at} title={dateTime(line.at)}>
        {clockSeconds(line.at)}
      </time>
      <div>
        <p className="dossier-step-head">
          <strong>
            {rang ? (
              <Values said={rang} name={name} />
            ) : line.before === null ? (
              t('reported')
            ) : (
              inWords(line.name, english)
            )}
          </strong>
          {moved && (
            <span className="dossier-step-change">
              {t('changed', {
                before: state(line.before, line.before_name),
                after: state(line.after, line.after_name),
              })}
            </span>
          )}
        </p>
        {line.reason && <p className="dossier-step-reason">{line.reason}</p>}
        {sayings(line)
          .filter((said) => said !== rang && said.as !== 'bell')
          .map((said) => (
            <p key={said.label[0]} className="dossier-step-fact">
              {inWords(...said.label)}
              {inWords('：', ': ')}
              <Values said={said} name={name} />
            </p>
          ))}
        <p className="dossier-step-who">
          {name(line.person)}
          {line.organ !== 'SYSTEM' && ` · ${name(line.organ)}`}
          {clock && (
            <span className={clock.overdue_at ? 'tone-red' : undefined}>
              {' · '}
              {t('clock', { name: code('link', clock.link), used: worked(clock.used_seconds) })}
              {clock.amount !== null && t('limit', { n: clock.amount, unit: code('unit', clock.unit) })}
              {clock.overdue_at && t('late')}
            </span>
          )}
        </p>
      </div>
    </li>
  )
}

function Values({ said, name }: { said: Said; name: (id: string) => string }) {
  const t = useT()
  const code = useCodeName()
  if (said.as === 'case') {
    return said.values.map((value) => <Parent key={value} id={value} />)
  }
  const { as } = said
  const inSet = (value: string) => {
    if (as === 'name') return name(value)
    if (as === 'metres') return t('metres', { n: Math.round(Number(value)) })
    if (as === 'words') return value
    if (as === 'bell') {
      const [bell, kind, link] = value.split(':')
      return `${code('link', kind === 'overall' || kind === 'target' ? kind : link)} ${code('bell', bell)}`
    }
    return code(as, value)
  }
  return <>{said.values.map(inSet).join(inWords('、', ', '))}</>
}
