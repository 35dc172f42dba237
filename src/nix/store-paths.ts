import { dirname, join } from 'node:path'
import { childEnv } from '../runner/child-env.ts'
import { failureText } from '../runner/exec.ts'
import type { Host } from '../runner/host.ts'
import { runNix } from './command.ts'
import type { Nix } from './find.ts'

/** What the store said, or why it did not. */
export type Answer = { readonly lines: readonly string[] } | { readonly failed: string }

const timeout = 300
/** Arguments of one command: far below the kernel's 2 MiB. */
const batch = 4_000

/** Store paths of installables (`./result`, `.#tool`) that are built; nothing is built for it. */
export async function builtPathsOf(host: Host, nix: Nix, installables: readonly string[]): Promise<Answer> {
  const outcome = await runNix(host, nix, ['path-info', '--', ...installables], { timeout })
  const said = outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout.split('\n') : []
  const lines = [...new Set(said.map((line) => line.trim()).filter((line) => line.startsWith('/')))]
  return lines.length > 0 ? { lines } : { failed: failureText(outcome).replace(/^error: /, '') }
}

/** Outputs of derivations, whether they are there or not. */
export function outputsOf(host: Host, nix: Nix, drvPaths: readonly string[]): Promise<Answer> {
  return nixStore(host, nix, ['--query', '--outputs'], drvPaths)
}

/** Every derivation that these need, themselves included. */
export async function closureOf(host: Host, nix: Nix, drvPaths: readonly string[]): Promise<Answer> {
  const answer = await requisitesOf(host, nix, drvPaths)
  return 'failed' in answer ? answer : { lines: answer.lines.filter((path) => path.endsWith('.drv')) }
}

/** Everything that these refer to, directly or not, themselves included. */
export function requisitesOf(host: Host, nix: Nix, paths: readonly string[]): Promise<Answer> {
  return nixStore(host, nix, ['--query', '--requisites'], paths)
}

/** Whether every output of a derivation is in the store; false also when the store does not say. */
export async function isBuilt(host: Host, nix: Nix, drvPath: string): Promise<boolean> {
  const outputs = await outputsOf(host, nix, [drvPath])
  if ('failed' in outputs || outputs.lines.length === 0) return false
  const valid = await validOf(host, nix, outputs.lines)
  return !('failed' in valid) && valid.lines.length === outputs.lines.length
}

/** The derivation that a (valid) path was built from; undefined where it is unknown or not in the store. */
export async function deriverOf(host: Host, nix: Nix, path: string): Promise<string | undefined> {
  const answer = await nixStore(host, nix, ['--query', '--deriver'], [path])
  const [deriver] = 'failed' in answer ? [] : answer.lines
  if (!deriver?.endsWith('.drv')) return undefined
  const valid = await validOf(host, nix, [deriver])
  return 'failed' in valid ? undefined : valid.lines[0]
}

/** Everything that these refer to directly. */
export function referencesOf(host: Host, nix: Nix, paths: readonly string[]): Promise<Answer> {
  return nixStore(host, nix, ['--query', '--references'], paths)
}

/** Those of the paths that are in the store. */
export async function validOf(host: Host, nix: Nix, paths: readonly string[]): Promise<Answer> {
  const answer = await nixStore(host, nix, ['--check-validity', '--print-invalid'], paths)
  if ('failed' in answer) return answer
  const invalid = new Set(answer.lines)
  return { lines: paths.filter((path) => !invalid.has(path)) }
}

/**
 * Those of the (valid) paths that were built on this machine, by this job or another: Nix marks them `ultimate`. What a
 * cache served or what was copied is not.
 */
export async function builtHere(host: Host, nix: Nix, paths: readonly string[]): Promise<Answer> {
  const lines: string[] = []
  for (let at = 0; at < paths.length; at += batch) {
    const some = paths.slice(at, at + batch)
    const outcome = await runNix(host, nix, ['path-info', '--sigs', ...some], { timeout })
    if (outcome.kind === 'not-started') return { failed: outcome.reason }
    if (outcome.kind !== 'exited' || outcome.code !== 0) {
      return { failed: outcome.stderrTail.at(-1) ?? `nix path-info was ${outcome.kind}` }
    }
    for (const line of outcome.stdout.split('\n')) {
      const [path, ...marks] = line.trim().split(/\s+/)
      if (path && marks.includes('ultimate')) lines.push(path)
    }
  }
  return { lines }
}

async function nixStore(host: Host, nix: Nix, verb: readonly string[], paths: readonly string[]): Promise<Answer> {
  const lines = new Set<string>()
  for (let at = 0; at < paths.length; at += batch) {
    const outcome = await host.exec({
      argv: [join(dirname(nix.program), 'nix-store'), ...verb, ...paths.slice(at, at + batch)],
      env: childEnv(host.env),
      signal: host.cancelled,
      timeout,
    })
    if (outcome.kind === 'not-started') return { failed: outcome.reason }
    if (outcome.kind !== 'exited' || outcome.code !== 0) {
      return { failed: outcome.stderrTail.at(-1) ?? `nix-store was ${outcome.kind}` }
    }
    for (const line of outcome.stdout.split('\n')) if (line !== '') lines.add(line)
  }
  return { lines: [...lines] }
}
