import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { error, notice, type Problem, warning } from '../../model/problem.ts'
import { readSaved } from '../../model/saved.ts'
import { systemOf } from '../../model/system.ts'
import { childEnv } from '../../runner/child-env.ts'
import type { Outcome } from '../../runner/exec.ts'
import { readIfPresent, writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { type Settings, showSettings } from '../configure/read.ts'
import { nixErrorText } from '../error-text.ts'
import type { Nix } from '../find.ts'
import type { SandboxReport, SandboxVerdict } from '../schema.ts'
import { judge, linePrefix } from './verdict.ts'

export type { SandboxReport, SandboxVerdict } from '../schema.ts'

export interface SandboxOptions {
  /** Who builds: the daemon, or the process that is asked to. */
  readonly mode: 'daemon' | 'direct'
  /** Whether the daemon takes settings from this user. Default false; with `direct` it does not matter. */
  readonly trusted?: boolean
  /** Builds again although an earlier step of this job has; for whoever has changed the configuration. Default false. */
  readonly fresh?: boolean
}

/** Seconds for the build; it takes a tenth of one, but the machine may be busy. */
const waitTime = 20

/**
 * What the builder looks at, with nothing but what a shell has in itself: the sandbox has no other program. It fails on
 * purpose: so no output is left in the store, and no post-build-hook runs.
 */
const script = `
say() { echo "${linePrefix}$*"; }
say pid $$
set -- /proc/[0-9]*
say processes $#
if read -r first < /etc/passwd; then say passwd "$first"; fi
if [ -e "$marker" ]; then say marker; fi
while IFS=: read -r name rest; do case $name in *'|'*) ;; *) say interface $name ;; esac; done < /proc/net/dev
say end
exit 1
`

const expression = `{ system, marker, script }: derivation {
  name = "sandbox-probe"; inherit system marker; builder = "/bin/sh"; args = [ "-c" script ];
  preferLocalBuild = true; allowSubstitutes = false;
}`

/**
 * Whether builds are really sandboxed: builds a derivation of one shell script that looks around, as the configuration
 * says and through the daemon where that builds. Needs no network and no Nixpkgs; leaves one small .drv file in the
 * store. What it found is kept in the job's folder for this boot and this Nix. Throws nothing: what cannot be determined is
 * `unknown`.
 */
export async function probeSandbox(host: Host, nix: Nix, options: SandboxOptions): Promise<SandboxReport> {
  const key = await keyOf(host, nix, options)
  const path = join(jobFolder(host), 'sandbox.json')
  const known = options.fresh ? undefined : await readKept(host, path, key)
  if (known) return known
  const begun = host.clock.now()
  const shown = await showSettings(host, nix, readsOnlySystemFiles(options)).catch(() => undefined)
  const settings = shown?.ok ? shown.settings : undefined
  const verdict = await lookInside(host, nix, options, settings)
  const report = { ...verdict, asked: settings?.value('sandbox'), seconds: (host.clock.now() - begun) / 1_000 }
  if (report.how !== 'unknown') {
    // Whoever cannot keep it asks again.
    await writeAtomically(host, path, `${JSON.stringify({ schema: 'sandbox/1', key, report })}\n`).catch(() => {})
  }
  return report
}

/**
 * INS044 where something is to be said. With `auto`, and unless the configuration turns the sandbox off: a warning when
 * Nix does not sandbox, a notice when nobody could look, for builds may be as they should. With `require` an error unless
 * Nix was seen to sandbox. `secrets` are the inputs that gave this job secrets: where a builder can read them, that is
 * said whatever the configuration says. Pure.
 */
export function sandboxProblems(
  report: Omit<SandboxReport, 'seconds'>,
  wanted: 'auto' | 'require',
  secrets: readonly string[] = [],
): readonly Problem[] {
  if (report.works) return []
  const what = {
    sandboxed: 'Builds are sandboxed',
    partial: 'Builds are sandboxed in part',
    unsandboxed: 'Builds are not sandboxed',
    fallback: 'Nix is configured to sandbox builds, but silently does not',
    refused: 'Nix refuses to build',
    unknown: 'Whether builds are sandboxed cannot be determined',
  }[report.how]
  const exposed = report.readsJob === true && secrets.length > 0
  const whose = exposed ? ` They run as this user and can read the values of ${secrets.join(', ')}.` : ''
  const message = `${what}: ${report.why}.${whose}`
  if (wanted === 'require') return [error('INS044', message, report.fix)]
  if (report.asked === 'false' && !exposed) return []
  return [(report.how === 'unknown' ? notice : warning)('INS044', message, report.fix)]
}

async function lookInside(
  host: Host,
  nix: Nix,
  options: SandboxOptions,
  settings: Settings | undefined,
): Promise<SandboxVerdict> {
  const asked = settings?.value('sandbox')
  if (host.platform !== 'linux') {
    const why = asked === 'false' ? 'the configuration has `sandbox = false`' : 'the check supports only Linux'
    return { works: false, how: asked === 'false' ? 'unsandboxed' : 'unknown', why, fix: 'Use a Linux runner.' }
  }
  const marker = join(jobFolder(host), 'sandbox-marker')
  await writeAtomically(host, marker, 'Builds in a sandbox do not see this file.\n').catch(() => {})
  const lines: string[] = []
  const outcome = await build(host, nix, options, settings?.value('system') ?? systemOf(host) ?? '', marker, lines)
  return judge({
    lines,
    passwd: (await readIfPresent(host, '/etc/passwd').catch(() => undefined))?.split('\n', 1)[0],
    refusal: refusalOf(outcome),
    settings: { sandbox: asked, fallback: settings?.value('sandbox-fallback') },
    byRoot: options.mode === 'daemon' || host.uid === 0,
    kernel: await kernelFacts(host),
  })
}

function build(
  host: Host,
  nix: Nix,
  options: SandboxOptions,
  system: string,
  marker: string,
  lines: string[],
): Promise<Outcome> {
  // On this machine, from nothing, and without leaving the folder of the failed build behind.
  const settings = ['--option', 'builders', '', '--option', 'substitute', 'false', '--option', 'keep-failed', 'false']
  const values = { system, marker, script }
  const more = { ...(options.mode === 'daemon' && { NIX_REMOTE: host.env['NIX_REMOTE'] || 'daemon' }) }
  return host.exec({
    argv: [
      join(dirname(nix.program), 'nix-build'),
      ...['--no-out-link', '--max-jobs', '1', ...settings, '-E', expression],
      ...Object.entries(values).flatMap(([name, value]) => ['--argstr', name, value]),
    ],
    env: childEnv(host.env, more),
    timeout: waitTime,
    signal: host.cancelled,
    onStderr: (line) => lines.push(line),
  })
}

/** Why there was no build at all; its own failure is wanted. */
function refusalOf(outcome: Outcome): string {
  if (outcome.kind === 'not-started') return outcome.reason
  if (outcome.kind === 'timed-out') return `it took longer than ${waitTime} s`
  const words = nixErrorText(outcome.stderrTail)?.split('\n')
  return words?.findLast((line) => line.trim() !== '')?.trim() ?? outcome.stderrTail.at(-1) ?? `it was ${outcome.kind}`
}

/** What keeps a process without rights from making namespaces. https://docs.kernel.org/admin-guide/sysctl/user.html */
async function kernelFacts(host: Host) {
  const read = async (path: string) => (await readIfPresent(host, path).catch(() => undefined))?.trim()
  const [appArmor, most, unprivileged] = await Promise.all([
    read('/proc/sys/kernel/apparmor_restrict_unprivileged_userns'),
    read('/proc/sys/user/max_user_namespaces'),
    read('/proc/sys/kernel/unprivileged_userns_clone'),
  ])
  return { appArmor: appArmor === '1', none: most === '0', onlyRoot: unprivileged === '0' }
}

/** A daemon that does not trust us builds as the system's files say. */
function readsOnlySystemFiles({ mode, trusted }: SandboxOptions): Readonly<Record<string, string>> {
  return mode === 'daemon' && !trusted ? { NIX_USER_CONF_FILES: '', NIX_CONFIG: '' } : {}
}

async function keyOf(host: Host, nix: Nix, { mode, trusted }: SandboxOptions): Promise<string> {
  const boot = await readIfPresent(host, '/proc/sys/kernel/random/boot_id').catch(() => undefined)
  const given = ['NIX_CONFIG', 'NIX_USER_CONF_FILES', 'NIX_CONF_DIR', 'NIX_REMOTE'].map((name) => host.env[name] ?? '')
  const all = [boot?.trim(), nix.program, nix.version, mode, trusted === true, host.uid, ...given]
  return createHash('sha256').update(JSON.stringify(all)).digest('hex')
}

async function readKept(host: Host, path: string, key: string): Promise<SandboxReport | undefined> {
  const text = await readIfPresent(host, path).catch(() => undefined)
  const load = async () => (await import('../schema.ts')).keptSandbox
  const kept = await readSaved(text, load)
  return kept?.key === key ? kept.report : undefined
}
