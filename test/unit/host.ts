import * as files from 'node:fs/promises'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import { runCommand } from '../../src/runner/exec.ts'
import type { Clock, Host } from '../../src/runner/host.ts'
import type { Http, HttpRequest } from '../../src/runner/http/http.ts'
import { recordingLog } from '../../src/runner/log.ts'

/** A clock that stands still until somebody sleeps, so that waits take no time. */
export function fakeClock(start = 1_000_000): Clock & { readonly slept: number[] } {
  let now = start
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    sleep: async (milliseconds) => {
      slept.push(milliseconds)
      now += milliseconds
    },
  }
}

/** A network on which a function answers every request. */
export function fakeHttp(answer: (url: string, request: HttpRequest) => Response | Promise<Response>): Http {
  return {
    send: async (request) => {
      const { status, headers, body } = await answer(request.url.href, request)
      return {
        status,
        url: request.url,
        header: (name) => headers.get(name) ?? undefined,
        body: body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() }),
        close: () => void body?.cancel().catch(() => {}),
      }
    },
  }
}

/** A host with the real file system and the given parts; every command must be answered by the test. */
export function testHost(more: Partial<Host> = {}): Host & { readonly log: ReturnType<typeof recordingLog> } {
  return {
    env: {},
    platform: 'linux',
    arch: 'x64',
    pid: process.pid,
    uid: 1000,
    cwd: process.cwd(),
    exec: async (command) => {
      throw new Error(`no answer for ${command.argv.join(' ')}`)
    },
    files,
    clock: fakeClock(),
    http: fakeHttp(() => {
      throw new Error('no network in this test')
    }),
    connects: async () => false,
    cancelled: new AbortController().signal,
    ...more,
    log: recordingLog(),
  }
}

/** Answers commands in order and remembers them. */
export function scriptedExec(answers: readonly ((command: Command) => Outcome | Promise<Outcome>)[]) {
  const commands: Command[] = []
  const exec = async (command: Command): Promise<Outcome> => {
    const answer = answers[commands.length]
    commands.push(command)
    if (!answer) throw new Error(`unexpected command ${command.argv.join(' ')}`)
    return answer(command)
  }
  return { exec, commands }
}

export const realExec = runCommand
