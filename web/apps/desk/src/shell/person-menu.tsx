// SPDX-License-Identifier: Apache-2.0
import { useMe } from '@tongguan/shell'
import { useShortcutSwitch } from '@tongguan/ui/shortcuts.tsx'
import { speak, useLanguage, words } from '@tongguan/words'
import { Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useCityNames } from '../city.ts'
import { roleName } from '../roles.ts'

const useT = words('person-menu', {
  menu: ['账户菜单', 'account menu'],
  language: ['English', '中文'],
  password: ['修改口令', 'Change password'],
  shortcutsOff: ['停用快捷键', 'Turn shortcuts off'],
  shortcutsOn: ['启用快捷键', 'Turn shortcuts on'],
  leave: ['退出登录', 'Sign out'],
})

const PasswordForm = lazy(() => import('./password-form.tsx').then((module) => ({ default: module.PasswordForm })))

/** Who is there and in which post; language, password, shortcuts, and the way out. */
export function PersonMenu() {
  const t = useT()
  const me = useMe()
  const language = useLanguage()
  const shortcuts = useShortcutSwitch()
  const [changing, setChanging] = useState(false)
  const names = useCityNames()
  const post = me.posts[0]
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
        <button type="button" className="desk-person">
          <span className="desk-person-mark" aria-hidden="true">
            {me.name.slice(0, 1)}
          </span>
          <span className="desk-person-words">
            <span>{me.name}</span>
            <span>{post !== undefined && `${names.organ(post.organ)} ${roleName(post.role)}`}</span>
          </span>
          <span className="visually-hidden">{t('menu')}</span>
        </button>
      </Dropdown>
      <Suspense>{changing && <PasswordForm onEnd={() => setChanging(false)} />}</Suspense>
    </>
  )
}
