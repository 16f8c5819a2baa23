// SPDX-License-Identifier: Apache-2.0
import { $api, type Problem, refusalOf, requestKey, type Schema } from '@tongguan/api-client'
import { inWords, words } from '@tongguan/words'
import { Alert, App, Modal, Radio } from 'antd'
import { useRef, useState } from 'react'

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
  const asked = $api.useQuery('get', '/api/v1/screens')
  const screens = asked.data?.items ?? []
  const [chosen, setChosen] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const key = useRef(requestKey())
  const showing = $api.useMutation('post', '/api/v1/screens/{screen}/show')
  const screen = screens.find((one) => one.id === chosen) ?? screens[0]

  function send() {
    if (screen === undefined) return
    setProblem(undefined)
    showing.mutate(
      {
        params: { path: { screen: screen.id }, header: { 'Idempotency-Key': `${key.current} ${screen.id}` } },
        body: { home: false, ...what },
      },
      {
        onSuccess: () => {
          void message.success(t('sent', { name: screen.name }))
          onDone()
        },
        onError: (thrown) => setProblem(refusalOf(thrown).problem),
      },
    )
  }

  return (
    <Modal
      open
      title={t('title')}
      okText={t('send')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: showing.isPending, disabled: screen === undefined }}
      onOk={send}
      onCancel={onDone}
      width={420}
    >
      {problem && <Alert type="error" showIcon title={inWords(problem.detail, problem.title_en)} />}
      {asked.isSuccess && screens.length === 0 && <p>{t('none')}</p>}
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
