// SPDX-License-Identifier: Apache-2.0
import { useLanguage } from '@tongguan/words'
import { ConfigProvider } from 'antd-mobile'
import enUS from 'antd-mobile/es/locales/en-US'
import zhCN from 'antd-mobile/es/locales/zh-CN'
import { type ComponentType, lazy, Suspense } from 'react'
import { useAddress } from './address.ts'
import { Tasks } from './features/tasks/tasks-page.tsx'
import { ErrorBound } from './frame/error-bound.tsx'
import { Frame } from './frame/frame.tsx'
import { PageMissing } from './frame/page-missing.tsx'
import { Kept } from './offline/kept.tsx'
import { OutboxKeeper } from './outbox/outbox.tsx'
import { TrackKeeper } from './track/track-keeper.tsx'

const Case = lazy(() => import('./features/tasks/case-page.tsx').then((page) => ({ default: page.CasePage })))
const PAGES: Record<string, ComponentType> = {
  '/': Tasks,
  '/map': lazy(() => import('./features/map/map-page.tsx').then((page) => ({ default: page.MapPage }))),
  '/report': lazy(() => import('./features/report/report-page.tsx').then((page) => ({ default: page.ReportPage }))),
  '/me': lazy(() => import('./features/me/me-page.tsx').then((page) => ({ default: page.MePage }))),
  '/outbox': lazy(() => import('./features/me/outbox-page.tsx').then((page) => ({ default: page.OutboxPage }))),
  '/patrol': lazy(() => import('./features/patrol/patrol-page.tsx').then((page) => ({ default: page.PatrolPage }))),
}

/** The phone app: kept answers, outbox and track around the page that the address names. */
export function App() {
  const language = useLanguage()
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS}>
      <Kept>
        <OutboxKeeper>
          <TrackKeeper>
            <Page />
          </TrackKeeper>
        </OutboxKeeper>
      </Kept>
    </ConfigProvider>
  )
}

function Page() {
  const address = useAddress()
  const [, ref] = /^\/cases\/([0-9A-Za-z-]+)$/.exec(address) ?? []
  const Named = PAGES[address] ?? Tasks
  return (
    <Frame address={address}>
      <ErrorBound key={address} instead={<PageMissing />}>
        <Suspense fallback={null}>{ref === undefined ? <Named /> : <Case key={ref} taskNo={ref} />}</Suspense>
      </ErrorBound>
    </Frame>
  )
}
