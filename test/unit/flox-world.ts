/** Flox environments on disk, and what the lint has against them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { readAccess } from '../../src/flox/environment/access.ts'
import { readEnvironment } from '../../src/flox/environment/read.ts'
import { lint } from '../../src/flox/lint/lint.ts'
import { type Problem, ProblemError } from '../../src/model/problem.ts'
import type { Host } from '../../src/runner/host.ts'
import { testHost } from './host.ts'

/** Locked packages: their ids, systems and versions. */
type Locked = readonly { readonly id: string; readonly version?: string; readonly system?: string }[]

/** What the lock of flox 1.14.1 has for an entry of the manifest. */
export function lockText(manifest: object, locked: Locked = [], compose?: object): string {
  const packages = locked.map(({ id, version = '1.0', system = 'x86_64-linux' }) => ({
    attr_path: id,
    derivation: `/nix/store/00000000000000000000000000000000-${id}.drv`,
    install_id: id,
    version,
    system,
    group: 'toplevel',
    priority: 5,
  }))
  const merged = { 'schema-version': '1.15.0', hook: {}, profile: {}, options: {}, ...manifest }
  return JSON.stringify({ 'lockfile-version': 1, manifest: merged, packages, ...(compose ? { compose } : {}) })
}

/** A folder with an environment as `flox init` writes it, with this manifest and lock. */
export function environmentFolder(manifest: string, lock?: string, folder = newFolder()): string {
  write(folder, '.flox/env.json', JSON.stringify({ name: 'e', version: 1 }))
  write(folder, '.flox/env/manifest.toml', manifest)
  if (lock !== undefined) write(folder, '.flox/env/manifest.lock', lock)
  return folder
}

const made: string[] = []
afterAll(() => {
  // What a test has just stopped may still write.
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Removed after the tests of the file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'flox-lint-'))
  made.push(folder)
  return folder
}

export function write(folder: string, name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}

/** A host in that folder, outside of every git repository. */
export function hostIn(cwd: string, more: Partial<Host> = {}) {
  return testHost({ cwd, exec: async () => ({ kind: 'not-started', reason: 'no git here' }), ...more })
}

interface Asked {
  readonly lock?: string
  readonly host?: Partial<Host>
  readonly allowedToolkits?: readonly string[]
  /** Manifests of further layers. */
  readonly above?: readonly string[]
}

/** What the lint has against a manifest; throws where it cannot be read. The manifest begins with its line 1. */
export async function lintOf(manifest: string, { lock, host, allowedToolkits = [], above = [] }: Asked = {}) {
  const folders = [environmentFolder(manifest, lock), ...above.map((text) => environmentFolder(text))]
  const read = await Promise.all(folders.map((folder) => readEnvironment(hostIn(folder, host), '.')))
  const layers = read.map((one) => {
    if ('problems' in one) throw new ProblemError(one.problems)
    return one.environment
  })
  return lint({ layers, access: await readAccess(hostIn('/', host)), allowedToolkits })
}

/** Only those of one code, as `severity line`. */
export function linesOf(problems: readonly Problem[], code: string): readonly string[] {
  return problems
    .filter((problem) => problem.code === code)
    .map(({ severity, where }) => `${severity} ${where?.line ?? '-'}`)
}
