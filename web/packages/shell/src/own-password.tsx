// SPDX-License-Identifier: Apache-2.0
import { api, type Problem, refusalOf, settled } from '@tongguan/api-client'
import { inWords, words } from '@tongguan/words'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import './sign-in.css'

const useT = words('own-password', {
  choose: ['设定口令', 'Choose your password'],
  byLink: [
    '用一次性链接开通账号：填写您的账号，自己设定口令。',
    'This link opens your account: choose a password for it.',
  ],
  change: ['先修改初始口令', 'Change your first password'],
  why: [
    '您的口令由管理员设定，别人知道。改成自己的口令后重新登录，才能办理。',
    'Somebody else has given you this password and knows it. Choose your own and sign in again.',
  ],
  account: ['账号', 'Account'],
  old: ['初始口令', 'First password'],
  fresh: ['新口令（至少 8 位）', 'New password (8 characters or more)'],
  again: ['再输一遍新口令', 'New password again'],
  differ: ['两遍输入的新口令不一致。', 'The two new passwords are not the same.'],
  save: ['保存新口令', 'Save'],
  leave: ['退出登录', 'Sign out'],
})

const LINK = /^#link=([\w-]+)$/

/** The secret of the one-time link that was opened; the part behind # never reaches a log. */
export function linkInAddress(): string | undefined {
  return LINK.exec(location.hash)?.[1]
}

interface Props {
  title: string
  /** Of a one-time link; without one, the first password is changed. */
  link?: string
  onDone: () => void
  onLeave?: () => void
}

/** A password of one's own, before anything else; what goes wrong is said above the fields and takes the focus. */
export function OwnPassword({ title, link, onDone, onLeave }: Props) {
  const t = useT()
  const [problem, setProblem] = useState<Problem>()
  const [differ, setDiffer] = useState(false)
  const [busy, setBusy] = useState(false)
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    if (problem !== undefined || differ) said.current?.focus()
  }, [problem, differ])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [first, fresh] = [String(form.get('first')), String(form.get('fresh'))]
    setProblem(undefined)
    setDiffer(fresh !== form.get('again'))
    if (fresh !== form.get('again')) return
    setBusy(true)
    try {
      await settled(
        link === undefined
          ? api.POST('/api/v1/password', { body: { old: first, new: fresh } })
          : api.POST('/api/v1/password/link', { body: { link, account: first, new: fresh } }),
      )
      onDone()
    } catch (thrown) {
      setProblem(refusalOf(thrown).problem)
      setBusy(false)
    }
  }

  const heading = link === undefined ? t('change') : t('choose')
  return (
    <main className="sign-in">
      <form onSubmit={submit} aria-label={heading}>
        <h1>{heading}</h1>
        <p className="sign-in-why">{link === undefined ? t('why') : t('byLink')}</p>
        {(problem || differ) && (
          <p className="sign-in-problem" role="alert" tabIndex={-1} ref={said}>
            {problem ? inWords(problem.detail, `${problem.title_en}.`) : t('differ')}
          </p>
        )}
        {link === undefined ? (
          <label>
            {t('old')}
            <input name="first" type="password" autoComplete="current-password" required />
          </label>
        ) : (
          <label>
            {t('account')}
            <input name="first" autoComplete="username" autoCapitalize="none" required />
          </label>
        )}
        <label>
          {t('fresh')}
          <input name="fresh" type="password" autoComplete="new-password" required />
        </label>
        <label>
          {t('again')}
          <input name="again" type="password" autoComplete="new-password" required />
        </label>
        <button type="submit" disabled={busy}>
          {t('save')}
        </button>
        {onLeave !== undefined && (
          <button type="button" className="sign-in-language" onClick={onLeave}>
            {t('leave')}
          </button>
        )}
      </form>
    </main>
  )
}
