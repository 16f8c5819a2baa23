// SPDX-License-Identifier: Apache-2.0
import '@tongguan/ui/base.css'
import './screen.css'
import './overlays.css'
import './widgets/widgets.css'
import { stand } from '@tongguan/shell'
import { App } from './app.tsx'

stand('统管大屏', <App />)
