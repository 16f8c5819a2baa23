// SPDX-License-Identifier: Apache-2.0
/**
 * The platform's events as they happen, resumed by number after a broken line.
 *
 * One line a browser, however many pages are open: the page that holds the lock listens and tells the others, because a
 * browser grants only six connections to a host.
 */
import { createParser } from 'eventsource-parser'

export interface LiveEvent {
  /** Its number in the stream. */
  no: number
  /**
   * Outbox name, for example `cases.case_moved.v1`; `tongguan.missed` when everything must be fetched anew; empty where
   * a line only says at which number it begins.
   */
  name: string
  payload: unknown
}

/** live: heard of within the last seconds; lost: broken, being mended; since: when it was last heard (ms). */
export interface LineState {
  live: boolean
  since: number
}

type Told = { event: LiveEvent } | { state: LineState }

const ADDRESS = '/api/v1/events'
/** The platform says "still here" every 15 s; silence for longer than this is a broken line. */
const SILENCE_MS = 40_000
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 15_000

/** Listen until the returned function is called. */
export function listen(onEvent: (event: LiveEvent) => void, onState: (state: LineState) => void): () => void {
  const ended = new AbortController()
  const seen: { no?: number } = {}
  const told = (message: Told) => {
    if ('state' in message) return onState(message.state)
    // Also of what another page hears: should that page close, this one goes on where it stopped.
    seen.no = message.event.no
    if (message.event.name !== '') onEvent(message.event)
  }
  const others = new BroadcastChannel('tongguan.live')
  others.onmessage = (message: MessageEvent<Told>) => told(message.data)
  const tell = (message: Told) => {
    if (ended.signal.aborted) return
    others.postMessage(message)
    told(message)
  }
  const work = () => follow(tell, seen, ended.signal)
  // Without locks (plain http in a web view) every page listens for itself.
  if (globalThis.navigator?.locks) {
    navigator.locks.request('tongguan.live', { signal: ended.signal }, work).catch(() => undefined)
  } else {
    void work()
  }
  return () => {
    ended.abort()
    others.close()
  }
}

async function follow(tell: (message: Told) => void, seen: { no?: number }, ended: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT_MS
  let heard = Date.now()
  while (!ended.aborted) {
    try {
      for await (const event of line(seen.no, ended, () => {
        heard = Date.now()
        wait = FIRST_WAIT_MS
        tell({ state: { live: true, since: heard } })
      })) {
        tell({ event })
      }
    } catch {
      // Broken or refused: said below, tried again.
    }
    if (ended.aborted) return
    tell({ state: { live: false, since: heard } })
    await pause(wait, ended)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }
}

async function* line(after: number | undefined, ended: AbortSignal, heard: () => void): AsyncGenerator<LiveEvent> {
  const silent = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const rearm = () => {
    clearTimeout(timer)
    timer = setTimeout(() => silent.abort(), SILENCE_MS)
  }
  rearm()
  try {
    const answer = await fetch(after === undefined ? ADDRESS : `${ADDRESS}?after=${after}`, {
      signal: AbortSignal.any([ended, silent.signal]),
      headers: { Accept: 'text/event-stream' },
      credentials: 'same-origin',
    })
    if (!answer.ok || answer.body === null) throw new Error(`events: ${answer.status}`)
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
    const read = reading()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      rearm()
      heard()
      yield* read(value)
    }
  } finally {
    clearTimeout(timer)
    silent.abort()
  }
}

/** Reads a stream piece by piece: its events, and one without a name where a line only says at which number it begins. */
export function reading(): (piece: string) => LiveEvent[] {
  let no = Number.NaN
  let come: LiveEvent[] = []
  const parser = createParser({
    onId: (id) => {
      no = Number(id)
    },
    onEvent: ({ event = '', data }) => come.push({ no, name: event, payload: JSON.parse(data) }),
  })
  return (piece) => {
    const before = no
    come = []
    parser.feed(piece)
    return come.length === 0 && !Object.is(no, before) ? [{ no, name: '', payload: {} }] : come
  }
}

function pause(milliseconds: number, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController()
    const done = () => {
      clearTimeout(timer)
      over.abort()
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    ended.addEventListener('abort', done, { signal: over.signal })
    // A phone that finds its network again need not wait.
    globalThis.addEventListener?.('online', done, { signal: over.signal })
  })
}
