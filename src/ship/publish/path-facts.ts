import { narHashOf } from '../../binary-cache/coverage-narinfo.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { runNix } from '../../nix/command.ts'
import type { Nix } from '../../nix/find.ts'
import { parsePathInfos, pathEntries } from '../../nix/path-info.ts'
import { failureText } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'
import type { PathFacts } from './destination.ts'

const timeout = 600

/** What a store knows of those of the paths that it has; `store` is its URL, unset means this machine's. Throws ProblemError SHP050. */
export async function pathFacts(
  host: Host,
  nix: Nix,
  paths: readonly string[],
  store?: string,
): Promise<readonly PathFacts[]> {
  if (paths.length === 0) return []
  const where = store === undefined ? [] : ['--store', store]
  const input = `${paths.join('\n')}\n`
  const outcome = await runNix(host, nix, ['path-info', '--json', ...where, '--stdin'], { timeout, input })
  const failed = (why: string) => {
    const fix =
      store === undefined
        ? 'Repair the store of this machine.'
        : 'Check the address, the ssh key and Nix on that machine.'
    return new ProblemError(error('SHP050', `${store ?? 'The Nix store'} does not say what it has: ${why}.`, fix))
  }
  if (outcome.kind !== 'exited' || outcome.code !== 0) throw failed(failureText(outcome).replace(/^error: /, ''))
  try {
    return parsePathFacts(JSON.parse(outcome.stdout))
  } catch (cause) {
    throw failed(`its answer cannot be read (${(cause as Error).message})`)
  }
}

/** Of `nix path-info --json`; a path that the store does not have is `null` there, or not `valid`. Throws an Error. Pure. */
export function parsePathFacts(value: unknown): readonly PathFacts[] {
  const infos = new Map(parsePathInfos(value).map((info) => [info.path, info]))
  const { entries, whole } = pathEntries(value)
  return entries.flatMap(([name, entry]) => {
    const path = whole(name)
    const { narHash, narSize, references, valid } = Object(entry) as Readonly<Record<string, unknown>>
    if (entry === null || valid === false) return []
    const hash = narHashOf(hashText(narHash))
    if (hash === undefined || typeof narSize !== 'number') throw new Error(`${path} has no hash or size`)
    const { deriver, keys = [] } = infos.get(path) ?? {}
    const names: readonly unknown[] = Array.isArray(references) ? references : []
    const others = names.map(whole).filter((reference) => reference !== path)
    return [{ path, narHash: hash, narSize, references: others.sort(), deriver, signers: keys }]
  })
}

/** One text; newer versions of Nix write a hash as an object. Pure. */
export function hashText(hash: unknown): string {
  if (typeof hash === 'string') return hash
  const { algorithm, hash: digits } = Object(hash) as Readonly<Record<string, unknown>>
  return `${algorithm}:${digits}`
}
