// SPDX-License-Identifier: Apache-2.0
import { CalendarOutlined, DownOutlined, LoadingOutlined } from '@ant-design/icons'
import { RouterProvider } from '@tanstack/react-router'
import { Shortcuts } from '@tongguan/ui/shortcuts.tsx'
import { useLanguage } from '@tongguan/words'
import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { Areas } from './areas.tsx'
import { AREAS } from './features.ts'
import { router } from './routes.tsx'
import { theme } from './theme.ts'
import './common.css'

// Antd's own signs would be read out by their English names.
const down = { suffixIcon: <DownOutlined aria-hidden /> }

/** The desk: antd in the colours of the tokens and the language of the person, and its pages. */
export function App() {
  const language = useLanguage()
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> }}
      select={down}
      cascader={down}
      datePicker={{ suffixIcon: <CalendarOutlined aria-hidden /> }}
      wave={{ disabled: true }}
      typography={{ className: 'desk-words' }}
    >
      <AntApp className="desk-app">
        <Shortcuts>
          <Areas value={AREAS}>
            <RouterProvider router={router} />
          </Areas>
        </Shortcuts>
      </AntApp>
    </ConfigProvider>
  )
}
