import { type CacheRow, checkCaches, readCacheSettings } from '../../../binary-cache/check.ts'
import { type Problem, ProblemError, worstSeverity } from '../../../model/problem.ts'
import { cacheSubject } from '../../../nix/configure/caches.ts'
import { findStore } from '../../../nix/configure/facts.ts'
import type { Nix } from '../../../nix/find.ts'
import { probeSandbox, type SandboxReport, sandboxProblems } from '../../../nix/sandbox/sandbox.ts'
import type { Host } from '../../../runner/host.ts'
import { type Provider, readyNix, type SetupInputs } from '../provider.ts'
import { cacheTable } from './cache-table.ts'

/**
 * What the configured Nix is worth: whether builds are really sandboxed, and whether each binary cache can be used. Throws
 * ProblemError INS044 where a sandbox is required and there is none, and the caches' problems where they are required.
 */
export const examine: Provider = {
  name: 'examine',
  provide: async (context) => {
    const { host, inputs } = context
    const { nix } = readyNix(context)
    const store = await findStore(host, nix)
    const [sandbox, caches] = await Promise.all([
      probeSandbox(host, nix, { ...store, fresh: true }),
      inputs['check-caches'] ? check(host, nix, store, inputs['caches-required']) : undefined,
    ])
    const problems = [...sandboxProblems(sandbox, inputs.sandbox, secretInputs(inputs)), ...(caches?.problems ?? [])]
    const rows = caches?.rows ?? []
    logChecks(host, sandbox, rows)
    if (worstSeverity(problems) === 'error') throw new ProblemError(problems)
    const states = rows.map(({ url, state, priority, milliseconds }) => ({ url, state, priority, milliseconds }))
    return {
      outputs: { sandbox: sandbox.how, 'cache-states': JSON.stringify(states) },
      rows: [['Sandbox', sandbox.how]],
      warnings: problems,
      found: { caches: rows },
    }
  },
}

/** The inputs by which this job was given secrets; the GitHub token, which every job has, is not counted. */
function secretInputs(inputs: SetupInputs): readonly string[] {
  const names = ['netrc', 'builders-key', 'extra-access-tokens', 'aws', 'floxhub-auth'] as const
  return names.filter((name) => inputs[name])
}

async function check(host: Host, nix: Nix, store: Awaited<ReturnType<typeof findStore>>, required: boolean) {
  const settings = await readCacheSettings(host, nix, store)
  const storeDir = host.env['NIX_STORE_DIR'] || '/nix/store'
  // The job's own cache is a folder that this action has just made.
  const substituters = settings.substituters.filter((url) => !url.startsWith('file://'))
  return checkCaches(host, nix, { ...settings, ...store, substituters, storeDir, required })
}

function logChecks(host: Host, sandbox: SandboxReport, rows: readonly CacheRow[]): void {
  host.log.info(`Sandbox: ${sandbox.how}${sandbox.why === '' ? '' : `, ${sandbox.why}`}`)
  if (rows.length === 0) return
  const count = (state: CacheRow['state']) => rows.filter((row) => row.state === state).length
  const open = count('unknown') === 0 ? '' : `, ${count('unknown')} not known`
  host.log.group(`Binary caches: ${count('usable') + count('slow')} of ${rows.length} can be used${open}`)
  for (const line of cacheTable(rows).split('\n')) host.log.info(line)
  host.log.endGroup()
}

/** Problems of builds without those of caches that the check has told already: one cache is one warning. */
export function withoutReported(problems: readonly Problem[], caches: readonly CacheRow[]): readonly Problem[] {
  // Of one that is not known nothing was said, and of a slow one not that it failed.
  const working: readonly CacheRow['state'][] = ['usable', 'slow', 'unknown']
  const down = caches.filter(({ state }) => !working.includes(state)).map(({ url }) => cacheSubject(url).cache)
  return problems.filter(({ subject }) => subject?.cache === undefined || !down.includes(subject.cache))
}
