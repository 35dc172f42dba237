import { dirname, join } from 'node:path'
import { error, type Problem, ProblemError } from '../model/problem.ts'
import { ask, type Env } from '../nix/ask.ts'
import { installEnv } from '../nix/install-commands.ts'
import { writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'

/** Names and owners of the keys in rpm's database. */
const allKeys = ['rpm', '-q', 'gpg-pubkey', '--qf', '%{name}-%{version}-%{release} %{summary}\\n'] as const
const isOfFlox = /^(\S+) .*\bflox\b/i

/** The keys of Flox in rpm's own database, which the owner of this machine imported. */
async function floxKeys(host: Host, env: Env): Promise<readonly string[]> {
  const lines = ((await ask(host, env, allKeys)) ?? '').split('\n')
  return lines.flatMap((line) => isOfFlox.exec(line)?.[1] ?? [])
}

/** Whether rpm's own database has a key of Flox. */
export async function hasRpmKey(host: Host): Promise<boolean> {
  return (await floxKeys(host, installEnv(host.env))).length > 0
}

/**
 * Throws ProblemError FLX004 unless a package file is Flox, of the version that was asked for, and, with `signed`, signed by a
 * key of Flox: by a database of its own beside the file, for in rpm's own any key there counts, such as the distribution's.
 */
export async function checkRpm(
  host: Host,
  path: string,
  asked: { readonly version: string | undefined; readonly signed: boolean },
): Promise<void> {
  const env = installEnv(host.env)
  if (asked.signed && !(await isSigned(host, env, path))) throw refused(path, 'it is not signed by a key of Flox')
  const query = ['rpm', '-qp', '--nosignature', '--qf', '%{name} %{version}\\n', path] as const
  const [name = '', version = ''] = ((await ask(host, env, query)) ?? '').trim().split(' ')
  if (name !== 'flox') throw refused(path, `its name is ${JSON.stringify(name)}`)
  if (asked.version === undefined || sameVersion(version, asked.version)) return
  throw refused(path, `its version is ${JSON.stringify(version)}, not ${asked.version}`)
}

async function isSigned(host: Host, env: Env, path: string): Promise<boolean> {
  const folder = join(dirname(path), 'rpm-keys')
  const database = ['--dbpath', folder, '--define', `_keyringpath ${folder}/keys`] as const
  for (const key of await floxKeys(host, env)) {
    const armored = await ask(host, env, ['rpm', '-q', '--qf', '%{description}', key])
    const file = join(folder, `${key}.asc`)
    await writeAtomically(host, file, armored ?? '')
    await ask(host, env, ['rpm', ...database, '--import', file])
  }
  // Without these, a package that nobody has signed is fine too (rpm's macros, %_pkgverify_level).
  const strict = ['--define', '_pkgverify_level all', '--define', '_pkgverify_flags 0x0'] as const
  const answer = (await ask(host, env, ['rpm', ...database, ...strict, '-K', path])) ?? ''
  return /: .*\bsignatures\b.*\bOK\s*$/.test(answer) && !answer.includes('NOT OK')
}

/** rpm has no hyphen in a version. */
function sameVersion(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/[^0-9A-Za-z]/g, '.')
  return plain(one) === plain(other)
}

function refused(path: string, why: string): ProblemError {
  const fix = 'Nothing was installed. Do not use this package unless you know why; in that case give flox-sha256.'
  const problem: Problem = error('FLX004', `The package ${path.split('/').at(-1)} of Flox is refused: ${why}.`, fix)
  return new ProblemError(problem)
}
