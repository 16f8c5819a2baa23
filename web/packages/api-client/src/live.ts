// SPDX-License-Identifier: Apache-2.0
/**
 * The platform's events as they happen, resumed by number after a broken line.
 *
 * One line a browser, however many pages are open: the page that holds the lock listens and tells the others, because a
 * browser grants only six connections to a host.
 */
export interface LiveEvent {
  /** Its number in the stream. */
  no: number
  /** Outbox name, for example `cases.case_moved.v1`; `tongguan.missed` when everything must be fetched anew. */
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
  const told = (message: Told) => ('event' in message ? onEvent(message.event) : onState(message.state))
  const others = new BroadcastChannel('tongguan.live')
  others.onmessage = (message: MessageEvent<Told>) => told(message.data)
  const tell = (message: Told) => {
    if (ended.signal.aborted) return
    others.postMessage(message)
    told(message)
  }
  const work = () => follow(tell, ended.signal)
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

async function follow(tell: (message: Told) => void, ended: AbortSignal): Promise<void> {
  let last: number | undefined
  let wait = FIRST_WAIT_MS
  let heard = Date.now()
  while (!ended.aborted) {
    try {
      for await (const event of line(last, ended, () => {
        heard = Date.now()
        wait = FIRST_WAIT_MS
        tell({ state: { live: true, since: heard } })
      })) {
        last = event.no
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
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      rearm()
      heard()
      const blocks = (rest + value).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = parse(block)
        if (event !== undefined) yield event
      }
    }
  } finally {
    clearTimeout(timer)
    silent.abort()
  }
}

/** One block of the stream; undefined for comments and settings. */
export function parse(block: string): LiveEvent | undefined {
  let no = Number.NaN
  let name = ''
  let data = ''
  for (const row of block.split('\n')) {
    const colon = row.indexOf(':')
    if (colon <= 0) continue
    const value = row.slice(colon + 1).replace(/^ /, '')
    const field = row.slice(0, colon)
    if (field === 'id') no = Number(value)
    else if (field === 'event') name = value
    else if (field === 'data') data += value
  }
  if (name === '' || Number.isNaN(no)) return undefined
  return { no, name, payload: JSON.parse(data || '{}') }
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
