// SPDX-License-Identifier: Apache-2.0
import { $api, api, type Problem, refusalOf, settled } from '@tongguan/api-client'
import { inWords, language, speak, words } from '@tongguan/words'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import './sign-in.css'

const useT = words('sign-in', {
  account: ['账号', 'Account'],
  password: ['口令', 'Password'],
  signIn: ['登录', 'Sign in'],
  busy: ['正在登录', 'Signing in'],
  sso: ['单点登录', 'Single sign-on'],
  chosen: ['新口令已保存，请用它登录。', 'Your new password is saved: sign in with it.'],
  forgotten: ['忘记口令请找本单位管理员重设。', 'Forgot it? An administrator sets a new one.'],
  unreachable: ['连接不上平台，请检查网络后重试。', 'The platform cannot be reached; check the network and try again.'],
})

interface Props {
  title: string
  unreachable: boolean
  /** A password was just chosen. */
  chosen: boolean
  onSignedIn: () => void
}

/** Account and password; what goes wrong is said above the fields and takes the focus. */
export function SignIn({ title, unreachable, chosen, onSignedIn }: Props) {
  const t = useT()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const ways = $api.useQuery('get', '/api/v1/session/ways', {}, { staleTime: 600_000, retry: false })
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
        {chosen && problem === undefined && (
          <p className="sign-in-why" role="status">
            {t('chosen')}
          </p>
        )}
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
        {ways.data?.single_sign_on && (
          <a href={`/api/v1/oidc/start?to=${encodeURIComponent(location.pathname + location.search)}`}>{t('sso')}</a>
        )}
        <p className="sign-in-note">{t('forgotten')}</p>
        <button type="button" className="sign-in-language" onClick={() => speak(language() === 'zh' ? 'en' : 'zh')}>
          {language() === 'zh' ? 'English' : '中文'}
        </button>
      </form>
    </main>
  )
}
