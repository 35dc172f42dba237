/** An environment of the repository, and what it can build. */
import { join, resolve } from 'node:path'
import type { Problem } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { FloxEnvironment } from '../environment/environment.ts'
import { readEnvironment } from '../environment/read.ts'

export interface FloxProject {
  readonly environment: FloxEnvironment
  /** Packages that are written in Nix, by name: `.flox/pkgs/NAME.nix` and `.flox/pkgs/NAME/default.nix`. */
  readonly expressions: readonly string[]
}

/** Reads the environment of a folder of the repository. Problems: FLX101 to FLX103. */
export async function readProject(
  host: Host,
  root: string,
  folder: string,
): Promise<FloxProject | { readonly problems: readonly Problem[] }> {
  const path = resolve(root, folder)
  const read = await readEnvironment({ ...host, cwd: root }, path)
  if ('problems' in read) return read
  const files = await host.files.readdir(join(path, '.flox/pkgs'), { recursive: true }).catch(() => [])
  return { environment: read.environment, expressions: expressionNames(files) }
}

/** A file in a set of packages is `set.name`; overrides are no packages. https://flox.dev/docs/concepts/nix-expression-builds */
export function expressionNames(files: readonly string[]): readonly string[] {
  const names = files
    .filter((file) => file.endsWith('.nix') && !file.startsWith('__'))
    .map((file) => file.replace(/(?:\/default)?\.nix$/, '').replaceAll('/', '.'))
  return [...new Set(names)].filter((name) => name !== '' && name !== 'default').sort()
}
