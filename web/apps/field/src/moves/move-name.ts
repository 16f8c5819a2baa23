// SPDX-License-Identifier: Apache-2.0
import { $api, type Schema } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'

/** What a move is called, in the language people see. */
export function useMoveName(): (move: Schema<'MoveOut'>) => string {
  const { data } = $api.useQuery('get', '/api/v1/city', {}, { staleTime: 3_600_000 })
  const english = new Map(data?.moves.map((each) => [each.move, each.name_en]))
  return (move) => {
    const name = inWords(move.name, english.get(move.move))
    return name.charAt(0).toUpperCase() + name.slice(1)
  }
}
