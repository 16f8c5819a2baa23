// SPDX-License-Identifier: Apache-2.0
import '@testing-library/jest-dom/vitest'
import 'fake-indexeddb/auto'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
