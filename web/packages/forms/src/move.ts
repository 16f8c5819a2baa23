// SPDX-License-Identifier: Apache-2.0
import type { paths } from '@tongguan/api-client'

type MovePath = Extract<keyof paths, `/api/v1/cases/{case_id}/moves/${string}`>
type NameIn<Path> = Path extends `/api/v1/cases/{case_id}/moves/${infer Name}` ? Name : never
type BodyAt<Path extends MovePath> = paths[Path] extends {
  post: { requestBody?: { content: { 'application/json': infer Body } } }
}
  ? NonNullable<Body>
  : Record<string, never>

/** Every move that the platform knows a path for. */
export type Move = NameIn<MovePath>
/** The names of what the platform takes for a move. */
export type NameOf<M extends Move> = keyof BodyAt<`/api/v1/cases/{case_id}/moves/${M}`> & string
