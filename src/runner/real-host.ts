import * as files from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { actionsCache } from './actions-cache.ts'
import { type Exec, runAttached, runCommand } from './exec.ts'
import type { Host } from './host.ts'
import type { Http } from './http/http.ts'
import type { Log } from './log.ts'
import { safeText } from './sink.ts'
import { writeAnswer } from './terminal.ts'

/** The machine as it is. */
export function realHost(log: Log): Host {
  const host = {
    env: process.env,
    platform: process.platform,
    arch: process.arch,
    pid: process.pid,
    uid: process.geteuid?.() ?? -1,
    cwd: process.cwd(),
    exec,
    attach: runAttached,
    files,
    clock: {
      now: () => Date.now(),
      sleep: async (milliseconds, signal) => {
        await delay(milliseconds, undefined, signal ? { signal } : {}).catch(() => {})
      },
      deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
    },
    http: lazyHttp(process.env),
    connects,
    // The stub lies beside the chunk of the bundle that this is in.
    entry: (name) => [process.execPath, join(import.meta.dirname, `${name}.js`)],
    log,
    answer: (text) => writeAnswer(log, text),
    confirm: (question) => {
      log.status?.('')
      return confirm(question)
    },
    cancelled: cancellation(),
  } satisfies Omit<Host, 'cache'>
  return { ...host, cache: actionsCache(host) }
}

const exec: Exec = async (command) => {
  if (!command.question) return runCommand(command)
  const { askProgram } = await import('./question.ts')
  return askProgram(command)
}

/** One client for the whole process, loaded with the first request. */
function lazyHttp(env: Host['env']): Http {
  const load = async () => {
    const { nodeHttp } = await import('./http/node-http.ts')
    return nodeHttp({ connections: 64, env })
  }
  let client: Promise<Http> | undefined
  return {
    send: async (request) => {
      client ??= load()
      return (await client).send(request)
    },
  }
}

function connects(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(1_000, () => end(false))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}

async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await terminal.question(`${safeText(question)} [y/N] `, { signal: AbortSignal.timeout(300_000) })
    return /^y(?:es)?$/i.test(answer.trim())
  } catch {
    return false
  } finally {
    terminal.close()
  }
}

/**
 * An AbortSignal that fires on the first SIGINT or SIGTERM. The runner sends SIGINT, waits 7.5 s, sends SIGTERM, waits
 * 2.5 s, then kills the tree (actions/runner, src/Runner.Sdk/ProcessInvoker.cs); while we listen, Node does not end by
 * itself, so that children are stopped and what is finished is saved.
 */
function cancellation(): AbortSignal {
  const controller = new AbortController()
  const onSignal = (name: NodeJS.Signals) => controller.abort(name)
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return controller.signal
}
