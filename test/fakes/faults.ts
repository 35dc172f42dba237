import { Transform } from 'node:stream'

/** What goes wrong. */
export type FaultEffect =
  /** The request is not carried out; the answer has this status and the shape that the real service gives errors. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly message?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  /** The connection is closed without an answer; with `carriedOut`, after the request has had its effect. */
  | { readonly kind: 'drop'; readonly carriedOut?: boolean }
  /** The request waits, then goes on, perhaps into another fault. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** The answer announces all its bytes, the connection closes after so many of them. */
  | { readonly kind: 'truncate'; readonly bytes: number }
  /** One bit in the middle of the answer's body is another one. */
  | { readonly kind: 'corrupt' }
  /** Blobs cannot be written: 507, made up, for Azure has no such answer; seen by clients as a failing upload. */
  | { readonly kind: 'storage-full' }

export interface Fault {
  /** Sought in `METHOD /path?query`, as in `CreateCacheEntry` or `/^PUT .*comp=blocklist/`. */
  readonly on: string | RegExp
  readonly effect: FaultEffect
  /** How often; default always. */
  readonly times?: number
  /** How many matching requests go through first. */
  readonly after?: number
}

interface Armed extends Fault {
  seen: number
}

/** The faults in force. */
export class Faults {
  #armed: Armed[] = []

  add(...faults: readonly Fault[]): void {
    this.#armed.push(...faults.map((fault) => ({ ...fault, seen: 0 })))
  }

  clear(): void {
    this.#armed = []
  }

  /** The effects on one request: delays, and at most one other. Counts as one occurrence of each. */
  take(line: string): readonly FaultEffect[] {
    const effects: FaultEffect[] = []
    for (const fault of this.#armed) {
      const matches = typeof fault.on === 'string' ? line.includes(fault.on) : fault.on.test(line)
      const settled = effects.some(({ kind }) => kind !== 'delay')
      if (!matches || (settled && fault.effect.kind !== 'delay')) continue
      const place = fault.seen++ - (fault.after ?? 0)
      if (place >= 0 && place < (fault.times ?? Number.POSITIVE_INFINITY)) effects.push(fault.effect)
    }
    return effects
  }
}

/** Passes bytes on with one bit of the byte at `position` flipped. */
export function flipBit(position: number): Transform {
  let seen = 0
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      const at = position - seen
      seen += piece.length
      const copy = at >= 0 && at < piece.length ? Buffer.from(piece) : piece
      if (copy !== piece) copy[at] = (copy[at] ?? 0) ^ 1
      done(null, copy)
    },
  })
}
