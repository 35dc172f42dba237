import * as files from 'node:fs/promises'
import { actionsCache } from '../../src/runner/actions-cache.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import { runCommand } from '../../src/runner/exec.ts'
import type { Clock, Host } from '../../src/runner/host.ts'
import type { Http, HttpRequest } from '../../src/runner/http/http.ts'
import { recordingLog } from '../recording-log.ts'

/** A clock that stands still until somebody sleeps, so that waits take no time; a deadline passes while they sleep. */
export function fakeClock(start = 1_000_000): Clock & { readonly slept: number[] } {
  let now = start
  const slept: number[] = []
  const deadlines = new Map<AbortController, number>()
  return {
    slept,
    now: () => now,
    sleep: async (milliseconds) => {
      slept.push(milliseconds)
      now += milliseconds
      for (const [deadline, end] of deadlines) if (end <= now) deadline.abort()
    },
    deadline: (milliseconds) => {
      const deadline = new AbortController()
      deadlines.set(deadline, now + milliseconds)
      return deadline.signal
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
type TestHost = Host & { readonly log: ReturnType<typeof recordingLog>; readonly answers: readonly string[] }

/** A host with the real file system and the given parts; every command must be answered by the test. */
export function testHost(more: Partial<Host> = {}): TestHost {
  const answers: string[] = []
  const host: Omit<TestHost, 'cache'> = {
    env: {},
    platform: 'linux',
    arch: 'x64',
    pid: process.pid,
    uid: 1000,
    cwd: process.cwd(),
    exec: async (command) => {
      throw new Error(`no answer for ${command.argv.join(' ')}`)
    },
    attach: async (argv) => {
      throw new Error(`no answer for ${argv.join(' ')}`)
    },
    files,
    clock: fakeClock(),
    http: fakeHttp(() => {
      throw new Error('no network in this test')
    }),
    connects: async () => false,
    entry: (name) => ['node', name],
    answers,
    answer: (text) => {
      answers.push(text)
    },
    confirm: async () => false,
    cancelled: new AbortController().signal,
    ...more,
    log: recordingLog(),
  }
  return { cache: actionsCache(host), ...host }
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
