// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { inWords, speak, useLanguage, words } from '@tongguan/words'
import { Dropdown } from 'antd'
import { useState } from 'react'
import { useShortcutSwitch } from '../shortcuts.tsx'
import { PasswordForm } from './password-form.tsx'
import { roleName } from './roles.ts'

const useT = words('person-menu', {
  menu: ['{{name}}，账户菜单', '{{name}}, account menu'],
  language: ['English', '中文'],
  password: ['修改口令', 'Change password'],
  shortcutsOff: ['关闭快捷键', 'Turn shortcuts off'],
  shortcutsOn: ['开启快捷键', 'Turn shortcuts on'],
  leave: ['退出登录', 'Sign out'],
})

/** Who is there and in which post; language, password, shortcuts, and the way out. */
export function PersonMenu() {
  const t = useT()
  const me = useMe()
  const language = useLanguage()
  const shortcuts = useShortcutSwitch()
  const [changing, setChanging] = useState(false)
  const city = $api.useQuery('get', '/api/v1/city', {}, { staleTime: 3_600_000 }).data
  const post = me.posts[0]
  const organ = [...(city?.centres ?? []), ...(city?.units ?? [])].find((one) => one.id === post?.organ)
  const items = [
    { key: 'language', label: t('language'), onClick: () => speak(language === 'zh' ? 'en' : 'zh') },
    { key: 'password', label: t('password'), onClick: () => setChanging(true) },
    {
      key: 'shortcuts',
      label: shortcuts.on ? t('shortcutsOff') : t('shortcutsOn'),
      onClick: () => shortcuts.turn(!shortcuts.on),
    },
    { type: 'divider' as const },
    { key: 'leave', label: t('leave'), onClick: () => void me.leave() },
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <button type="button" className="desk-person" aria-label={t('menu', { name: me.name })}>
          <span className="desk-person-mark" aria-hidden="true">
            {me.name.slice(0, 1)}
          </span>
          <span className="desk-person-words">
            <span>{me.name}</span>
            <span>
              {organ === undefined ? '' : `${inWords(organ.name, organ.name_en)} `}
              {post === undefined ? '' : roleName(post.role)}
            </span>
          </span>
        </button>
      </Dropdown>
      {changing && <PasswordForm onEnd={() => setChanging(false)} />}
    </>
  )
}
