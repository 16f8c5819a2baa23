// SPDX-License-Identifier: Apache-2.0
import '@tongguan/ui/base.css'
import { stand } from '@tongguan/shell'
import { App } from './app.tsx'

stand('统管移动端', <App />)
