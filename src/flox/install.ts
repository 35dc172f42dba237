import { basename, dirname, join } from 'node:path'
import { claim } from '../machine/journal.ts'
import { keptDownload } from '../machine/kept-download.ts'
import { withLock } from '../machine/lock.ts'
import { asRootWith } from '../machine/privilege.ts'
import { error, type Problem, ProblemError } from '../model/problem.ts'
import { runNix } from '../nix/command.ts'
import { installEnv } from '../nix/install-commands.ts'
import { claimUserCaches } from '../nix/user-cache.ts'
import type { Outcome } from '../runner/exec.ts'
import type { Host } from '../runner/host.ts'
import { jobFolder } from '../runner/job.ts'
import { stateFolder } from '../runner/state-folder.ts'
import { type Flox, floxLink, gatherFloxFacts, lookForFlox } from './facts.ts'
import type { FloxPackage } from './package.ts'
import { describeFloxPlan, type FloxPlan, type FloxRequest, otherFlox, planFlox } from './plan.ts'
import { floxReceiptPath, readFloxReceipt, writeFloxReceipt } from './receipt.ts'
import { checkRpm } from './rpm.ts'

export interface ProvidedFlox {
  readonly flox: Flox
  /** How it came: it was there, by the vendor's package, or through an existing Nix. */
  readonly by: 'existing' | 'package' | 'nix'
  /** To be put in front of PATH for later steps; empty where PATH has it. */
  readonly path: readonly string[]
  readonly seconds: number
  readonly warnings: readonly Problem[]
}

type PackagePlan = Extract<FloxPlan, { readonly kind: 'package' }>

/** Packages have about 90 MB; what is far larger is none. */
const maxBytes = 256 * 1024 * 1024
/** Seconds to wait for another job that installs Flox, for a package manager, and for Nix, which may have to build. */
const waitTime = { lock: 900, package: 600, nix: 1_800 }
/** How often dpkg is asked again while another dpkg holds its lock, and the longest pause, milliseconds. */
const busy = { tries: 20, pause: 15_000 }

/**
 * Uses the Flox that is there, or installs one: facts, a printable plan, then effects, one installation at a time.
 * Nothing is handed to a package manager before its hash matched (or, for an rpm, before a key of Flox in rpm's database
 * was seen to have signed it). In the end `flox --version` must answer.
 *
 * `job` names this job in the journal: our package is not removed while a job uses it.
 * Throws ProblemError FLX001–FLX004, FLX006, FLX008, INS002 (lock), INS003 (journal), BLD004 (a broken Nix) and
 * NET001–NET006.
 */
export async function provideFlox(host: Host, request: FloxRequest, job: string): Promise<ProvidedFlox> {
  const begun = host.clock.now()
  return withLock(host, join(stateFolder(host), 'flox.lock'), waitTime.lock, async () => {
    const plan = planFlox(request, await gatherFloxFacts(host))
    for (const [index, line] of describeFloxPlan(plan).entries()) {
      if (index === 0) host.log.info(line)
      else host.log.debug(line)
    }
    if (plan.kind === 'use' && (await readFloxReceipt(host))) await claimFlox(host, job)
    if (plan.kind === 'package') await installPackage(host, plan, job)
    if (plan.kind === 'nix') await installThroughNix(host, plan)
    const flox = plan.kind === 'use' ? plan.flox : await checkInstalled(host)
    if (plan.kind === 'package') await writeFloxReceipt(host, receiptOf(plan.package, 'installed'))
    return {
      flox,
      by: plan.kind === 'use' ? 'existing' : plan.kind,
      path: onPath(host, flox) ? [] : [dirname(flox.program)],
      seconds: (host.clock.now() - begun) / 1_000,
      warnings: plan.kind === 'use' ? plan.warnings : plan.kind === 'package' ? otherVersion(flox, request) : [],
    }
  })
}

/** Removes the job's own link. A package stays, like an installed Nix. Harmless when there is none. */
export async function undoFlox(host: Host): Promise<void> {
  const link = floxLink(host)
  const names = await host.files.readdir(dirname(link)).catch((): string[] => [])
  // Nix adds the name of an output that is not the first one.
  const ours = names.filter((name) => name === basename(link) || name.startsWith(`${basename(link)}-`))
  for (const name of ours) await host.files.rm(join(dirname(link), name), { force: true })
  await host.files.rm(downloadFolder(host), { recursive: true, force: true })
}

/** So that an uninstallation removes the package, but not while a job uses it. */
async function claimFlox(host: Host, job: string): Promise<void> {
  await claim(host, job, { owner: 'flox', path: floxReceiptPath(host) })
}

async function installPackage(host: Host, plan: PackagePlan, job: string): Promise<void> {
  const folder = downloadFolder(host)
  await host.files.rm(folder, { recursive: true, force: true })
  await host.files.mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const path = join(folder, `flox.${plan.package.kind}`)
    await fetchPackage(host, plan.package, path, job)
    const { kind, trust, version } = plan.package
    if (kind === 'rpm') await checkRpm(host, path, { version, signed: trust.kind === 'signature' })
    if (host.cancelled.aborted) throw new ProblemError(failed('the job was cancelled', 'Nothing was installed.'))
    await claimFlox(host, job)
    // The package brings a Nix with a daemon.
    await claimUserCaches(host, installEnv(host.env), { job, privilege: plan.privilege, daemon: true })
    await writeFloxReceipt(host, receiptOf(plan.package, 'installing'))
    host.log.debug('flox: package')
    await runPackageManager(host, plan, path)
  } finally {
    await host.files.rm(folder, { recursive: true, force: true })
  }
}

/** Writes the package to a file that nobody else can write. Throws ProblemError FLX003 and NET001–NET006. */
async function fetchPackage(host: Host, { url, name, kind, trust }: FloxPackage, path: string, job: string) {
  host.log.debug('flox: download')
  const known = trust.kind === 'signature' ? undefined : trust.sha256
  const request = { url, label: `Flox ${name}`, maxBytes, name: `flox.${kind}`, sha256: known, file: path, job }
  const write = async (chunks: AsyncIterable<Uint8Array>) => {
    const file = await host.files.open(path, 'w', 0o600)
    try {
      for await (const chunk of chunks) await file.writeFile(chunk)
      await file.sync()
    } finally {
      await file.close()
    }
  }
  await keptDownload(host, request, write, async ({ sha256, bytes }) => {
    if (known === undefined || sha256 === known) return
    const whose = trust.kind === 'user' ? 'given' : 'in the manifest of this action'
    throw new ProblemError(
      error(
        'FLX003',
        `${url} (${bytes} bytes) has SHA-256 ${sha256}, but ${known} is ${whose}.`,
        'Nothing was installed. Do not use this package unless you know why it differs. Without flox-version, there may be a newer release.',
      ),
    )
  })
}

/**
 * Runs dpkg, rpm or installer to its end: a cancelled job does not cut it in the middle. Triggers of other packages are
 * left for later, as the vendor's own action does. Throws ProblemError FLX004.
 */
async function runPackageManager(host: Host, plan: PackagePlan, path: string): Promise<void> {
  const variables = { DEBIAN_FRONTEND: 'noninteractive', FLOX_DISABLE_METRICS: 'true' }
  const argv = asRootWith(plan.privilege, Object.keys(variables), installCommand(plan, path))
  const env = { ...installEnv(host.env), ...variables }
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await host.exec({ argv, env, timeout: waitTime.package })
    if (outcome.kind === 'exited' && outcome.code === 0) return
    const words = wordsOf(outcome)
    const again = /lock.*(?:was locked by|is held by|another process)/i.test(words)
    if (!again || attempt >= busy.tries || host.cancelled.aborted) {
      throw new ProblemError(failed(words, removal[plan.package.kind]))
    }
    const wait = Math.round(busy.pause * (0.5 + Math.random() / 2))
    host.log.info(
      `Another package manager is running; try ${attempt + 1} of ${busy.tries} in ${Math.round(wait / 1_000)} s`,
    )
    await host.clock.sleep(wait, host.cancelled)
  }
}

function installCommand(
  { package: { kind, trust }, again }: PackagePlan,
  path: string,
): readonly [string, ...string[]] {
  if (kind === 'deb') return ['dpkg', '-i', '--no-triggers', path]
  if (kind === 'pkg') return ['installer', '-pkg', path, '-target', '/']
  // Without these, rpm takes a package that nobody has signed (rpm's macros, %_pkgverify_level).
  const signed = ['--define', '_pkgverify_level all', '--define', '_pkgverify_flags 0x0']
  const mode = again ? ['-U', '--replacepkgs'] : ['-i']
  return ['rpm', ...(trust.kind === 'signature' ? signed : []), ...mode, '--notriggers', path]
}

const removal = {
  deb: '`sudo dpkg --purge flox` removes what was installed.',
  rpm: '`sudo rpm -e flox` removes what was installed.',
  pkg: 'https://flox.dev/docs/install-flox/uninstall/ says how to remove what was installed.',
} as const

/** By a link of the job's own, which keeps it alive while it is used; no profile of the user is touched. Throws ProblemError FLX004. */
async function installThroughNix(
  host: Host,
  { nix, reference }: Extract<FloxPlan, { readonly kind: 'nix' }>,
): Promise<void> {
  const link = floxLink(host)
  await host.files.mkdir(dirname(link), { recursive: true, mode: 0o700 })
  host.log.debug('flox: nix')
  const outcome = await runNix(host, nix, ['build', '--out-link', link, reference], {
    timeout: waitTime.nix,
    onStderr: (line) => host.log.debug(line),
  })
  if (outcome.kind === 'exited' && outcome.code === 0) return
  const fix = 'With the cache `flox` among the caches, Nix fetches Flox instead of building it.'
  throw new ProblemError(failed(wordsOf(outcome), fix))
}

async function checkInstalled(host: Host): Promise<Flox> {
  const flox = await lookForFlox(host)
  if (flox) return flox
  const fix = 'Check what the package installed; flox is looked for on PATH, in /usr/bin and in the profiles of Nix.'
  throw new ProblemError(error('FLX006', 'Flox was installed, but no program flox was found.', fix))
}

/** FLX005 where the package's name or hash promised another version. */
function otherVersion(flox: Flox, { version }: FloxRequest): readonly Problem[] {
  return version === undefined ? [] : otherFlox(flox, { version })
}

function receiptOf({ url, trust }: FloxPackage, state: 'installing' | 'installed') {
  return { schema: 'flox/1', state, url, ...(trust.kind === 'signature' ? {} : { sha256: trust.sha256 }) } as const
}

function onPath(host: Host, { program }: Flox): boolean {
  return (host.env['PATH'] ?? '').split(':').includes(dirname(program))
}

function downloadFolder(host: Host): string {
  return join(jobFolder(host), 'flox-download')
}

function wordsOf(outcome: Outcome): string {
  if (outcome.kind === 'not-started') return outcome.reason
  const how = outcome.kind === 'exited' ? `exit code ${outcome.code}` : outcome.kind
  return [how, ...outcome.stderrTail.slice(-8).map((line) => line.trim())].join(' ').replace(/\.$/, '')
}

function failed(why: string, fix: string): Problem {
  return error('FLX004', `Flox could not be installed: ${why}.`, `Fix the cause and run the job again. ${fix}`)
}
