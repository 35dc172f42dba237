/** One exchange. The caller reads the reply's body to its end or closes it, or the signal ends it. */
export interface HttpRequest {
  readonly url: URL
  /** Default GET. */
  readonly method?: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  /** A function makes a long body anew for each try; without a content-length it is sent in chunks. */
  readonly body?: string | Uint8Array | (() => AsyncIterable<Uint8Array>)
  /** Never sent again over another connection, where the server had closed the one that was kept: it counts what it read. */
  readonly once?: boolean
  /** Milliseconds from connecting to the last byte of the body; without it only the signal ends the exchange. */
  readonly timeout?: number
  /** Ends the exchange, and the body that is being read. */
  readonly signal?: AbortSignal
}

export interface HttpReply {
  readonly status: number
  /** What was asked, after redirects. */
  readonly url: URL
  /** By lower-case name. */
  header(name: string): string | undefined
  /** As it was sent: a Content-Encoding is not undone. Can be read once; throws when it is cut off. */
  readonly body: AsyncIterable<Uint8Array>
  /** Gives the connection free when the body is not wanted. */
  close(): void
}

/** The one way to servers: proxies, certificates and connections are its affair. */
export interface Http {
  /**
   * Follows no redirect and tries once: see `follow`, `ask` and `download`. Throws an Error that says in a few words why no
   * answer came, LateError when it did not come in time.
   */
  send(request: HttpRequest): Promise<HttpReply>
}

/** No whole answer came in time. */
export class LateError extends Error {}
