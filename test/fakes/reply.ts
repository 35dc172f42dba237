import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'

/** What a service answers; the server sends it, or what a fault makes of it. */
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | number>>
  readonly body?: Buffer | string | (() => Readable)
}

/** All of a request's body, refused above `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > limit) throw new Error(`request body above ${limit} bytes`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
