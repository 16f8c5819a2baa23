// SPDX-License-Identifier: Apache-2.0
/** `edition/3` → `['edition', '3']`: what the record tells of, and which one. */
export function partsOf(subject: string): [kind: string, which: string] {
  const slash = subject.indexOf('/')
  return slash < 0 ? [subject, ''] : [subject.slice(0, slash), subject.slice(slash + 1)]
}
