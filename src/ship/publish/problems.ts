/** What goes wrong at a destination, in the words of every kind. */
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { isDiskFull } from '../../runner/files.ts'

/** What a message says of a server's own words: one short line. Pure. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 200 ? `${line.slice(0, 200)}…` : line
}

export function reasonOf(cause: unknown): string {
  return quoted(cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '')
}

/** SHP045 of a full disk, SHP044 of another failure of a file system. */
export function fileProblem(place: string, file: string, cause: unknown): ProblemError {
  if (cause instanceof ProblemError) return cause
  const about = { subject: { path: file } }
  const problem = isDiskFull(cause)
    ? error(
        'SHP045',
        `${place} is full: ${file} was not written.`,
        'Free space there, and run it again: what is there is kept.',
        about,
      )
    : error(
        'SHP044',
        `${place} cannot be used: ${reasonOf(cause)}.`,
        'Check that the folder exists and that this user may write to it.',
        about,
      )
  return new ProblemError(problem, { cause })
}

/** What a server's answer to a request means; `said` are its words, `login` how it was asked. */
export function answerProblem(
  place: string,
  {
    status,
    url,
    said,
    login,
  }: { readonly status: number; readonly url: URL; readonly said: string; readonly login: string },
): Problem {
  const words = said === '' ? '' : ` (${quoted(said)})`
  const about = { subject: { url: `${url.origin}${url.pathname}` } }
  if (status === 401 || status === 403) {
    const fix = 'Check the login, and that it may read and write there.'
    return error('SHP043', `${place} answered ${status} to a request with ${login}${words}.`, fix, about)
  }
  if (status === 413) {
    const fix = 'Raise the limit of the server or of a proxy before it (client_max_body_size of nginx).'
    return error('SHP051', `${place} refuses a file of this size${words}.`, fix, about)
  }
  if (status === 507) {
    return error(
      'SHP045',
      `${place} is full${words}.`,
      'Free space there, and run it again: what is there is kept.',
      about,
    )
  }
  if (status === 404 || status === 405 || status === 501) {
    const fix = 'Check the address. The server must take PUT below it.'
    return error('SHP042', `${place} takes no files: it answered ${status}${words}.`, fix, about)
  }
  const fix = 'Run it again: what is there is not sent again.'
  return error('SHP044', `${place} answered ${status} after several attempts${words}.`, fix, about)
}

/** No answer came. */
export function silentProblem(place: string, url: URL, cause: unknown): ProblemError {
  if (cause instanceof ProblemError) return cause
  const fix = 'Check that this machine reaches it, and run it again: what is there is not sent again.'
  const about = { subject: { url: `${url.origin}${url.pathname}` } }
  return new ProblemError(error('SHP044', `${place} does not answer: ${reasonOf(cause)}.`, fix, about), { cause })
}
