// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { date, now } from '@tongguan/ui'
import { inWords, speak, useLanguage, words } from '@tongguan/words'
import { Dialog } from 'antd-mobile'
import type { ReactNode } from 'react'
import { linkTo } from '../../address.ts'
import { useTitle } from '../../frame/frame.tsx'
import { field } from '../../offline/database.ts'
import { forget } from '../../offline/keeper.ts'
import { useOutbox } from '../../outbox/outbox.tsx'
import { useTrack } from '../../track/track-keeper.tsx'
import { useOrganName } from '../../work/use-organ-name.ts'
import './me.css'

const useT = words('me', {
  title: ['我的', 'Me'],
  patrol: ['今日巡查', 'Patrol today'],
  places: ['已看 {{n}} / {{all}} 个点位', '{{n}} of {{all}} places looked at'],
  walking: ['巡查中', 'on patrol'],
  outbox: ['待传与送达', 'Outbox'],
  waiting: ['待传 {{n}}', '{{n}} to send'],
  returned: ['被退回 {{n}}', '{{n}} returned'],
  allSent: ['全部送达', 'all delivered'],
  today: ['今天从这部手机送达', 'Delivered from this phone today'],
  nothing: ['还没有', 'nothing yet'],
  pieces: ['{{n}} 项', '{{n}}'],
  language: ['English', '中文'],
  leave: ['退出登录', 'Sign out'],
  walkingFirst: ['巡查还没有结束，请先结束巡查。', 'You are still on patrol; please end it first.'],
  lost: [
    '还有 {{n}} 项没有送达。退出后它们留在这部手机上，您再次登录后继续上传。',
    '{{n}} not delivered yet. They stay on this phone and go on when you sign in again.',
  ],
  sure: ['确定退出登录？存在手机上供离线查看的内容会清除。', 'Sign out? What is kept for reading offline is deleted.'],
  cancel: ['取消', 'Cancel'],
})

/** Who I am, today's patrol, what waits to be sent, language, the way out. */
export function MePage() {
  const t = useT()
  const me = useMe()
  const { items, waiting, returned } = useOutbox()
  const { walking } = useTrack()
  const patrols = me.may('patrols.walk')
  const language = useLanguage()
  useTitle(t('title'))
  const today = date(now())
  const delivered = items.filter((item) => item.sentAt !== null && date(item.sentAt) === today)

  async function leave() {
    if (walking) {
      await Dialog.alert({ content: t('walkingFirst') })
      return
    }
    const open = waiting.length + returned.length
    const content = open > 0 ? `${t('lost', { n: open })}` : t('sure')
    if (!(await Dialog.confirm({ content, confirmText: t('leave'), cancelText: t('cancel') }))) return
    await forget(await field())
    await me.leave()
  }

  return (
    <>
      <section className="card me">
        <h2>{me.name}</h2>
        <Posts />
      </section>
      <ul className="me-list">
        {patrols && (
          <Row path="/patrol" name={t('patrol')}>
            <PatrolToday />
            {walking && <strong> {t('walking')}</strong>}
          </Row>
        )}
        <Row path="/outbox" name={t('outbox')}>
          {waiting.length > 0 && <span className="tone-amber">{t('waiting', { n: waiting.length })} </span>}
          {returned.length > 0 && <span className="tone-red">{t('returned', { n: returned.length })}</span>}
          {waiting.length + returned.length === 0 && t('allSent')}
        </Row>
        <li className="me-row">
          <span>{t('today')}</span>
          <span className="me-value number">
            {delivered.length > 0 ? t('pieces', { n: delivered.length }) : t('nothing')}
          </span>
        </li>
      </ul>
      <div className="buttons">
        <button type="button" className="button" onClick={() => speak(language === 'zh' ? 'en' : 'zh')}>
          <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{t('language')}</span>
        </button>
        <button type="button" className="button button-bad" onClick={() => void leave()}>
          {t('leave')}
        </button>
      </div>
    </>
  )
}

function Row({ path, name, children }: { path: string; name: string; children: ReactNode }) {
  return (
    <li>
      <a className="me-row" {...linkTo(path)}>
        <span>{name}</span>
        <span className="me-value">{children}</span>
        <span aria-hidden="true">›</span>
      </a>
    </li>
  )
}

function Posts() {
  const me = useMe()
  const city = $api.useQuery('get', '/api/v1/city', {}, { staleTime: 3_600_000 }).data
  const organ = useOrganName()
  const regions = new Map(city?.regions.map((region) => [region.code, inWords(region.name, region.name_en)]))
  const lines = new Set(me.posts.map((post) => `${organ(post.organ)} · ${regions.get(post.region) ?? post.region}`))
  return [...lines].map((line) => (
    <p key={line} className="note">
      {line}
    </p>
  ))
}

function PatrolToday() {
  const t = useT()
  const { data } = $api.useQuery('get', '/api/v1/my/patrol')
  if (data === undefined) return null
  return t('places', { n: data.places.filter((place) => place.seen !== null).length, all: data.places.length })
}
