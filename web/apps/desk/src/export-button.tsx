// SPDX-License-Identifier: Apache-2.0
import { DownloadOutlined } from '@ant-design/icons'
import { refusalOf, requestKey, settled } from '@tongguan/api-client'
import { count } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { save } from './spreadsheet.ts'

const useT = words('export', {
  export: ['导出 Excel', 'Export to Excel'],
  going: ['正在整理表格，已 {{n}} 秒', 'Writing the sheet, {{n}} s so far'],
  cancel: ['取消', 'Cancel'],
  cancelled: ['已取消导出，没有生成文件。', 'Cancelled; there is no file.'],
  done: ['已导出 {{n}} {{what}}：{{file}}', '{{n}} {{what}} exported: {{file}}'],
  cases: ['件', 'cases'],
  lines: ['行', 'lines'],
  cut: [
    '只导出了前 {{n}} {{what}}：{{file}}。还有更多，请缩小筛选范围。',
    'Only the first {{n}} {{what}} were exported: {{file}}. There are more; narrow the list.',
  ],
})

interface Props {
  /** Asks the platform for the sheet, as a blob. */
  ask: (signal: AbortSignal) => Promise<{ data?: Blob | undefined; error?: unknown; response: Response }>
  /** Only the sign, where there is no room for words. */
  small?: boolean
}

/** Fetches a list as a spreadsheet: says that it goes on and for how long, can be cancelled, and tells what came of it. */
export function ExportButton({ ask, small = false }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const [going, setGoing] = useState(false)

  async function fetchSheet() {
    const key = requestKey()
    const stop = new AbortController()
    setGoing(true)
    void message.open({ key, type: 'loading', duration: 0, content: <Going onCancel={() => stop.abort()} /> })
    try {
      const asked = ask(stop.signal)
      const sheet = await settled(asked)
      const { headers } = (await asked).response
      const file = /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'export.xlsx'
      if (sheet !== undefined) save(sheet, file)
      const cases = headers.get('x-cases')
      const n = count(Number(cases ?? headers.get('x-lines')))
      const what = t(cases === null ? 'lines' : 'cases')
      const cut = headers.get('x-more') === 'true'
      void message.open({
        key,
        type: cut ? 'warning' : 'success',
        duration: cut ? 12 : 5,
        content: t(cut ? 'cut' : 'done', { n, what, file }),
      })
    } catch (thrown) {
      const { problem } = refusalOf(thrown)
      const said = stop.signal.aborted ? t('cancelled') : inWords(problem.detail, problem.title_en)
      void message.open({ key, type: stop.signal.aborted ? 'info' : 'error', content: said })
    } finally {
      setGoing(false)
    }
  }
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      disabled={going}
      title={t('export')}
      aria-label={t('export')}
      onClick={() => void fetchSheet()}
    >
      {!small && t('export')}
    </Button>
  )
}

function Going({ onCancel }: { onCancel: () => void }) {
  const t = useT()
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const began = Date.now()
    const tick = setInterval(() => setSeconds(Math.round((Date.now() - began) / 1000)), 1000)
    return () => clearInterval(tick)
  }, [])
  return (
    <>
      {t('going', { n: seconds })}
      <Button type="link" size="small" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </>
  )
}
