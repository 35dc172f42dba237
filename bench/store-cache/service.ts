import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { GitHubServicesOptions } from '../../test/fakes/github-services.ts'

/** What happened since the last time it was asked; entries and bytes stored are those of now. */
export interface Counts {
  readonly requests: number
  readonly down: number
  readonly up: number
  readonly created: number
  /** Answers 429. */
  readonly limited: number
  readonly entries: number
  readonly stored: number
  /** Memory of the emulator itself. */
  readonly rss: number
}

export interface Service extends AsyncDisposable {
  readonly url: string
  /** Of a step of a job. */
  readonly env: Readonly<Record<string, string>>
  counts(): Promise<Counts>
}

/** GitHub's services on loopback, in another process. */
export async function startService(options: GitHubServicesOptions): Promise<Service> {
  const child = fork(join(import.meta.dirname, 'emulator.ts'), [JSON.stringify(options)])
  const answer = async (asked?: 'counts') => {
    const reply = once(child, 'message')
    if (asked) child.send(asked)
    const [value] = (await reply) as [unknown]
    return value
  }
  const { url, env } = (await answer()) as Pick<Service, 'url' | 'env'>
  return {
    ...{ url, env },
    counts: async () => (await answer('counts')) as Counts,
    [Symbol.asyncDispose]: async () => {
      child.send('stop')
      await once(child, 'exit')
    },
  }
}
