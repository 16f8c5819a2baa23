// SPDX-License-Identifier: Apache-2.0
import { MoreOutlined, PlusOutlined, TeamOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { $api, api, refusalOf, type Schema, settled } from '@tongguan/api-client'
import { inWords, words } from '@tongguan/words'
import { App, Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { opened } from './filters.ts'

const useT = words('saved-views', {
  views: ['视图', 'Views'],
  save: ['保存当前视图', 'Save this view'],
  none: ['把常用的条件存成视图，下次一点就到。', 'Keep filters you use often as a view.'],
  change: ['改名或共享', 'Rename or share'],
  replace: ['改为当前条件与列', 'Use the present filters and columns'],
  drop: ['删除', 'Delete'],
  dropWhat: ['删除视图“{{name}}”？', 'Delete the view “{{name}}”?'],
  more: ['视图“{{name}}”的操作', 'What to do with “{{name}}”'],
  shared: ['由 {{by}} 共享给{{organ}}', 'shared with {{organ}} by {{by}}'],
})

export type View = Schema<'SavedViewOut'>

const ViewForm = lazy(() => import('./view-form.tsx').then((module) => ({ default: module.ViewForm })))

/** The lists people come back to: their own, and those shared where they work. */
export function SavedViews({ address }: { address: string }) {
  const t = useT()
  const views = $api.useQuery('get', '/api/v1/views', {}, { staleTime: 60_000 })
  const [editing, setEditing] = useState<View | 'new'>()
  const { message, modal } = App.useApp()

  async function attempt(deed: () => Promise<unknown>) {
    try {
      await deed()
      await views.refetch()
    } catch (thrown) {
      const { problem } = refusalOf(thrown)
      void message.error(inWords(problem.detail, problem.title_en))
    }
  }
  const replace = (view: View) =>
    attempt(() =>
      settled(
        api.PUT('/api/v1/views/{view_id}', {
          params: { path: { view_id: view.id } },
          body: { name: view.name, address, organ: view.organ },
        }),
      ),
    )
  const drop = (view: View) =>
    modal.confirm({
      title: t('dropWhat', { name: view.name }),
      okText: t('drop'),
      onOk: () =>
        attempt(() => settled(api.DELETE('/api/v1/views/{view_id}', { params: { path: { view_id: view.id } } }))),
    })

  return (
    <section className="queue-views">
      <h2>{t('views')}</h2>
      <ul>
        {(views.data ?? []).map((view) => (
          <li key={view.id}>
            <ViewLink view={view} current={view.address === address} />
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  ...(view.mine
                    ? [
                        { key: 'change', label: t('change'), onClick: () => setEditing(view) },
                        { key: 'replace', label: t('replace'), onClick: () => void replace(view) },
                      ]
                    : []),
                  { key: 'drop', label: t('drop'), onClick: () => void drop(view) },
                ],
              }}
            >
              <button type="button" className="queue-view-more" aria-label={t('more', { name: view.name })}>
                <MoreOutlined aria-hidden />
              </button>
            </Dropdown>
          </li>
        ))}
      </ul>
      {views.data?.length === 0 && <p className="queue-views-none">{t('none')}</p>}
      <Button type="text" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>
        {t('save')}
      </Button>
      <Suspense>
        {editing !== undefined && (
          <ViewForm
            view={editing === 'new' ? undefined : editing}
            address={address}
            onEnd={(changed) => {
              setEditing(undefined)
              if (changed) void views.refetch()
            }}
          />
        )}
      </Suspense>
    </section>
  )
}

function ViewLink({ view, current }: { view: View; current: boolean }) {
  const t = useT()
  const to = opened(view.address)
  if (to === undefined) return null
  const shared =
    view.organ === null ? undefined : t('shared', { by: view.by_name ?? view.by, organ: view.organ_name ?? '' })
  return (
    <Link
      to="/queue/$queue"
      params={{ queue: to.queue }}
      search={to.search}
      title={shared}
      aria-current={current ? 'page' : undefined}
    >
      <span>{view.name}</span>
      {shared !== undefined && <TeamOutlined aria-label={shared} />}
    </Link>
  )
}
