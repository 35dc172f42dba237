/** What addresses of several kinds have in common. Pure. */

/** What is wrong with a URL that is an address: its form, a login, a parameter that nobody reads. Undefined where nothing is. */
export function wrongUrl(
  address: string,
  { parameters, user = false }: { readonly parameters: readonly string[]; readonly user?: boolean },
): string | undefined {
  const url = URL.parse(address)
  if (!url) return 'is no URL'
  if (url.password !== '' || (url.username !== '' && !user))
    return 'has a login; give it in netrc, which is kept secret'
  if (url.hash !== '') return 'has a fragment'
  const unknown = [...url.searchParams.keys()].find((name) => !parameters.includes(name))
  if (unknown === undefined) return undefined
  return parameters.length === 0 ? 'has parameters' : `has the parameter ${unknown}; known are ${parameters.join(', ')}`
}

/** The URL of a server that a token is sent to: https, or http on this machine alone, and nothing behind its path. */
export function serverUrl(text: string): URL | undefined {
  const url = URL.parse(text)
  const here = url?.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  const bare = url && url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  return url && bare && (url.protocol === 'https:' || here) ? url : undefined
}
