/** A server of the lab on loopback: started, waited for, and stopped with what it started. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { LabError } from './context.ts'
import { type Ran, run } from './exec.ts'

export interface Service extends AsyncDisposable {
  readonly url: string
}

export interface ServiceOptions {
  readonly program: string
  readonly args: (port: number) => readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Asked until it answers with status 200. */
  readonly ready: string
}

/** Starts it on a free port. Throws a LabError with what it said when it ends before it is ready. */
export async function openService({ program, args, env = {}, ready }: ServiceOptions): Promise<Service> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const stopping = new AbortController()
  let ended: string | undefined
  const said = (outcome: Ran) => `${program} ended with status ${outcome.code}.\n${outcome.stderr.slice(-2_000)}`
  const running = run(program, args(port), { env, signal: stopping.signal, timeout: 3_600 }).then(
    (outcome) => {
      ended = said(outcome)
    },
    (cause: unknown) => {
      ended = String(cause)
    },
  )
  const close = async () => {
    stopping.abort()
    await running
  }
  while (!(await answers(`${url}${ready}`))) {
    if (ended !== undefined) throw new LabError(ended)
    await sleep(50)
  }
  return { url, [Symbol.asyncDispose]: close }
}

async function answers(url: string): Promise<boolean> {
  try {
    const { status, body } = await fetch(url)
    await body?.cancel()
    return status === 200
  } catch {
    return false
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
