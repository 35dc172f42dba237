/** `nix-cuda tables` in this process, and made-up compilers for it. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import * as files from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { ExitCode } from '../../src/actions/command-line.ts'
import { runTables } from '../../src/actions/tables/command.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { Host } from '../../src/runner/host.ts'
import { ptxasTargets } from './cuda-ptxas-targets.ts'

/** Runs the command with these options (`{ check: 'true' }`) and gives what it printed. */
export async function tables(
  host: Host,
  options: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: ExitCode; readonly stdout: string }> {
  let stdout = ''
  const answer = (text: string) => {
    stdout += text
  }
  const code = await runTables({ ...host, answer }, { option: (name) => options[name], positionals: [] })
  return { code, stdout }
}

/** The codes of the problems that the command ends with. */
export async function refusal(host: Host, options: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const cause = await tables(host, options).catch((error: unknown) => error)
  return cause instanceof ProblemError ? cause.problems.map(({ code }) => code) : expect.fail(String(cause))
}

/** The real files, but in /usr/local only these names: the compilers of the machine that runs the tests are left alone. */
export function filesWithLocal(local: readonly string[] = []): Host['files'] {
  const readdir = async (path: string) => (path === '/usr/local' ? local : files.readdir(path))
  return { ...files, readdir: readdir as unknown as Host['files']['readdir'] }
}

interface MadeUp {
  readonly version: string
  readonly ptxIsa: string
  readonly targets: readonly string[]
  /** How it ends what it refuses; ptxas 12.0 dies of SIGSEGV after it has said why. */
  readonly refusing?: string
}

/** The recorded targets of a toolkit: `sm_90a`. */
export function targetsOf(toolkit: string): readonly string[] {
  return ptxasTargets.find((row) => row.toolkit === toolkit)?.targets ?? expect.fail(toolkit)
}

/**
 * Puts a program into `<root>/bin/ptxas` that answers as NVIDIA's does: `--version`, the allowed values in `--help`, and
 * a fatal error for a PTX ISA above its own. Gives `root`, for CUDA_PATH.
 */
export function makePtxas(root: string, { version, ptxIsa, targets, refusing = 'exit 255' }: MadeUp): string {
  const [major = '', minor = ''] = ptxIsa.split('.')
  return makeProgram(
    root,
    `case "$1" in
--version) echo 'Cuda compilation tools, release ${version.replace(/\.\d+$/, '')}, V${version}' ;;
--help) cat <<'END'
--gpu-name <gpu name>                               (-arch)
        Specify name of NVIDIA GPU to generate code for.
        Allowed values for this option:  'compute_90',${targets.map((target) => `'${target}'`).join(',\n        ')}.
        Default value:  'sm_75'.
END
;;
*)
  for file; do :; done
  IFS=' .' read -r _ _ major minor < "$file"
  if [ "$major" -lt ${major} ] || { [ "$major" = ${major} ] && [ "$minor" -le ${minor} ]; }; then exit 0; fi
  echo "ptxas $file, line 1; fatal   : Unsupported .version $major.$minor; current version is '${ptxIsa}'" >&2
  ${refusing} ;;
esac`,
  )
}

/** Puts a shell script into `<root>/bin/ptxas`. */
export function makeProgram(root: string, script: string): string {
  mkdirSync(join(root, 'bin'), { recursive: true })
  writeFileSync(join(root, 'bin/ptxas'), `#!/bin/sh\n${script}\n`)
  chmodSync(join(root, 'bin/ptxas'), 0o755)
  return root
}
