// SPDX-License-Identifier: Apache-2.0
import { api, type Schema, settled } from '@tongguan/api-client'
import { asked } from '@tongguan/deeds'

const of = (person: string, key: string) => ({ params: { path: { person }, header: asked(key) } })

/** The verbs of the register; each takes a reason, which stays on record. */
export const staffVerbs = {
  add: (key: string, body: Schema<'PersonForm'>) =>
    settled(api.POST('/api/v1/staff', { params: { header: asked(key) }, body })),
  addPost: (key: string, person: string, body: Schema<'MorePostForm'>) =>
    settled(api.POST('/api/v1/staff/{person}/posts', { ...of(person, key), body })),
  endPost: (key: string, person: string, post: string, body: Schema<'ReasonForm'>) =>
    settled(
      api.POST('/api/v1/staff/{person}/posts/{post}/end', {
        params: { path: { person, post }, header: asked(key) },
        body,
      }),
    ),
  open: (key: string, person: string, body: Schema<'ReasonForm'>) =>
    settled(api.POST('/api/v1/staff/{person}/account/open', { ...of(person, key), body })),
  reset: (key: string, person: string, body: Schema<'ReasonForm'>) =>
    settled(api.POST('/api/v1/staff/{person}/account/reset', { ...of(person, key), body })),
  close: (key: string, person: string, body: Schema<'ReasonForm'>) =>
    settled(api.POST('/api/v1/staff/{person}/account/close', { ...of(person, key), body })),
  withdraw: (key: string, person: string, body: Schema<'WithdrawForm'>) =>
    settled(api.POST('/api/v1/staff/{person}/tokens/withdraw', { ...of(person, key), body })),
}
