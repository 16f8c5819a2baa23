// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData } from '@tanstack/react-query'
import { $api, refusalOf } from '@tongguan/api-client'
import { useEffect, useState } from 'react'

const QUIET_MS = 180
const MOST = 8

/** Cases that fit what is typed, asked for when the fingers rest. */
export function useFoundCases(typed: string) {
  const wanted = typed.trim()
  const [text, setText] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setText(wanted), QUIET_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  const asks = text.length >= 2
  const found = $api.useQuery(
    'get',
    '/api/v1/cases',
    { params: { query: { text, limit: MOST } } },
    { enabled: asks, placeholderData: keepPreviousData, staleTime: 5_000 },
  )
  return {
    lines: asks && wanted.length >= 2 ? (found.data?.items ?? []) : [],
    refused: asks && found.error !== null ? refusalOf(found.error).problem : undefined,
    pending: wanted.length >= 2 && (wanted !== text || found.isFetching),
  }
}
