// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { type Refused, refusalOf, requestKey, type Schema } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { Button, Modal, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useT as useShared } from '../../../common-words.ts'
import { RegisterFields, useRegisterForm } from '../../../forms/register-form.tsx'
import { roleName } from '../../../roles.ts'
import { saveCsv } from '../../../spreadsheet.ts'
import type { Member } from './account-state.tsx'
import { staffVerbs } from './verbs.ts'
import { useT } from './words.ts'
import './staff.css'

interface Result {
  member: Member
  password: string
  refused?: Refused
}

/** A password costs the platform a good part of a second; so many at a time leave it room for others. */
const AT_ONCE = 3

/** Opens the accounts of several people one after another; the first passwords come as one sheet, shown nowhere else. */
export function OpenMany({ members, onDone }: { members: Member[]; onDone(): void }) {
  const t = useT()
  const shared = useShared()
  const queries = useQueryClient()
  const filling = useRegisterForm('ReasonForm')
  const [results, setResults] = useState<Result[]>([])
  const [busy, setBusy] = useState(false)
  const stopped = useRef(false)
  const over = results.length > 0 && !busy
  const failed = results.filter((one) => one.refused !== undefined)

  useEffect(() => {
    if (!busy) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [busy])

  async function open() {
    const { body } = filling
    if (body === undefined || busy) return
    setBusy(true)
    const done: Result[] = []
    const waiting = [...members]
    const one = async () => {
      for (let next = waiting.shift(); next !== undefined && !stopped.current; next = waiting.shift()) {
        done.push(await opened(next, body))
        setResults([...done])
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, one))
    setBusy(false)
    void queries.invalidateQueries({ predicate: (query) => String(query.queryKey[1]).startsWith('/api/v1/staff') })
    const good = done.filter((one) => one.password !== '')
    if (good.length > 0)
      saveCsv(sheetOf(good, [t('name'), t('account'), t('password'), t('posts')]), `${t('sheet')}.csv`)
  }

  return (
    <Modal
      open
      title={t('openMany', { n: members.length })}
      closable={!busy}
      mask={{ closable: false }}
      onCancel={onDone}
      footer={
        over ? (
          <Button type="primary" onClick={onDone}>
            {shared('close')}
          </Button>
        ) : (
          <>
            <Button
              onClick={() => {
                if (busy) stopped.current = true
                else onDone()
              }}
            >
              {busy ? t('stop') : shared('cancel')}
            </Button>
            <Button type="primary" disabled={filling.body === undefined} loading={busy} onClick={() => void open()}>
              {t('openAccount')}
            </Button>
          </>
        )
      }
    >
      {results.length === 0 && !busy ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void open()
          }}
        >
          <p className="desk-hint">{t('openManyHint')}</p>
          <RegisterFields filling={filling} refused={undefined} />
        </form>
      ) : (
        <div aria-live="polite">
          <Progress
            percent={Math.round((results.length / members.length) * 100)}
            status={over ? (failed.length > 0 ? 'exception' : 'success') : 'active'}
            format={(shown) => `${shown} %`}
          />
          <p>{t('openedOf', { n: results.length - failed.length, all: members.length })}</p>
          {over && <p className="desk-hint">{t('handOver')}</p>}
          <ul className="sheet-findings">
            {failed.map(({ member, refused }) => (
              <li key={member.person}>
                {member.name} {member.account}：
                {refused !== undefined && inWords(refused.problem.detail, refused.problem.title_en)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Modal>
  )
}

async function opened(member: Member, body: Schema<'ReasonForm'>): Promise<Result> {
  try {
    const given = await staffVerbs.open(requestKey(), member.person, body)
    return { member, password: given.password ?? '' }
  } catch (thrown) {
    return { member, password: '', refused: refusalOf(thrown) }
  }
}

function sheetOf(results: Result[], head: string[]): string[][] {
  const posts = (member: Member) =>
    member.posts.filter((post) => post.held).map((post) => `${roleName(post.role)} ${post.organ_name}`)
  return [
    head,
    ...results.map(({ member, password }) => [member.name, member.account, password, posts(member).join('；')]),
  ]
}
