// SPDX-License-Identifier: Apache-2.0
import '@testing-library/jest-dom/vitest'
import 'fake-indexeddb/auto'
import { configure } from '@testing-library/dom'

configure({ asyncUtilTimeout: 10_000 })

globalThis.localStorage?.setItem('tongguan.zone', 'Asia/Shanghai')
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
