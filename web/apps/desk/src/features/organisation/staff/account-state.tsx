// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { Tag } from '@tongguan/ui'
import { useT } from './words.ts'

export type Member = Schema<'StaffMemberOut'>

/** Whether somebody can sign in, in a word. */
export function AccountState({ member }: { member: Member }) {
  const t = useT()
  if (member.sign_in === null) return <Tag>{t('none')}</Tag>
  if (!member.sign_in.open) return <Tag tone="red">{t('closed')}</Tag>
  return <Tag tone="green">{member.sign_in.has_password ? t('open') : t('sso')}</Tag>
}
