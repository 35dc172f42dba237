/**
 * The server's side of Twirp over JSON, after https://twitchtv.github.io/twirp/docs/spec_v7.html and the JSON mapping of
 * https://protobuf.dev/programming-guides/json/. Like Twirp's Go server it drops fields that it does not know; they are
 * recorded as `ignored`, so that a test can refuse them.
 */
import type { IncomingMessage } from 'node:http'
import { type Reply, readBody } from './reply.ts'
import type { Claims, TokenIssuer } from './tokens.ts'

const statuses = {
  malformed: 400,
  invalid_argument: 400,
  unauthenticated: 401,
  permission_denied: 403,
  not_found: 404,
  bad_route: 404,
  already_exists: 409,
  failed_precondition: 412,
  resource_exhausted: 429,
  internal: 500,
  unavailable: 503,
} as const

export type TwirpCode = keyof typeof statuses

/** A refusal, as Twirp words it. */
export class TwirpError extends Error {
  readonly code: TwirpCode
  /** Seconds, sent as Retry-After. */
  readonly retryAfter: number | undefined

  constructor(code: TwirpCode, message: string, retryAfter?: number) {
    super(message)
    this.code = code
    this.retryAfter = retryAfter
  }
}

export interface TwirpMethod {
  /** Names of the request's fields, snake_case. */
  readonly fields: readonly string[]
  readonly call: (message: Message, claims: Claims) => object
}

/** A service's full name and its methods. */
export interface TwirpService {
  readonly name: string
  readonly methods: Readonly<Record<string, TwirpMethod>>
}

/** What became known about a call while it was answered. */
export interface TwirpCall {
  readonly reply: Reply
  readonly body?: unknown
  readonly ignored?: readonly string[]
}

/** A request message; absent fields have proto3's defaults, wrongly typed ones are refused. */
export class Message {
  readonly ignored: readonly string[]
  readonly #values: ReadonlyMap<string, unknown>

  constructor(body: unknown, fields: readonly string[]) {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) throw notDecoded()
    const known = new Map(fields.flatMap((field) => [field, camelCase(field)].map((name) => [name, field] as const)))
    const given = Object.entries(body).filter(([, value]) => value !== null)
    this.ignored = given.map(([name]) => name).filter((name) => !known.has(name))
    this.#values = new Map(given.map(([name, value]) => [known.get(name) ?? '', value]))
  }

  has(field: string): boolean {
    return this.#values.has(field)
  }

  string(field: string): string {
    const value = this.#values.get(field) ?? ''
    if (typeof value !== 'string') throw notDecoded()
    return value
  }

  strings(field: string): readonly string[] {
    const value = this.#values.get(field) ?? []
    if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) throw notDecoded()
    return value as string[]
  }

  integer(field: string): number {
    const value = this.#values.get(field) ?? 0
    const plain = typeof value === 'number' ? Number.isInteger(value) : /^-?\d+$/.test(String(value))
    if (!plain) throw notDecoded()
    return Number(value)
  }
}

/** Answers `POST /twirp/<service>/<method>`. */
export async function answerTwirp(
  request: IncomingMessage,
  path: string,
  services: readonly TwirpService[],
  tokens: TokenIssuer,
): Promise<TwirpCall> {
  let body: unknown
  let ignored: readonly string[] = []
  try {
    const method = route(request, path, services)
    const claims = tokens.verify(request.headers.authorization)
    if (typeof claims === 'string') throw new TwirpError('unauthenticated', claims)
    body = parse((await readBody(request, 1024 * 1024)).toString())
    const message = new Message(body, method.fields)
    ignored = message.ignored
    return { reply: json(200, method.call(message, claims)), body, ignored }
  } catch (error) {
    if (!(error instanceof TwirpError)) throw error
    const reply = refusal(statuses[error.code], error.code, error.message)
    const after = error.retryAfter !== undefined && { 'retry-after': error.retryAfter }
    return { reply: { ...reply, headers: { ...reply.headers, ...after } }, body, ignored }
  }
}

/** A Twirp error as a reply; `status` need not be the code's own. */
export function refusal(status: number, code: string, msg: string): Reply {
  return json(status, { code, msg })
}

/** The code that belongs to an HTTP status. */
export function codeOf(status: number): string {
  return Object.entries(statuses).findLast(([, value]) => value === status)?.[0] ?? 'unknown'
}

function route(request: IncomingMessage, path: string, services: readonly TwirpService[]): TwirpMethod {
  const [, , service, name = ''] = path.split('/')
  const methods = services.find((one) => one.name === service)?.methods
  const method = methods && Object.hasOwn(methods, name) ? methods[name] : undefined
  if (!method) throw new TwirpError('bad_route', `no handler for path "${path}"`)
  if (request.method !== 'POST') {
    throw new TwirpError('bad_route', `unsupported method "${request.method}" (only POST is allowed)`)
  }
  const type = request.headers['content-type'] ?? ''
  if (type.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    throw new TwirpError('bad_route', `unexpected Content-Type: "${type}"`)
  }
  return method
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw notDecoded()
  }
}

function json(status: number, value: object): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) }
}

function notDecoded(): TwirpError {
  return new TwirpError('malformed', 'the json request could not be decoded')
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
