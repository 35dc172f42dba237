/**
 * A process that calls the real clients of GitHub's services, as a step of a job would; `client-process.ts` starts it.
 * Two things are not as in a step: names below blob.core.windows.net are this machine, so that Azure's SDK is used as on
 * GitHub, and waits of a second or more, which are pauses before a retry, take a hundredth.
 */
import dns from 'node:dns'

/** One call: a function of `@actions/cache`, or a method of the client of `@actions/artifact`. */
export interface Call {
  readonly id: number
  readonly client: 'cache' | 'artifact'
  readonly name: string
  readonly args: readonly unknown[]
  readonly env: Readonly<Record<string, string>>
}

export interface Answer {
  readonly id: number
  readonly value?: unknown
  readonly error?: string
}

const lookup = dns.lookup
dns.lookup = ((host: string, options: object, done: (...answer: unknown[]) => void) => {
  const here = host.endsWith('.blob.core.windows.net') ? '127.0.0.1' : host
  return lookup(here, options, done)
}) as typeof dns.lookup

const wait = globalThis.setTimeout
globalThis.setTimeout = ((done: () => void, milliseconds = 0, ...args: []) =>
  wait(done, milliseconds < 1000 ? milliseconds : milliseconds / 100, ...args)) as typeof setTimeout

const cache: Readonly<Record<string, unknown>> = await import('@actions/cache')
const { DefaultArtifactClient } = await import('@actions/artifact')
const artifact = new DefaultArtifactClient() as unknown as Readonly<Record<string, unknown>>

process.on('message', (call: Call) => {
  void answer(call).then((reply) => process.send?.(reply))
})
process.send?.('ready')

async function answer(call: Call): Promise<Answer> {
  Object.assign(process.env, call.env)
  const client = call.client === 'cache' ? cache : artifact
  try {
    const value = await (client[call.name] as (...args: readonly unknown[]) => Promise<unknown>).apply(client, [
      ...call.args,
    ])
    return { id: call.id, value }
  } catch (error) {
    return { id: call.id, error: (error as Error).message }
  }
}
