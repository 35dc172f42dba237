/** What a JSON web token says of itself. Nobody has checked its signature: for messages and for waiting, not for trust. */
export interface Claims {
  /** Seconds since the epoch. */
  readonly expires: number | undefined
  readonly issued: number | undefined
  readonly audiences: readonly string[]
  readonly subject: string | undefined
}

/** Undefined for a token of another kind (`flox_sat_…`, `flox_pat_…`). */
export function claimsOf(token: string): Claims | undefined {
  const claims = readClaims(token)
  if (claims === undefined) return undefined
  const { exp, iat, aud, sub } = claims
  const number = (claim: unknown) => (typeof claim === 'number' ? claim : undefined)
  return {
    expires: number(exp),
    issued: number(iat),
    audiences: [aud].flat().filter((one) => typeof one === 'string'),
    subject: typeof sub === 'string' ? sub : undefined,
  }
}

/** All claims by name, whatever is in them; undefined as of `claimsOf`. */
export function readClaims(token: string): Readonly<Record<string, unknown>> | undefined {
  const [, body = '', ...rest] = token.split('.')
  if (rest.length !== 1) return undefined
  try {
    const value: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}

/** Seconds of the last day with a year of four digits; what a token or a server says may be any number. */
const lastSecond = 253_402_300_799

/** As in 2026-12-24. */
export function dayOf(seconds: number): string {
  return timeOf(seconds).slice(0, 10)
}

/** As in 2026-12-24 10:30. */
export function timeOf(seconds: number): string {
  const known = Math.min(Math.max(Math.round(seconds), 0), lastSecond)
  return new Date(known * 1_000).toISOString().slice(0, 16).replace('T', ' ')
}
