import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

interface Width {
  /** Bytes a second of one request, and of all together. */
  readonly stream: number
  readonly total: number
}

/** How far away a service is, and how wide the way to it. */
export interface Shape {
  /** Milliseconds before an answer begins. */
  readonly latency: number
  readonly down: Width
  readonly up: Width
}

const mb = 1e6

/**
 * GitHub's cache service as others measured it: from a hosted runner (September 2026, the DESIGN.md of fusefs), and with what
 * https://runs-on.com/benchmarks/github-actions-cache-performance/ published for `actions/cache`.
 */
export const shapes = {
  fusefs: {
    latency: 250,
    down: { stream: 23 * mb, total: 52 * mb },
    up: { stream: 84 * mb, total: 84 * mb },
  },
  'runs-on': {
    latency: 70,
    down: { stream: 100 * mb, total: 100 * mb },
    up: { stream: 120 * mb, total: 120 * mb },
  },
} as const satisfies Readonly<Record<string, Shape>>

/** Timers are late, on a busy machine by much: so many milliseconds are made up for. */
const slack = 50

/** One width, used by whoever takes bytes from it, in the order in which they ask. */
class Pace {
  readonly #rate: number
  /** When all that was taken has passed, milliseconds. */
  #until = performance.now()

  constructor(rate: number) {
    this.#rate = rate
  }

  /** When these bytes have passed. */
  take(bytes: number): number {
    this.#until = Math.max(this.#until, performance.now() - slack) + (bytes / this.#rate) * 1_000
    return this.#until
  }
}

/** What passes is at most this large: streams side by side share the way in such pieces. */
const piece = 64 * 1_024

/** Holds bodies back to the widths of a shape. */
export class Shaper {
  readonly latency: number
  readonly #shape: Shape
  readonly #total: { readonly down: Pace; readonly up: Pace }

  constructor(shape: Shape) {
    this.latency = shape.latency
    this.#shape = shape
    this.#total = { down: new Pace(shape.down.total), up: new Pace(shape.up.total) }
  }

  pass(source: Readable, way: 'down' | 'up'): Readable {
    const [own, total] = [new Pace(this.#shape[way].stream), this.#total[way]]
    const paced = new Transform({
      highWaterMark: piece,
      transform(chunk: Buffer, _encoding, done) {
        const push = async () => {
          for (let at = 0; at < chunk.length; at += piece) {
            const part = chunk.subarray(at, at + piece)
            const wait = Math.max(own.take(part.length), total.take(part.length)) - performance.now()
            // Not worth a timer.
            if (wait > 2) await sleep(wait)
            this.push(part)
          }
        }
        push().then(() => done(), done)
      },
    })
    source.once('error', (cause) => paced.destroy(cause))
    paced.once('close', () => source.destroy())
    return source.pipe(paced)
  }
}
