// SPDX-License-Identifier: Apache-2.0
import { useParams, useSearch } from '@tanstack/react-router'
import { SendToScreen } from './send-to-screen.tsx'

/** Sends the case that is open, beside a list or on its own page, to a screen. */
export function SendOpenCase() {
  const { ref } = useParams({ strict: false })
  const search = useSearch({ strict: false })
  const open = ref ?? ('case' in search ? search.case : undefined)
  return typeof open === 'string' ? <SendToScreen what={{ case: open }} size="small" /> : null
}
