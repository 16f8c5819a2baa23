// SPDX-License-Identifier: Apache-2.0
/** What the platform says when it does not do as asked, and what is said when it cannot be reached. */
import type { components } from './schema.d.ts'

export type Problem = components['schemas']['Problem']
export type Hint = components['schemas']['Hint']
export type Malformed = components['schemas']['MalformedProblem']

/** A request that was refused (409, 403, 422 …), failed (5xx) or never arrived (status 0). */
export class Refused extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'Refused'
    this.problem = problem
  }

  get code(): string {
    return this.problem.code
  }

  get status(): number {
    return this.problem.status
  }

  /** What is wrong with what was sent, place by place. */
  get hints(): readonly Hint[] {
    return 'errors' in this.problem ? (this.problem as Malformed).errors : []
  }

  /** Whether asking again later can help: the line or the server was at fault, not what was asked. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429
  }
}

/** Whatever was thrown, as a refusal that can be shown. */
export function refusalOf(thrown: unknown): Refused {
  if (thrown instanceof Refused) return thrown
  if (isProblem(thrown)) return new Refused(thrown)
  return new Refused({
    type: 'urn:tongguan:problem:client.unreachable',
    code: 'client.unreachable',
    status: 0,
    title: '连接不上平台',
    title_en: 'The platform cannot be reached',
    detail: '网络不通或平台正在重启，请稍后再试；已填的内容不会丢失。',
    facts: {},
    request_id: '',
  })
}

function isProblem(thrown: unknown): thrown is Problem {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'detail' in thrown && 'status' in thrown
}

/** The data of an answer; throws Refused. Use: `await settled(api.GET('/api/v1/queues'))`. */
export async function settled<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let got: Awaited<typeof answer>
  try {
    got = await answer
  } catch (thrown) {
    throw refusalOf(thrown)
  }
  if (!got.response.ok) throw refusalOf(got.error)
  return got.data as T
}
