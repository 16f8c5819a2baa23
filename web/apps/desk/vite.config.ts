// SPDX-License-Identifier: Apache-2.0
import { app } from '../../vite.base.ts'

export default app('desk')
