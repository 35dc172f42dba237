/**
 * Failures on demand: FLOX_STAND_IN_FAIL names a case of transcripts.json, and its command then ends as it did there,
 * whatever the state is; or one of `documented`, which no recording has: flox/docs concepts/authentication.mdx,
 * cli/flox/src/commands/auth.rs and cli/flox-rust-sdk/src/providers/buildenv.rs, cli/tests/auth.bats.
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FloxError, QuietExit, say } from './failure.ts'
import type { CommandLine } from './grammar.ts'

export interface Recorded {
  readonly case: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly rc: number
  readonly stdout: string
  readonly stderr: string
}

export interface RecordedFiles {
  readonly case: string
  readonly files: Readonly<Record<string, string>>
}

export function recordings(): readonly (Recorded | RecordedFiles)[] {
  const text = readFileSync(join(import.meta.dirname, 'transcripts.json'), 'utf8')
  return (JSON.parse(text) as { readonly cases: readonly (Recorded | RecordedFiles)[] }).cases
}

/** Commands that resolve packages, or may. */
const resolving = ['activate', 'build', 'containerize', 'edit', 'install', 'upgrade']

export const documented: Readonly<Record<string, { readonly commands: readonly string[]; readonly text: string }>> = {
  'resolving needs a login': {
    commands: resolving,
    text: "Authentication is required to resolve packages.\n\nFor CI and automation, see https://go.flox.dev/auth\n\nLog in with 'flox auth login'.",
  },
  'login has expired': {
    commands: resolving,
    text: "Your FloxHub login has expired.\n\nLog in again with 'flox auth login'.",
  },
  'token rejected': { commands: [...resolving, 'publish'], text: 'Authentication rejected: Unable to verify token' },
  'private package': {
    commands: ['activate', 'build', 'containerize'],
    text: "Can't find download location for package 'acme/app'. You may not be authenticated or package may have been deleted. Try logging in with 'flox auth login'",
  },
  'environment not found': { commands: ['activate', 'pull'], text: 'Environment not found in FloxHub.' },
  'no permission': { commands: ['publish', 'push'], text: '403 Forbidden: not a member of the organization' },
}

/** Ends the command as FLOX_STAND_IN_FAIL wants it; returns where it names nothing of this command. */
export function failOnDemand({ command }: CommandLine): void {
  const wanted = process.env['FLOX_STAND_IN_FAIL']
  if (!wanted) return
  const known = documented[wanted]
  if (known?.commands.includes(command)) throw new FloxError(known.text)
  const recorded = recordings().find((one) => one.case === wanted)
  if (known === undefined && recorded === undefined)
    throw new Error(`FLOX_STAND_IN_FAIL: no recording and no documented failure is called '${wanted}'`)
  if (recorded === undefined || !('rc' in recorded) || !recorded.args.join(' ').startsWith(command)) return
  // The recording's environment was `e` in a folder of its own.
  const place = (text: string) => text.replaceAll('<tmp>', dirname(process.cwd()))
  if (recorded.stdout) process.stdout.write(`${place(recorded.stdout)}\n`)
  if (recorded.stderr) say(place(recorded.stderr))
  throw new QuietExit(recorded.rc)
}
