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
  const [, body = '', ...rest] = token.split('.')
  if (rest.length !== 1) return undefined
  try {
    const value: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
    if (typeof value !== 'object' || value === null) return undefined
    const { exp, iat, aud, sub } = value as Readonly<Record<string, unknown>>
    const number = (claim: unknown) => (typeof claim === 'number' ? claim : undefined)
    return {
      expires: number(exp),
      issued: number(iat),
      audiences: [aud].flat().filter((one) => typeof one === 'string'),
      subject: typeof sub === 'string' ? sub : undefined,
    }
  } catch {
    return undefined
  }
}
