import { asOwner } from '../../nix/command.ts'
import { childEnv } from '../../runner/child-env.ts'
import { failureText, type Outcome } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'

/** Git in one folder. Output in English; no question at the terminal. */
export interface Git {
  readonly run: (...args: readonly string[]) => Promise<Outcome>
  /** Standard output; undefined where git fails. */
  readonly ask: (...args: readonly string[]) => Promise<string | undefined>
  /** Why it failed, in its own words. */
  readonly failure: (outcome: Outcome) => string
}

/** Seconds: the whole history of a large repository may have to be fetched. */
const timeout = 1_800

export async function gitIn(host: Host, folder: string): Promise<Git> {
  const env = childEnv(host.env, {
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    ...(await asOwner(host)),
  })
  const run: Git['run'] = (...args) =>
    host.exec({ argv: ['git', '-C', folder, ...args], env, timeout, signal: host.cancelled })
  return {
    run,
    ask: async (...args) => {
      const outcome = await run(...args)
      return outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout : undefined
    },
    failure: (outcome) => {
      const lines = outcome.kind === 'not-started' ? [] : outcome.stderrTail
      const said = lines.findLast((line) => /^(?:fatal|error|remote): /.test(line)) ?? failureText(outcome)
      // A URL may have a login in it.
      return said.replaceAll(/\/\/[^/\s]+@/g, '//').replace(/[.:]$/, '')
    },
  }
}

export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
