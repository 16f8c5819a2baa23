// SPDX-License-Identifier: Apache-2.0
/** What every front end stands in: cache, language, who is there, the live line. */
export { type Live, useLive } from './live.tsx'
export { type Me, useMe } from './session.tsx'
export { stand } from './stand.tsx'
