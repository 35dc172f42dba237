/**
 * A process that calls the real clients of GitHub's services, as a step of a job would; `client-process.ts` starts it.
 * Two things are not as in a step: names below blob.core.windows.net are this machine, so that Azure's SDK is used as on
 * GitHub, and pauses before a retry take a hundredth. The clients' time limits stay as they are: shortened, a busy machine
 * would exceed them.
 */
import dns from 'node:dns'

/** One call: a function of `@actions/cache`, or a method of the client of `@actions/artifact`. */
export interface Call {
  readonly id: number
  readonly client: 'cache' | 'artifact'
  readonly name: string
  readonly args: readonly unknown[]
  readonly env: Readonly<Record<string, string>>
  /** What both streams of output say when the call is over. */
  readonly end: string
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

/** The clients pause from 3 to 28 s; their limits are 30 s (a request) to 10 min (a segment). */
const isPause = (milliseconds: number) => milliseconds >= 1_000 && milliseconds < 30_000
const wait = globalThis.setTimeout
globalThis.setTimeout = ((done: () => void, milliseconds = 0, ...args: []) =>
  wait(done, isPause(milliseconds) ? milliseconds / 100 : milliseconds, ...args)) as typeof setTimeout

type Client = Readonly<Record<string, unknown>>
/** Each loads several hundred files, so only the one that is called. */
const clients = {
  cache: (): Promise<Client> => import('@actions/cache'),
  artifact: async () => new (await import('@actions/artifact')).DefaultArtifactClient() as unknown as Client,
}

process.on('message', (call: Call) => {
  void answer(call).then(async (reply) => {
    // The pipes of its output may be behind the channel of its answers, so they say the end themselves.
    for (const stream of [process.stdout, process.stderr]) {
      await new Promise((written) => stream.write(call.end, written))
    }
    process.send?.(reply)
  })
})
process.send?.('ready')

async function answer(call: Call): Promise<Answer> {
  Object.assign(process.env, call.env)
  try {
    const client = await clients[call.client]()
    const value = await (client[call.name] as (...args: readonly unknown[]) => Promise<unknown>).apply(client, [
      ...call.args,
    ])
    return { id: call.id, value }
  } catch (error) {
    return { id: call.id, error: (error as Error).message }
  }
}
