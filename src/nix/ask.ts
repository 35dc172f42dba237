import type { Command } from '../runner/exec.ts'
import type { Host } from '../runner/host.ts'

export type Env = Readonly<Record<string, string | undefined>>

/** The standard output of a command that changes nothing; undefined when it cannot be had. */
export async function ask(
  host: Host,
  env: Env,
  argv: readonly [string, ...string[]],
  more: Partial<Pick<Command, 'input' | 'timeout'>> = {},
): Promise<string | undefined> {
  const question = more.input === undefined
  const outcome = await host.exec({ timeout: 20, ...more, argv, env, question, signal: host.cancelled })
  return outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout : undefined
}
