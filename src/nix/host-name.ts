/**
 * The host that somebody means who writes an address, a port or a comma where only a host ever matches; undefined for what
 * is fine. Empty where it cannot be determined, or may be a secret in the wrong place.
 */
export function meantHost(text: string): string | undefined {
  const wrong = /:\/\/|[,;/]$/.test(text) || /^[^:]+:\d+$/.test(text)
  if (!wrong) return undefined
  const host = text
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/^[^@/]*@/, '')
    .replace(/[/:,;].*$/, '')
  return /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i.test(host) ? host : ''
}
