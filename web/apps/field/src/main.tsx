// SPDX-License-Identifier: Apache-2.0
import '@tongguan/ui/base.css'
import './style.css'
import './react-19.ts'
import { stand } from '@tongguan/shell'
import { App } from './app.tsx'
import { register } from './service-worker.ts'

register()
stand('统管移动端', <App />)
