import { dirname, join } from 'node:path'
import { measureDisk } from '../../../machine/disk.ts'
import { adviseDisk, inGigabytes, storePlace } from '../../../machine/disk-advice.ts'
import type { JournalEntry } from '../../../machine/journal.ts'
import { enableKvm, type KvmReport, kvmFile, undoKvm } from '../../../machine/kvm.ts'
import { findPrivilege } from '../../../machine/privilege.ts'
import { checkReclaim, describeReclaim, readReclaim, reclaimProblems, startReclaim } from '../../../machine/reclaim.ts'
import { makeBuildFolder, planStorePlace, putStore, undoStorePlace } from '../../../machine/store-place.ts'
import type { Problem } from '../../../model/problem.ts'
import type { Nix } from '../../../nix/find.ts'
import { examineFolder } from '../../../nix/install/facts.ts'
import type { Host } from '../../../runner/host.ts'

export interface DiskRequest {
  readonly 'reclaim-disk': readonly string[] | undefined
  readonly 'store-place': string
  readonly 'build-folder': 'auto' | 'default'
  readonly kvm: 'auto' | 'true' | 'false'
  readonly 'extra-nix-config': string | undefined
}

/** What is wrong with these inputs, before anything is touched. */
export function checkDisk(inputs: Pick<DiskRequest, 'reclaim-disk'>): readonly Problem[] {
  return checkReclaim(inputs['reclaim-disk'] ?? [])
}

/** What the machine has for Nix before there is one. */
export interface ReadiedDisk {
  readonly kvm: KvmReport['state']
  readonly problems: readonly Problem[]
}

/**
 * Before Nix comes: starts to remove what of the image is not wanted, puts /nix where it was asked for, and opens
 * /dev/kvm. Never throws: what does not work is a warning.
 */
export async function readyDisk(host: Host, inputs: DiskRequest, job: string): Promise<ReadiedDisk> {
  const problems: Problem[] = []
  const parts = inputs['reclaim-disk'] ?? []
  if (parts.length > 0) {
    const worker = [process.execPath, join(dirname(process.argv[1] ?? ''), 'reclaim.js')] as const
    const { started, problems: trouble } = await startReclaim(host, parts, { worker: [...worker] })
    if (started) host.log.info(`Removing ${parts.join(', ')} from this image in the background`)
    problems.push(...trouble)
  }
  if (inputs['store-place'] !== 'root') {
    const folder = await examineFolder(host)
    const nix =
      folder.kind === 'absent' ? 'absent' : folder.kind === 'empty' && folder.keep.length === 0 ? 'empty' : 'in-use'
    const { plan, problems: refused } = planStorePlace(await measureDisk(host), { wanted: inputs['store-place'], nix })
    host.log.info(plan.kind === 'bind' ? `/nix is put to ${plan.source}: ${plan.why}` : `/nix stays: ${plan.why}`)
    const put = await putStore(host, plan, { job, privilege: await findPrivilege(host) })
    problems.push(...refused, ...put.problems)
  }
  const wanted = inputs.kvm === 'auto' ? host.env['RUNNER_ENVIRONMENT'] === 'github-hosted' : inputs.kvm === 'true'
  const kvm = wanted ? await enableKvm(host, { job }) : undefined
  for (const line of kvm?.did ?? []) host.log.info(`KVM: ${line}`)
  return { kvm: kvm?.state ?? 'absent', problems: [...problems, ...(kvm?.problems ?? [])] }
}

/** Lines of nix.conf for where builds are and when room is made; makes the folder that they name. */
export async function diskSettings(
  host: Host,
  nix: Nix,
  inputs: DiskRequest,
  job: string,
): Promise<{ readonly settings: readonly string[]; readonly problems: readonly Problem[] }> {
  const hosted = host.env['RUNNER_ENVIRONMENT'] === 'github-hosted'
  const chosen = inputs['build-folder'] === 'default' || /^\s*build-dir\s*=/m.test(inputs['extra-nix-config'] ?? '')
  const advice = adviseDisk(await measureDisk(host), { nixVersion: nix.version, hosted, chosen })
  for (const line of advice.lines) host.log.info(`Disk ${line}`)
  const settings: string[] = []
  if (advice.minFree !== undefined) settings.push(`min-free = ${advice.minFree}\n`, `max-free = ${advice.maxFree}\n`)
  const { buildFolder } = advice
  if (buildFolder.by !== 'build-dir') return { settings, problems: [] }
  const problems = await makeBuildFolder(host, buildFolder, { job, privilege: await findPrivilege(host) })
  if (problems.length > 0) return { settings, problems }
  host.log.info(`Builds are in ${buildFolder.path}: ${buildFolder.why}`)
  return { settings: [...settings, `build-dir = ${buildFolder.path}\n`], problems: [] }
}

/** Bytes that are free where the store is or will be; undefined where they cannot be measured. */
export async function freeBytes(host: Host): Promise<number | undefined> {
  return storePlace(await measureDisk(host))?.freeBytes
}

/** For post: one line on what the job took of the disk. `before` is what `freeBytes` gave to main, as text. */
export async function tellFree(host: Host, before: string): Promise<void> {
  const now = await freeBytes(host)
  if (before === '' || now === undefined) return
  host.log.info(`Disk: ${inGigabytes(Number(before))} were free before setup, ${inGigabytes(now)} now`)
}

/** For post: what the removal has freed by now. */
export async function reclaimed(host: Host): Promise<readonly Problem[]> {
  const report = await readReclaim(host)
  if (!report) return []
  host.log.info(describeReclaim(report))
  return reclaimProblems(report)
}

/** For post on machines that stay: undoes an entry of the journal that nobody uses any more; undefined for another's. */
export async function undoDisk(host: Host, entry: JournalEntry): Promise<readonly Problem[] | undefined> {
  if (entry.path === kvmFile(host)) {
    await undoKvm(host)
    return []
  }
  // A store stays with its Nix.
  const isBuildFolder =
    entry.what === 'folder' && entry.made !== undefined && entry.path.endsWith('/setup-nix-cuda/builds')
  return isBuildFolder ? undoStorePlace(host, entry, await findPrivilege(host)) : undefined
}
