// SPDX-License-Identifier: Apache-2.0
import { Tag } from '@tongguan/ui'
import { useCodeName } from './code-names.ts'

/** How urgent a case is, where it is more than usual. */
export function Urgency({ of }: { of: string }) {
  const code = useCodeName()
  if (of === 'normal') return null
  return <Tag tone={of === 'critical' ? 'loud' : 'amber'}>{code('urgency', of)}</Tag>
}
