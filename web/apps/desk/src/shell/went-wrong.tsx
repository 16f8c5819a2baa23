// SPDX-License-Identifier: Apache-2.0
import type { ErrorComponentProps } from '@tanstack/react-router'
import { Refused } from '@tongguan/api-client'
import { inWords, words } from '@tongguan/words'
import { Button } from 'antd'

const useT = words('went-wrong', {
  title: ['这个页面没有打开', 'This page did not open'],
  detail: [
    '程序出了差错，或平台刚刚换了新版本。重新载入即可；已提交的内容都在。',
    'The page failed, or the platform was renewed a moment ago. Load it again; what was sent is kept.',
  ],
  reload: ['重新载入', 'Load again'],
})

/** Said when a page fails; the rest of the desk stays usable. */
export function WentWrong({ error }: ErrorComponentProps) {
  const t = useT()
  const said = error instanceof Refused ? inWords(error.problem.detail, error.problem.title_en) : t('detail')
  return (
    <div className="desk-plain" role="alert">
      <h1>{t('title')}</h1>
      <p>{said}</p>
      <Button type="primary" onClick={() => location.reload()}>
        {t('reload')}
      </Button>
    </div>
  )
}
