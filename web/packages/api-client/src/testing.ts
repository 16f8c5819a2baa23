// SPDX-License-Identifier: Apache-2.0
/**
 * A platform for tests: it answers what is said here, typed by the API, and fails the test over anything else.
 *
 *     const platform = serve({
 *       'GET /api/v1/suspended': () => [line()],
 *       'POST /api/v1/cases/{ref}/moves/resume': ({ path, body }) => refusal(409, 'cases.stale', '案件已变化。'),
 *     })
 *     …
 *     expect(platform.asked('GET /api/v1/suspended')).toHaveLength(1)
 */
import { onTestFinished } from 'vitest'
import type { Malformed, Problem } from './refusal.ts'
import type { paths } from './schema.d.ts'

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** `GET /api/v1/suspended`: everything the platform can be asked. */
export type Deed = {
  [Path in keyof paths]: {
    [V in Verb]: paths[Path][V] extends { responses: unknown } ? `${Uppercase<V>} ${Path}` : never
  }[Verb]
}[keyof paths]

type Of<D extends Deed> = D extends `${infer V} ${infer Path extends keyof paths}`
  ? Lowercase<V> extends keyof paths[Path]
    ? paths[Path][Lowercase<V>]
    : never
  : never

type Json<Answer> = Answer extends { content: infer Content }
  ? Content extends { 'application/json': infer Data }
    ? Data
    : Blob
  : undefined

type Good = 200 | 201 | 202 | 204

/** What the platform answers when it does as asked. */
export type Answer<D extends Deed> =
  Of<D> extends { responses: infer All } ? { [Status in keyof All & Good]: Json<All[Status]> }[keyof All & Good] : never

type Body<D extends Deed> =
  Of<D> extends { requestBody?: infer Sent }
    ? NonNullable<Sent> extends { content: { 'application/json': infer Data } }
      ? Data
      : unknown
    : undefined

type Parameters<D extends Deed> =
  Of<D> extends { parameters: { path?: infer Path } } ? (Path extends object ? Path : Record<never, never>) : never

/** One request as it came. */
export interface Came<D extends Deed> {
  path: { [Name in keyof Parameters<D>]: string }
  query: URLSearchParams
  body: Body<D>
  headers: Headers
}

type Answering<D extends Deed> = (asked: Came<D>) => Answer<D> | Refusal | Promise<Answer<D> | Refusal>

export type Handlers = { [D in Deed]?: Answering<D> }

/** Made by `refusal`. */
class Refusal {
  readonly problem: Problem

  constructor(problem: Problem) {
    this.problem = problem
  }
}

/** What the platform says instead of doing as asked. */
export function refusal(status: number, code: string, detail: string, beside: Partial<Malformed> = {}): Refusal {
  const type = `urn:tongguan:problem:${code}`
  return new Refusal({
    type,
    code,
    status,
    title: detail,
    title_en: code,
    detail,
    facts: {},
    request_id: '',
    ...beside,
  })
}

export interface Platform {
  /** The requests of one kind that came so far, in their order. */
  asked<D extends Deed>(deed: D): readonly Came<D>[]
  /** Answer otherwise from now on, or something more. */
  answer(handlers: Handlers): void
}

/** Answers every request of the test in the platform's place; what it was not told fails the test, by name. */
export function serve(handlers: Handlers): Platform {
  const known: Handlers = { ...handlers }
  const came: { deed: string; request: Came<Deed> }[] = []
  const strange: string[] = []
  const before = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    for (const [deed, answering] of Object.entries(known)) {
      const path = pathOf(deed, request.method, url.pathname)
      if (path === undefined) continue
      const asked = { path, query: url.searchParams, body: await bodyOf(request), headers: request.headers }
      came.push({ deed, request: asked as Came<Deed> })
      return said(await (answering as (asked: unknown) => unknown)(asked))
    }
    strange.push(`${request.method} ${url.pathname}${url.search}`)
    return said(refusal(501, 'test.unknown', `${request.method} ${url.pathname}`))
  }
  onTestFinished(() => {
    globalThis.fetch = before
    if (strange.length > 0)
      throw new Error(`The platform was asked what the test does not answer:\n${strange.join('\n')}`)
  })
  return {
    asked: <D extends Deed>(deed: D) =>
      came.filter((one) => one.deed === deed).map((one) => one.request) as unknown as Came<D>[],
    answer: (more) => void Object.assign(known, more),
  }
}

/** The words that stand in the address where the path has names; nothing when it is another address. */
function pathOf(deed: string, method: string, asked: string): Record<string, string> | undefined {
  const [verb, template = ''] = deed.split(' ')
  const [wanted, given] = [template.split('/'), asked.split('/')]
  if (verb !== method || wanted.length !== given.length) return undefined
  const path: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const word = given[at] ?? ''
    if (part.startsWith('{')) path[part.slice(1, -1)] = decodeURIComponent(word)
    else if (part !== word) return undefined
  }
  return path
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text()
  return request.headers.get('content-type')?.includes('json') && text !== '' ? JSON.parse(text) : text || undefined
}

function said(answer: unknown): Response {
  if (answer instanceof Refusal) {
    const headers = { 'content-type': 'application/problem+json' }
    return new Response(JSON.stringify(answer.problem), { status: answer.problem.status, headers })
  }
  if (answer === undefined) return new Response(null, { status: 204 })
  if (answer instanceof Blob) return new Response(answer)
  return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })
}
