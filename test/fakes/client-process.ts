import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer, Call } from './client.ts'
import type { GitHubServices } from './github-services.ts'

/** What a call of a real client gave, and what it printed meanwhile. */
export interface Called extends Omit<Answer, 'id'> {
  readonly log: string
}

export interface ClientProcess extends AsyncDisposable {
  /** The job's workspace and working folder. */
  readonly workspace: string
  cache(name: string, args: readonly unknown[], env?: Readonly<Record<string, string>>): Promise<Called>
  artifact(name: string, args: readonly unknown[], env?: Readonly<Record<string, string>>): Promise<Called>
}

/** Starts the real clients in a process of their own, whose environment is that of a step. */
export async function startClient(services: GitHubServices): Promise<ClientProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'github-client-'))
  const workspace = join(folder, 'workspace')
  mkdirSync(workspace)
  const child = fork(join(import.meta.dirname, 'client.ts'), {
    cwd: workspace,
    env: { PATH: '/usr/bin:/bin', RUNNER_TEMP: join(folder, 'temp'), GITHUB_WORKSPACE: workspace },
    execArgv: ['--no-warnings'],
    silent: true,
  })
  let log = ''
  let grew = Promise.withResolvers<void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log += text
      grew.resolve()
      grew = Promise.withResolvers()
    })
  }
  const ended = new Promise<never>((_, reject) => child.once('exit', () => reject(new Error(`client ended: ${log}`))))
  ended.catch(() => {})
  await Promise.race([once(child, 'message'), ended])
  let calls = 0
  const call = async (message: Omit<Call, 'id' | 'end'>): Promise<Called> => {
    log = ''
    calls += 1
    const id = calls
    const answered = new Promise<Answer>((resolve) => {
      // An earlier call whose test gave up may answer in between.
      const listen = (answer: Answer) => (answer.id === id ? resolve(answer) : child.once('message', listen))
      child.once('message', listen)
    })
    const end = `\0end of call ${id}\0`
    child.send({ ...message, id, end })
    const { id: _, ...reply } = await Promise.race([answered, ended])
    // Once for each of the two streams, which may be behind the channel of its answers.
    while (log.split(end).length < 3) await Promise.race([grew.promise, ended])
    return { ...reply, log: log.replaceAll(end, '') }
  }
  return {
    workspace,
    cache: (name, args, env = services.env) => call({ client: 'cache', name, args, env }),
    artifact: (name, args, env = services.env) => call({ client: 'artifact', name, args, env }),
    [Symbol.asyncDispose]: async () => {
      child.kill()
      await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
