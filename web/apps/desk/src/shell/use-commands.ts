// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router'
import { $api } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { useShortcutSwitch } from '@tongguan/ui/shortcuts.tsx'
import { inWords, speak, useLanguage, words } from '@tongguan/words'
import { useMemo } from 'react'
import { useAreas } from '../areas.tsx'
import type { Command } from './palette-entries.ts'

const useT = words('commands', {
  queue: ['队列 · {{name}}', 'Queue · {{name}}'],
  view: ['视图 · {{name}}', 'View · {{name}}'],
  all: ['全部在办', 'All open'],
  red: ['已超时', 'Overdue'],
  yellow: ['临期', 'Due soon'],
  ended: ['已办结', 'Ended'],
  language: ['切换到 English', '切换到中文'],
  shortcutsOff: ['停用快捷键', 'Turn shortcuts off'],
  shortcutsOn: ['启用快捷键', 'Turn shortcuts on'],
  leave: ['退出登录', 'Sign out'],
})

/** Every page, list, view and command somebody can go to by name. */
export function useCommands(): Command[] {
  const t = useT()
  const me = useMe()
  const navigate = useNavigate()
  const language = useLanguage()
  const shortcuts = useShortcutSwitch()
  const mine = useAreas()
  const queues = $api.useQuery('get', '/api/v1/queues').data
  const views = $api.useQuery('get', '/api/v1/views', {}, { staleTime: 60_000 }).data
  return useMemo(() => {
    const go = (href: string) => () => void navigate({ href: `/desk${href}` })
    const areas = mine.map((area) => ({
      key: area.key,
      name: inWords(...area.name),
      also: area.name.join(' '),
      run: go(area.to),
    }))
    const lamps = (['all', 'red', 'yellow', 'ended'] as const).map((code) => ({
      key: `queue-${code}`,
      name: t('queue', { name: t(code) }),
      run: go(`/queue/${code}`),
    }))
    const lists = (queues ?? []).map((queue) => ({
      key: `queue-${queue.code}`,
      name: t('queue', { name: inWords(queue.name, queue.name_en) }),
      also: `${queue.name} ${queue.name_en}`,
      run: go(`/queue/${queue.code}`),
    }))
    const saved = (views ?? []).map((view) => ({
      key: view.id,
      name: t('view', { name: view.name }),
      run: go(view.address),
    }))
    return [
      ...areas,
      ...lists,
      ...lamps,
      ...saved,
      {
        key: 'language',
        name: t('language'),
        also: 'language 语言',
        run: () => speak(language === 'zh' ? 'en' : 'zh'),
      },
      {
        key: 'shortcuts',
        name: shortcuts.on ? t('shortcutsOff') : t('shortcutsOn'),
        also: 'shortcuts keyboard 键盘',
        run: () => shortcuts.turn(!shortcuts.on),
      },
      { key: 'leave', name: t('leave'), also: 'sign out 注销', run: () => void me.leave() },
    ]
  }, [t, me, navigate, language, shortcuts, queues, views])
}
