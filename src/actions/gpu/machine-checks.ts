import { type DiskLayout, measureDisk } from '../../machine/disk.ts'
import { error, type Problem, warning } from '../../model/problem.ts'
import { childEnv } from '../../runner/child-env.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'

/** Who reads a configuration, and its mode. */
export interface Reader {
  readonly mode: number
  readonly user: string | undefined
  readonly uid: number
  readonly groups?: readonly string[]
}

const configurations = ['/etc/nix/nix.conf', '/etc/nix/nix.custom.conf']
const gib = 2 ** 30

/**
 * What makes a self-hosted machine unsafe for the next job: GPU120 for tokens that every user can read, GPU121 where Nix trusts this
 * user. Throws nothing; what cannot be read is not judged.
 */
export async function checkConfiguration(host: Host): Promise<readonly Problem[]> {
  if (host.env['RUNNER_ENVIRONMENT'] !== 'self-hosted') return []
  const groups = await groupsOf(host)
  const found = await Promise.all(
    configurations.map(async (path) => {
      const text = await readIfPresent(host, path).catch(() => undefined)
      const mode = (await host.files.stat(path).catch(() => undefined))?.mode ?? 0
      return text === undefined
        ? []
        : judgeConfiguration(path, text, { mode, user: host.env['USER'], uid: host.uid, groups })
    }),
  )
  return found.flat()
}

/** Of this user; none where `id` does not say. */
async function groupsOf(host: Host): Promise<readonly string[]> {
  const outcome = await host.exec({ argv: ['id', '-Gn'], env: childEnv(host.env), timeout: 10, signal: host.cancelled })
  return outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout.trim().split(/\s+/) : []
}

/** Pure. Names settings, never their values. */
export function judgeConfiguration(
  path: string,
  text: string,
  { mode, user, uid, groups = [] }: Reader,
): readonly Problem[] {
  const settings = text.split('\n').flatMap((line) => {
    const [, name = '', value = ''] = /^\s*([\w-]+)\s*=\s*(.*?)\s*(?:#.*)?$/.exec(line) ?? []
    return value === '' ? [] : [{ name: name.replace(/^extra-/, ''), words: value.split(/\s+/) }]
  })
  const problems: Problem[] = []
  if ((mode & 0o004) !== 0 && settings.some(({ name }) => name === 'access-tokens')) {
    const message = `${path} has access-tokens, and every user of the machine can read it.`
    problems.push(warning('GPU120', message, 'Move them into a file of mode 0600, and replace the tokens.'))
  }
  const trusted = settings.filter(({ name }) => name === 'trusted-users').flatMap(({ words }) => words)
  // https://nix.dev/manual/nix/stable/command-ref/conf-file.html#conf-trusted-users
  const isMine = (word: string) => word === '*' || word === user || groups.some((group) => word === `@${group}`)
  if (uid !== 0 && trusted.some(isMine)) {
    const message = `Nix trusts ${user ?? 'every user'} (trusted-users in ${path}): jobs have the rights of root.`
    problems.push(warning('GPU121', message, 'Remove the user of the runner, and its groups, from trusted-users.'))
  }
  return problems
}

/** GPU122 where store or workspace have less than so many GiB. */
export async function checkDisk(host: Host, minFreeGib: number): Promise<readonly Problem[]> {
  return minFreeGib === 0 ? [] : judgeDisk(await measureDisk(host), minFreeGib)
}

/** Pure. One problem for each file system. */
export function judgeDisk({ measured }: DiskLayout, minFreeGib: number): readonly Problem[] {
  const places = measured.filter(({ name }) => name === 'store' || name === 'workspace' || name === 'runner-temp')
  const small = places.filter(({ freeBytes }) => freeBytes < minFreeGib * gib)
  return [...Map.groupBy(small, ({ device }) => device).values()].map((group) => {
    const free = ((group[0]?.freeBytes ?? 0) / gib).toFixed(1)
    const paths = group.map(({ path }) => path).join(' and ')
    const message = `The disk of ${paths} has ${free} GiB free; ${minFreeGib} GiB are required.`
    return error('GPU122', message, 'Free space on the machine, or lower min-free-gib.')
  })
}
