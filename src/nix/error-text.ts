import { stripVTControlCharacters } from 'node:util'
import { error, type Problem } from '../model/problem.ts'

/**
 * Nix's own message out of its standard error: from the last line that starts with `error:` on, without the trace above
 * it and without indentation. Undefined when there is none.
 */
export function nixErrorText(stderr: readonly string[]): string | undefined {
  const lines = stderr.flatMap((line) => stripVTControlCharacters(line).split('\n'))
  const start = lines.findLastIndex((line) => /^\s*error: ./.test(line))
  const first = lines[start]
  if (first === undefined) return undefined
  const indent = first.length - first.trimStart().length
  return lines
    .slice(start)
    .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
    .join('\n')
    .replace(/^error: /, '')
    .trim()
}

/**
 * NET001 or NET002 where Nix's message says that a server cannot be reached or fails; undefined for all else, a 404 among it:
 * what is asked for is not there then.
 */
export function networkProblem(text: string): Problem | undefined {
  const url = /(?:unable to download|unable to access|Failed to open archive.*?) '([^']+)'/.exec(text)?.[1]
  const status = Number(/HTTP error (\d{3})/.exec(text)?.[1] ?? 0)
  const host = URL.parse(url ?? '')?.host ?? /Could not resolve host: ([\w.-]+)/.exec(text)?.[1]
  if (host === undefined) return undefined
  if (status >= 500 || status === 429) {
    return error('NET002', `${host} answers with HTTP error ${status} to Nix.`, 'Run the job again later.')
  }
  if (/rate limit/i.test(text)) {
    const fix = 'Give a token: github-token, or extra-access-tokens for another host.'
    return error('NET002', `${host} refuses Nix because of its rate limit.`, fix)
  }
  const why =
    /Could not resolve host|Couldn't connect|Failed to connect|Connection (?:refused|reset|timed out)|Timeout was reached|SSL (?:connect error|peer certificate)|Failure when receiving/i.exec(
      text,
    )?.[0]
  if (status !== 0 || why === undefined) return undefined
  const fix =
    'Check the network of this machine, its proxy (proxy: true) and its certificates (ca-bundle), then run it again.'
  return error('NET001', `Nix cannot reach ${host}: ${why.charAt(0).toLowerCase()}${why.slice(1)}.`, fix)
}
