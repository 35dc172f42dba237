/** What a registry asks for with 401. */
export type Challenge =
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'bearer'; readonly realm: string; readonly service: string | undefined }

/**
 * The challenge in a WWW-Authenticate header (RFC 9110, 11.6.1) that this client can answer, Bearer before Basic; undefined where there
 * is none. Its scope is not read: some registries send a placeholder, and the scope of a request is known.
 */
export function parseChallenge(header: string | undefined): Challenge | undefined {
  const challenges = split(header ?? '')
  const bearer = challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.has('realm'))
  if (bearer) {
    const { parameters } = bearer
    return { scheme: 'bearer', realm: parameters.get('realm') ?? '', service: parameters.get('service') }
  }
  return challenges.some(({ scheme }) => scheme === 'basic') ? { scheme: 'basic' } : undefined
}

interface Offer {
  readonly scheme: string
  readonly parameters: Map<string, string>
}

/** `Bearer realm="a",service="b", Basic realm="c"` has commas between challenges and between parameters. */
function split(header: string): readonly Offer[] {
  const offers: Offer[] = []
  const part = /[\s,]*(?:([\w.~+-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))|([A-Za-z][\w-]*)(?=\s|,|$))/gy
  for (const [, name, quoted, plain, scheme] of header.matchAll(part)) {
    if (scheme !== undefined) offers.push({ scheme: scheme.toLowerCase(), parameters: new Map() })
    else if (name !== undefined) {
      offers.at(-1)?.parameters.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '')
    }
  }
  return offers
}
