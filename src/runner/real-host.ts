import * as files from 'node:fs/promises'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { runCommand } from './exec.ts'
import type { Host } from './host.ts'
import type { Http } from './http/http.ts'
import type { Log } from './log.ts'
import { cancellation } from './signals.ts'

/** The machine as it is. */
export function realHost(log: Log): Host {
  return {
    env: process.env,
    platform: process.platform,
    arch: process.arch,
    pid: process.pid,
    uid: process.geteuid?.() ?? -1,
    cwd: process.cwd(),
    exec: runCommand,
    files,
    clock: {
      now: () => Date.now(),
      sleep: async (milliseconds, signal) => {
        await delay(milliseconds, undefined, signal ? { signal } : {}).catch(() => {})
      },
    },
    http: lazyHttp(process.env),
    connects,
    log,
    cancelled: cancellation(),
  }
}

/** One client for the whole process, loaded with the first request. */
function lazyHttp(env: Host['env']): Http {
  const load = async () => {
    const { nodeHttp } = await import(/* webpackChunkName: "http" */ './http/node-http.ts')
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
