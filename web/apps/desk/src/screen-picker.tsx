// SPDX-License-Identifier: Apache-2.0
import { $api, api, type Schema, settled } from '@tongguan/api-client'
import { asked, useDeed } from '@tongguan/deeds'
import { words } from '@tongguan/words'
import { App, Modal, Radio } from 'antd'
import { useState } from 'react'
import { RefusedWords } from './moves/refused-words.tsx'

const useT = words('screen-picker', {
  send: ['送大屏', 'Send to screen'],
  title: ['送大屏显示', 'Show on a screen'],
  which: ['大屏', 'Screen'],
  now: ['现显示：{{what}}', 'now: {{what}}'],
  whole: ['全域', 'the whole region'],
  none: ['您的区域还没有大屏', 'There is no screen in your region'],
  sent: ['已送到“{{name}}”', 'Sent to “{{name}}”'],
  cancel: ['取消', 'Cancel'],
})

interface Props {
  what: Partial<Schema<'ShowIn'>>
  onDone(): void
}

/** Which of the screens of one's region shall show it, and what each shows now. */
export default function ScreenPicker({ what, onDone }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const found = $api.useQuery('get', '/api/v1/screens')
  const screens = found.data?.items ?? []
  const [chosen, setChosen] = useState<string>()
  const screen = screens.find((one) => one.id === chosen) ?? screens[0]

  const show = useDeed(
    (key, screen: string, body: Schema<'ShowIn'>) =>
      settled(api.POST('/api/v1/screens/{screen}/show', { params: { path: { screen }, header: asked(key) }, body })),
    {
      onDone: (shown) => {
        void message.success(t('sent', { name: shown.name }))
        onDone()
      },
    },
  )

  return (
    <Modal
      open
      title={t('title')}
      okText={t('send')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: show.busy, disabled: screen === undefined }}
      onOk={() => screen && void show.run(screen.id, { home: false, ...what })}
      onCancel={onDone}
      width={420}
    >
      <RefusedWords refused={show.refused} />
      {found.isSuccess && screens.length === 0 && <p>{t('none')}</p>}
      <Radio.Group
        aria-label={t('which')}
        value={screen?.id}
        onChange={(event) => setChosen(String(event.target.value))}
        style={{ display: 'grid', gap: 12, paddingBlock: 12 }}
      >
        {screens.map((one) => (
          <Radio key={one.id} value={one.id}>
            {one.name}
            <small style={{ color: 'var(--text-3)', marginInlineStart: 8 }}>
              {t('now', { what: one.case ?? (one.focus === one.region ? t('whole') : one.focus) })}
            </small>
          </Radio>
        ))}
      </Radio.Group>
    </Modal>
  )
}
