// SPDX-License-Identifier: Apache-2.0
/** The forms of registers, as the platform tells of them. */
import type { Schema } from '@tongguan/api-client'
import { REGISTER_FIELDS } from './fields.generated.ts'
import { bodyOf, type Draft, type Form, type RegisterField } from './index.ts'

/** What the platform takes, by the name of its schema. */
export type FormName = keyof typeof REGISTER_FIELDS

export function registerForm(name: FormName): Form<undefined, RegisterField> {
  return { fields: REGISTER_FIELDS[name] }
}

/** What is sent of a draft that lacks nothing; the platform, which declared the fields, has the last word on it. */
export function registerBody<N extends FormName>(name: N, draft: Draft): Schema<N> {
  return bodyOf(registerForm(name), undefined, draft) as Schema<N>
}
