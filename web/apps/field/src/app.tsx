// SPDX-License-Identifier: Apache-2.0
import { useMe } from '@tongguan/shell'

export function App() {
  const me = useMe()
  return <main>{me.name}</main>
}
