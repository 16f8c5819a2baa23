// SPDX-License-Identifier: Apache-2.0
import { api, type Problem, refusalOf, settled } from '@tongguan/api-client'
import { inWords, language, speak, words } from '@tongguan/words'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import './sign-in.css'

const useT = words('sign-in', {
  account: ['账号', 'Account'],
  password: ['口令', 'Password'],
  signIn: ['登录', 'Sign in'],
  busy: ['正在登录', 'Signing in'],
  unreachable: ['连接不上平台，请检查网络后重试。', 'The platform cannot be reached; check the network and try again.'],
})

interface Props {
  title: string
  unreachable: boolean
  onSignedIn: () => void
}

/** Account and password; what goes wrong is said above the fields and takes the focus. */
export function SignIn({ title, unreachable, onSignedIn }: Props) {
  const t = useT()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    if (problem !== undefined) said.current?.focus()
  }, [problem])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    try {
      const body = { account: String(form.get('account')), password: String(form.get('password')) }
      await settled(api.POST('/api/v1/session', { body }))
      onSignedIn()
    } catch (thrown) {
      setProblem(refusalOf(thrown).problem)
      setBusy(false)
    }
  }

  return (
    <main className="sign-in">
      <form onSubmit={submit} aria-label={t('signIn')}>
        <h1>{title}</h1>
        {(problem || unreachable) && (
          <p className="sign-in-problem" role="alert" tabIndex={-1} ref={said}>
            {problem ? inWords(problem.detail, `${problem.title_en}.`) : t('unreachable')}
          </p>
        )}
        <label>
          {t('account')}
          <input name="account" autoComplete="username" autoCapitalize="none" required />
        </label>
        <label>
          {t('password')}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <button type="submit" disabled={busy}>
          {busy ? t('busy') : t('signIn')}
        </button>
        <button type="button" className="sign-in-language" onClick={() => speak(language() === 'zh' ? 'en' : 'zh')}>
          {language() === 'zh' ? 'English' : '中文'}
        </button>
      </form>
    </main>
  )
}
