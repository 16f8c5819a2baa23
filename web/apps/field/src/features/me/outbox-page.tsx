// SPDX-License-Identifier: Apache-2.0
import { shortTime } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { Dialog } from 'antd-mobile'
import { useState } from 'react'
import { linkTo } from '../../address.ts'
import { useTitle } from '../../frame/frame.tsx'
import { useSubmit } from '../../moves/use-submit.ts'
import type { Item } from '../../offline/item.ts'
import { useOutbox } from '../../outbox/outbox.tsx'
import { Thumb } from '../../photos/photo-picker.tsx'
import { corrected, wordsOf } from './correcting.ts'
import './me.css'

const useT = words('outbox', {
  title: ['待传与送达', 'Outbox'],
  returned: ['被退回，请改正', 'Returned, to be corrected'],
  waiting: ['待传', 'To be sent'],
  sent: ['已送达', 'Delivered'],
  none: ['没有待传的内容，全部送达。', 'Nothing waits; all is delivered.'],
  retry: ['立即重试', 'Try now'],
  why: ['被退回：{{why}}', 'Returned: {{why}}'],
  tried: ['已试 {{n}} 次，{{at}} 再试', 'tried {{n}} times, again at {{at}}'],
  part: ['第一步已办，后一步没有通过', 'the first part was granted, the second was not'],
  photos: ['{{n}} 张照片', '{{n}} photos'],
  drop: ['删除', 'Delete'],
  sure: ['删除后文字和照片都不再保留，确定删除？', 'Words and photos are gone then. Delete?'],
  cancel: ['取消', 'Cancel'],
  send: ['重新提交', 'Send again'],
  busy: ['正在提交', 'Sending'],
  open: ['查看案件', 'Open the case'],
  signIn: [
    '登录已过期。请到“我的”退出后重新登录，待传的内容不会丢。',
    'Signed out meanwhile. Sign in again; nothing here is lost.',
  ],
  words: ['文字', 'Words'],
  photo: ['照片 {{n}}', 'Photo {{n}}'],
})

/** What has not arrived yet, what came back with its reason, and the receipts of the last days. */
export function OutboxPage() {
  const t = useT()
  const { items, waiting, returned, ending, retry } = useOutbox()
  const sent = items.filter((item) => item.state === 'sent').reverse()
  useTitle(t('title'))
  return (
    <>
      {ending === 'signed out' && (
        <p className="bad" role="alert">
          {t('signIn')}
        </p>
      )}
      {waiting.length + returned.length === 0 && <p className="good">{t('none')}</p>}
      {returned.length > 0 && <h2 className="outbox-head">{t('returned')}</h2>}
      {returned.map((item) => (
        <Returned key={item.no} item={item} />
      ))}
      {waiting.length > 0 && <h2 className="outbox-head">{t('waiting')}</h2>}
      {waiting.map((item) => (
        <Waiting key={item.no} item={item} />
      ))}
      {waiting.length > 0 && (
        <button type="button" className="button button-main" onClick={retry}>
          {t('retry')}
        </button>
      )}
      {sent.length > 0 && <h2 className="outbox-head">{t('sent')}</h2>}
      <ul className="me-list">
        {sent.map((item) => (
          <li key={item.no}>
            <a className="me-row" {...linkTo(item.taskNo ? `/cases/${item.taskNo}` : '/outbox')}>
              <span>
                {item.title}
                {item.taskNo && <span className="note number"> {item.taskNo}</span>}
              </span>
              <span className="me-value number">{shortTime(item.sentAt ?? item.madeAt)}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function Waiting({ item }: { item: Item }) {
  const t = useT()
  return (
    <section className="card">
      <p className="outbox-title">{item.title}</p>
      <p className="note number">
        {shortTime(item.madeAt)}
        {item.photos.length > 0 && ` · ${t('photos', { n: item.photos.length })}`}
        {item.tries > 0 && ` · ${t('tried', { n: item.tries, at: shortTime(item.notBefore) })}`}
      </p>
      {item.problem && item.problem.status > 0 && (
        <p className="note">{inWords(item.problem.detail, item.problem.title_en)}</p>
      )}
      <Photos item={item} />
      <Drop item={item} />
    </section>
  )
}

function Returned({ item }: { item: Item }) {
  const t = useT()
  const { busy, submit } = useSubmit()
  const [told, setTold] = useState(() => wordsOf(item))
  const why = item.problem ? inWords(item.problem.detail, `${item.problem.title_en}.`) : ''

  async function again() {
    const { subject, title, photos, taskNo } = item
    await submit({ subject, title, photos, taskNo, commands: corrected(item, told) }, item.no)
  }

  return (
    <section className="card">
      <p className="outbox-title">{item.title}</p>
      <p className="bad">{t('why', { why })}</p>
      {item.done > 0 && <p className="mind">{t('part')}</p>}
      {told.map((each) => (
        <label key={each.name} className="field">
          <span>{t('words')}</span>
          <textarea
            rows={2}
            value={each.value}
            onChange={(event) =>
              setTold(told.map((one) => (one === each ? { ...each, value: event.target.value } : one)))
            }
          />
        </label>
      ))}
      <Photos item={item} />
      <div className="buttons">
        <button type="button" className="button" disabled={busy} onClick={() => void again()}>
          {busy ? t('busy') : t('send')}
        </button>
        {item.taskNo && (
          <a className="button" {...linkTo(`/cases/${item.taskNo}`)}>
            {t('open')}
          </a>
        )}
        <Drop item={item} />
      </div>
    </section>
  )
}

function Photos({ item }: { item: Item }) {
  const t = useT()
  if (item.photos.length === 0) return null
  return (
    <div className="outbox-photos">
      {item.photos.map((photo, place) => (
        <Thumb key={photo} id={photo} alt={t('photo', { n: place + 1 })} />
      ))}
    </div>
  )
}

function Drop({ item }: { item: Item }) {
  const t = useT()
  const { drop } = useOutbox()
  return (
    <button
      type="button"
      className="button button-bad"
      onClick={async () => {
        if (await Dialog.confirm({ content: t('sure'), confirmText: t('drop'), cancelText: t('cancel') }))
          await drop(item)
      }}
    >
      {t('drop')}
    </button>
  )
}
