// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { $api, type Refused, type Schema } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { dateTime, Tag } from '@tongguan/ui'
import { Alert, App, Button, Drawer, Typography } from 'antd'
import { useState } from 'react'
import { useCityNames } from '../../../city.ts'
import { useT as useShared } from '../../../common-words.ts'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { ChangeHistory } from '../../../record/change-history.tsx'
import { roleName } from '../../../roles.ts'
import { AccountState } from './account-state.tsx'
import { StaffForm } from './staff-form.tsx'
import { Tokens } from './tokens.tsx'
import { staffVerbs } from './verbs.ts'
import { useT } from './words.ts'
import './staff.css'

type Asking = { what: 'open' | 'reset' | 'close' | 'withdraw' | 'post' } | { what: 'end'; post: Schema<'StaffPostOut'> }

/** One person: posts, account, sessions and tokens; every change asks for a reason. */
export function MemberPane({ person, onClose }: { person: string; onClose(): void }) {
  const t = useT()
  const shared = useShared()
  const me = useMe()
  const names = useCityNames()
  const { message } = App.useApp()
  const found = $api.useQuery('get', '/api/v1/staff/{person}', { params: { path: { person } } })
  const history = $api.useQuery('get', '/api/v1/staff/{person}/history', { params: { path: { person } } })
  const [asking, setAsking] = useState<Asking>()
  const [password, setPassword] = useState<Schema<'PasswordOut'>>()
  const member = found.data
  const mayChange = me.may('staff.change')
  const done = () => {
    setAsking(undefined)
    void message.success(t('done'))
  }
  return (
    <Drawer
      open
      size="large"
      title={member?.name ?? person}
      closable={{ 'aria-label': shared('close') }}
      onClose={onClose}
      loading={found.isPending}
    >
      <RefusedWords refused={found.error === null ? undefined : (found.error as unknown as Refused | undefined)} />
      {member !== undefined && (
        <>
          <p className="desk-hint">
            <span className="desk-code">{member.person}</span> · {t('account')}{' '}
            <span className="desk-code">{member.account}</span> · {t('phone')} {member.phone || '—'}
          </p>
          {me.may('audit.read') && (
            <p>
              <Link to="/admin/$section" params={{ section: 'audit' }} search={{ who: person }}>
                {t('theirRecord')}
              </Link>
            </p>
          )}
          {password !== undefined && <Password given={password} />}
          <h3>{t('posts')}</h3>
          <ul className="member-posts">
            {member.posts.map((post) => (
              <li key={post.id} className={post.held ? undefined : 'tone-faint'}>
                <span>
                  <strong>{roleName(post.role)}</strong> · {names.organ(post.organ, post.organ_name)} ·{' '}
                  {names.place(post.region, post.region_name)} ·{' '}
                  {post.classes.length === 0 ? t('allClasses') : post.classes.join('、')}
                  <Tag>{post.from_pack ? t('pack') : t('byHand')}</Tag>
                  {post.since !== null && <small> {t('since', { at: dateTime(post.since) })}</small>}
                  {post.until !== null && <small> {t('until', { at: dateTime(post.until) })}</small>}
                </span>
                {mayChange && post.held && (
                  <Button
                    size="small"
                    onClick={() => setAsking({ what: 'end', post })}
                    aria-label={t('endOne', {
                      post: `${roleName(post.role)} ${names.organ(post.organ, post.organ_name)}`,
                    })}
                  >
                    {t('endPost')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {mayChange && <Button onClick={() => setAsking({ what: 'post' })}>{t('addPost')}</Button>}
          <h3>
            {t('account')} <AccountState member={member} />
          </h3>
          {member.sign_in?.last_sign_in_at && (
            <p>
              {t('last')} {dateTime(member.sign_in.last_sign_in_at)}
            </p>
          )}
          {mayChange && (
            <div className="member-buttons">
              {member.sign_in?.open !== true ? (
                <Button onClick={() => setAsking({ what: 'open' })}>{t('openAccount')}</Button>
              ) : (
                <>
                  <Button onClick={() => setAsking({ what: 'reset' })}>{t('reset')}</Button>
                  <Button danger onClick={() => setAsking({ what: 'close' })}>
                    {t('closeAccount')}
                  </Button>
                </>
              )}
              {(member.sign_in?.sessions ?? 0) + (member.sign_in?.api_tokens ?? 0) > 0 && (
                <Button onClick={() => setAsking({ what: 'withdraw' })}>{t('withdraw')}</Button>
              )}
            </div>
          )}
          {mayChange && <Tokens person={person} />}
          <ChangeHistory asked={history} />
          <Asked
            asking={asking}
            person={person}
            onDone={done}
            onPassword={setPassword}
            onLeave={() => setAsking(undefined)}
          />
        </>
      )}
    </Drawer>
  )
}

interface AskedProps {
  asking: Asking | undefined
  person: string
  onDone(): void
  onPassword(given: Schema<'PasswordOut'>): void
  onLeave(): void
}

function Asked({ asking, person, onDone, onPassword, onLeave }: AskedProps) {
  const t = useT()
  const names = useCityNames()
  const withPassword = (given: Schema<'PasswordOut'>) => {
    onPassword(given)
    onDone()
  }
  switch (asking?.what) {
    case 'open':
      return (
        <StaffForm
          form="ReasonForm"
          title={t('openAccount')}
          deed={(key, body) => staffVerbs.open(key, person, body)}
          onDone={withPassword}
          onLeave={onLeave}
        />
      )
    case 'reset':
      return (
        <StaffForm
          form="ReasonForm"
          title={t('reset')}
          deed={(key, body) => staffVerbs.reset(key, person, body)}
          onDone={withPassword}
          onLeave={onLeave}
        />
      )
    case 'close':
      return (
        <StaffForm
          form="ReasonForm"
          title={t('closeAccount')}
          hint={t('closeHint')}
          danger
          deed={(key, body) => staffVerbs.close(key, person, body)}
          onDone={onDone}
          onLeave={onLeave}
        />
      )
    case 'withdraw':
      return (
        <StaffForm
          form="WithdrawForm"
          title={t('withdraw')}
          danger
          deed={(key, body) => staffVerbs.withdraw(key, person, body)}
          onDone={onDone}
          onLeave={onLeave}
        />
      )
    case 'end': {
      const { post } = asking
      return (
        <StaffForm
          form="ReasonForm"
          title={t('endOne', { post: `${roleName(post.role)} · ${names.organ(post.organ, post.organ_name)}` })}
          hint={t('endHint')}
          danger
          deed={(key, body) => staffVerbs.endPost(key, person, post.id, body)}
          onDone={onDone}
          onLeave={onLeave}
        />
      )
    }
    case 'post':
      return (
        <StaffForm
          form="MorePostForm"
          title={t('addPost')}
          deed={(key, body) => staffVerbs.addPost(key, person, body)}
          onDone={onDone}
          onLeave={onLeave}
        />
      )
    default:
      return null
  }
}

function Password({ given }: { given: Schema<'PasswordOut'> }) {
  const t = useT()
  if (given.password === null) return null
  return (
    <Alert
      type="success"
      title={t('password')}
      description={
        <>
          <p>{t('passwordOnce', { account: given.account })}</p>
          <Typography.Text copyable={{ tooltips: [t('copy'), t('copied')] }} className="member-password">
            {given.password}
          </Typography.Text>
        </>
      }
    />
  )
}
