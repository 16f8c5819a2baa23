// SPDX-License-Identifier: Apache-2.0
import { clockTime } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { type Case, useCity, useHistory, useNames } from '../case/case-data.ts'

const useT = words('case-changed', {
  title: ['案件已更新', 'The case has changed'],
  now: ['现在是“{{state}}”。您填写的内容都还在。', 'It is now “{{state}}”. What you typed is still here.'],
  gone: [
    '此步已不能办理；可复制已填内容，改办其他步骤。',
    'This step is no longer yours to make; copy what you typed and choose another.',
  ],
  goOn: ['知道了，按最新情况继续', 'Go on with the case as it is'],
})

interface Props {
  shown: Case
  /** The version the person had looked at. */
  seen: number
  /** Whether the move is still offered. */
  offered: boolean
  onGoOn: () => void
}

/** What somebody else did while a form was open: nothing typed is lost, and going on is a deed of its own. */
export function Changed({ shown, seen, offered, onGoOn }: Props) {
  const t = useT()
  const city = useCity()
  const history = useHistory(shown.task_no)
  const name = useNames({ ...shown.names, ...history.data?.names })
  const lines = (history.data?.lines ?? []).filter((line) => line.version > seen)
  // A reminder of the platform changes nothing that a form says: nobody is asked to go on because of it.
  const told = lines.at(-1)?.version === shown.version
  const onlyBells = told && offered && lines.every((line) => line.move === 'tick')
  const latest = useRef(onGoOn)
  latest.current = onGoOn
  useEffect(() => {
    if (onlyBells) latest.current()
  }, [onlyBells])
  if (onlyBells) return null
  const english = (move: string) => city?.moves.find((one) => one.move === move)?.name_en
  return (
    <div className="move-changed" role="alert">
      <strong>{t('title')}</strong>
      <ul>
        {lines.map((line) => (
          <li key={line.version}>
            <span className="number">{clockTime(line.at)}</span> {name(line.person)}{' '}
            {inWords(line.name, english(line.move))}
            {line.before !== line.after && ` → ${line.after_name}`}
            {line.reason && `：${line.reason}`}
          </li>
        ))}
      </ul>
      <p>{t('now', { state: inWords(shown.state_name, shown.state_name_en) })}</p>
      {offered ? (
        <Button size="small" type="primary" onClick={onGoOn}>
          {t('goOn')}
        </Button>
      ) : (
        <p>{t('gone')}</p>
      )}
    </div>
  )
}
