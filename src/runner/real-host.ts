import * as files from 'node:fs/promises'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { runCommand } from './exec.ts'
import type { Host } from './host.ts'
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
    fetch: async (input, init) => {
      const { httpFetch } = await import(/* webpackChunkName: "http" */ './http/fetch.ts')
      return httpFetch(input, init)
    },
    connects,
    log,
    cancelled: cancellation(),
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
