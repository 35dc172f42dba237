/** Which package of an environment is published, and whether it can be. */
import { dirname, join } from 'node:path'
import { error, type Problem, warning } from '../../model/problem.ts'
import { systemOf } from '../../model/system.ts'
import type { Host } from '../../runner/host.ts'
import type { FloxEnvironment } from '../environment/environment.ts'

export type Target =
  | { readonly kind: 'manifest'; readonly name: string; readonly pure: boolean }
  /** Written in Nix: a file of `.flox/pkgs`, absolute. */
  | { readonly kind: 'expression'; readonly name: string; readonly file: string }

/** Every package that the environment builds; `folder` is absolute. */
export async function targetsOf(
  host: Pick<Host, 'files'>,
  environment: FloxEnvironment,
  folder: string,
): Promise<readonly Target[]> {
  const { manifest, lock } = environment
  const included = (manifest.include?.environments ?? []).length > 0 ? lock?.manifest.build : undefined
  const builds = Object.entries({ ...included, ...manifest.build })
  const pkgs = join(folder, '.flox/pkgs')
  const entries = await host.files.readdir(pkgs, { recursive: true }).catch(() => [])
  const expressions = entries.flatMap((entry): Target[] => {
    const path = String(entry)
    const name = path.endsWith('/default.nix') ? dirname(path) : path.endsWith('.nix') ? path.slice(0, -4) : ''
    return name === '' || name.includes('/') ? [] : [{ kind: 'expression', name, file: join(pkgs, path) }]
  })
  return [
    ...builds.map(([name, { sandbox }]): Target => ({ kind: 'manifest', name, pure: sandbox === 'pure' })),
    ...expressions.sort((a, b) => (a.name < b.name ? -1 : 1)),
  ]
}

interface Wanted {
  /** Undefined: the only one. */
  readonly package: string | undefined
  readonly stability: string | undefined
}

/** The package that is meant, or FLX187. Pure. */
export function chooseTarget(
  targets: readonly Target[],
  wanted: Wanted,
): { readonly target: Target } | { readonly problem: Problem } {
  const names = targets.map(({ name }) => name)
  const same = names.find((name, index) => names.indexOf(name) !== index)
  if (same !== undefined) {
    const message = `${same} is both an entry of [build] and a file of .flox/pkgs.`
    return { problem: error('FLX187', message, 'Rename one of them.') }
  }
  const [first, ...others] = targets
  if (first === undefined) {
    const fix = 'Add an entry to [build] of the manifest, or an expression NAME.nix to .flox/pkgs.'
    return { problem: error('FLX187', 'The Flox environment builds no package.', fix) }
  }
  if (wanted.package === undefined && others.length > 0) {
    const message = `The Flox environment builds ${names.length} packages: ${names.join(', ')}. One at a time is published.`
    return { problem: error('FLX187', message, 'Name it in flox-package; a job matrix publishes several.') }
  }
  const target = wanted.package === undefined ? first : targets.find(({ name }) => name === wanted.package)
  if (target === undefined) {
    const message = `The Flox environment builds no package ${JSON.stringify(wanted.package)}.`
    return { problem: error('FLX187', message, `It builds ${names.join(', ')}.`) }
  }
  if (target.name.startsWith('-')) {
    const message = `The package ${JSON.stringify(target.name)} cannot be published: Flox takes its name for an option.`
    return { problem: error('FLX187', message, 'Give it a name that begins with a letter.') }
  }
  if (wanted.stability !== undefined && target.kind === 'manifest') {
    const message = `flox-stability is for expressions of .flox/pkgs, and ${target.name} is an entry of [build].`
    return { problem: error('FLX187', message, 'Leave it out: the environment of the build has its own Nixpkgs.') }
  }
  return { target }
}

/** Why the environment itself cannot be published from, and on what grounds a package may be built wrongly. Pure. */
export function environmentProblems(
  environment: FloxEnvironment,
  target: Target | undefined,
  machine: Pick<Host, 'platform' | 'arch'>,
): readonly Problem[] {
  const { owner, name, lock, files, packages, source } = environment
  const where = (path: readonly string[]) => {
    const line = source.lineOf(path)
    return { where: line === undefined ? { file: files.manifest } : { file: files.manifest, line } }
  }
  const problems: Problem[] = []
  if (owner !== undefined) {
    const fix = `Disconnect it with \`flox pull --copy -d ${environment.folder}\`, and commit what that writes.`
    problems.push(error('FLX188', `The environment is ${owner}/${name} of FloxHub, which has no project files.`, fix))
  }
  if (lock === undefined) {
    problems.push(
      error('FLX188', 'The environment has no manifest.lock.', 'Run `flox list` with a login, and commit it.'),
    )
  }
  const unsupported = systemProblem(environment, machine)
  if (unsupported) problems.push(unsupported)
  if (target?.kind !== 'manifest') return problems
  if (!packages.some(({ group }) => group === 'toplevel')) {
    const message = `${target.name} cannot be published: no package of the environment is in the group toplevel.`
    const fix = 'Install what the build needs without pkg-group; Flox records the Nixpkgs of that group.'
    problems.push(error('FLX111', message, fix, where(['build', target.name])))
  }
  if (!target.pure) {
    const message = `build.${target.name} is not sandboxed: it sees the network and the machine, so that others may not be able to build it again.`
    const fix = `Set build.${target.name}.sandbox = "pure".`
    problems.push(warning('FLX112', message, fix, where(['build', target.name, 'sandbox'])))
  }
  return problems
}

/** FLX197 where this machine is none of the environment's systems; a package is published for the machine's own. */
function systemProblem(
  { systems, files, source }: FloxEnvironment,
  machine: Pick<Host, 'platform' | 'arch'>,
): Problem | undefined {
  const own = systemOf(machine)
  if (own !== undefined && (systems === undefined || systems.includes(own))) return undefined
  const line = source.lineOf(['options', 'systems'])
  const where = line === undefined ? { file: files.manifest } : { file: files.manifest, line }
  const message = `The environment is for ${systems?.join(', ') ?? 'systems of Flox'}, and this machine is ${own ?? `${machine.arch}-${machine.platform}`}.`
  const fix = 'Publish from a machine of one of them: Flox builds for the system that it runs on.'
  return error('FLX197', message, fix, { where })
}
