import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Owned } from '../../machine/owned.ts'
import { error, type Problem, ProblemError, warning } from '../../model/problem.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import type { Nix } from '../find.ts'
import { cacheIdentity, cacheName, cacheSubject } from './caches.ts'
import { userConfFiles } from './files.ts'
import { printNixConf, setting } from './nix-conf.ts'
import type { ConfigurationPlan } from './plan.ts'
import { type Settings, showSettings } from './read.ts'
import {
  applySystem,
  type ConfigureOptions,
  makesConfiguration,
  removeSystem,
  type Staged,
  undoSystem,
} from './system.ts'

export interface Configured {
  /** To be exported to the later steps of the job. No secrets. */
  readonly variables: Readonly<Record<string, string>>
  /** The caches that Nix queries now, as Nix itself lists them. */
  readonly substituters: readonly string[]
  readonly warnings: readonly Problem[]
  /** Whether the daemon was made to read its configuration again. */
  readonly restarted: boolean
}

/** What Nix was configured with: the job's private files, and its part of the system's. */
export const configurationOwned: Owned = {
  owner: 'configuration',
  makes: makesConfiguration,
  leave: (host, ending) => (ending.machineStays ? undoConfiguration(host, ending) : removeJobFiles(host)),
  describe: ({ path }) => [`remove ${path}, and our line in the nix.conf beside it`],
  remove: removeSystem,
}

/** The files of a job; only its own commands read them. */
function jobFiles(host: Host): { readonly settings: string; readonly tokens: string } {
  const folder = jobFolder(host)
  return { settings: join(folder, 'nix.conf'), tokens: join(folder, 'access-tokens.conf') }
}

/**
 * Carries a plan out. Nix itself reads the result in a folder apart before anything is put in place; what it refuses is
 * thrown with its words (CFG023), and nothing is changed. The same plan again changes no byte.
 * Throws ProblemError CFG023, CFG025 (the machine's own configuration is refused), CFG026 (a file), BLD004, INS002,
 * INS003, and what `restartDaemon` throws.
 */
export async function applyConfiguration(
  host: Host,
  nix: Nix,
  plan: ConfigurationPlan,
  options: ConfigureOptions,
): Promise<Configured> {
  const files = jobFiles(host)
  checkPaths(files)
  const others = (await userConfFiles(host)).filter((path) => path !== files.settings && path !== files.tokens)
  const before = await readBefore(host, nix, others)
  const validate = (staged: Staged) => validateStaged(host, nix, plan, { staged, others, warned: before.warnings })
  const applied =
    plan.destination.kind === 'system'
      ? await applySystem(
          host,
          plan.destination,
          { base: plan.base, extra: plan.extra, after: plan.after },
          options,
          validate,
        )
      : await applyToJob(host, files.settings, plan, validate)
  const withSecrets = await writeSecrets(host, files.tokens, plan, before.settings)
  // Files of an earlier step of this job that are not ours any more.
  if (plan.destination.kind === 'system') await host.files.rm(files.settings, { force: true })
  const ours = [...(withSecrets ? [files.tokens] : []), ...(plan.destination.kind === 'job' ? [files.settings] : [])]
  return {
    variables: variablesOf(host, ours, others),
    substituters: effective(plan, applied.settings),
    warnings: [...applied.warnings, ...checkWanted(plan, applied.settings)],
    restarted: applied.restarted,
  }
}

/**
 * Removes what `applyConfiguration` wrote for this job: its private files, and its part of the system's. The last job
 * to leave restores nix.conf byte for byte. Also finishes what another job's interrupted clean-up left. Harmless when
 * there is nothing. Throws ProblemError CFG026, INS002, INS003, and what `restartDaemon` throws.
 */
export async function undoConfiguration(
  host: Host,
  options: ConfigureOptions,
): Promise<{ readonly restarted: boolean }> {
  await removeJobFiles(host)
  return undoSystem(host, options)
}

/** Removes this job's private files, and the token with them; what `undoConfiguration` does first. */
export async function removeJobFiles(host: Host): Promise<void> {
  for (const path of Object.values(jobFiles(host))) await host.files.rm(path, { force: true })
}

/** The configuration as it is without this job's files. Throws ProblemError CFG025 when Nix refuses it. */
async function readBefore(host: Host, nix: Nix, others: readonly string[]) {
  const shown = await showSettings(host, nix, { NIX_USER_CONF_FILES: others.join(':') })
  if (shown.ok) return shown
  const fix = 'Fix that file: until then no Nix command works on this machine. It was not changed.'
  throw new ProblemError(error('CFG025', `Nix refuses the configuration of this machine: ${shown.words}`, fix))
}

/** Lets Nix read what is staged; its new warnings become CFG024, its refusal CFG023. */
async function validateStaged(
  host: Host,
  nix: Nix,
  plan: ConfigurationPlan,
  trial: { readonly staged: Staged; readonly others: readonly string[]; readonly warned: readonly string[] },
): Promise<{ readonly settings: Settings; readonly warnings: readonly Problem[] }> {
  const { staged, others, warned } = trial
  const files = [...(staged.userFile === undefined ? [] : [staged.userFile]), ...others].join(':')
  const more = { NIX_USER_CONF_FILES: files, ...(staged.confDir === undefined ? {} : { NIX_CONF_DIR: staged.confDir }) }
  const shown = await showSettings(host, nix, more)
  const clean = (words: string) => cleanWords(words, plan, staged)
  if (!shown.ok) {
    const fix = 'Fix extra-nix-config. Nothing was changed.'
    throw new ProblemError(error('CFG023', `Nix refuses this configuration: ${clean(shown.words)}.`, fix))
  }
  const warnings = [...new Set(shown.warnings.filter((words) => !warned.includes(words)))].map((words) =>
    warning('CFG024', `Nix warns about this configuration: ${clean(words)}.`, 'Check extra-nix-config.'),
  )
  return { settings: shown.settings, warnings }
}

/** Nix's words with the places where the files will lie, and without secrets. */
function cleanWords(words: string, plan: ConfigurationPlan, staged: Staged): string {
  const named = staged.names.reduce((text, [from, to]) => text.replaceAll(from, to), words)
  return Object.values(plan.tokens())
    .reduce((text, token) => text.replaceAll(token, '***'), named)
    .replace(/\.$/, '')
}

async function applyToJob(
  host: Host,
  path: string,
  plan: ConfigurationPlan,
  validate: (staged: Staged) => ReturnType<typeof validateStaged>,
) {
  const text = printNixConf([...plan.base, ...plan.extra, ...plan.after])
  const staged = `${path}.${randomBytes(6).toString('hex')}.staged`
  try {
    await writeAtomically(host, staged, text)
    const tried = await validate({ userFile: staged, names: [[staged, 'extra-nix-config']] })
    await host.files.rename(staged, path)
    return { ...tried, restarted: false }
  } finally {
    await host.files.rm(staged, { force: true })
  }
}

/**
 * The tokens and other secrets in a private file of the job: 0600, with those tokens that the user had for other hosts, because a plain
 * `access-tokens` replaces all of them and `extra-access-tokens` replaces none.
 */
async function writeSecrets(host: Host, path: string, plan: ConfigurationPlan, before: Settings): Promise<boolean> {
  const tokens = plan.tokens()
  const secrets = [...plan.secrets()]
  if (Object.keys(tokens).length > 0) {
    const all = Object.entries({ ...before.map('access-tokens'), ...tokens }).map(([name, token]) => `${name}=${token}`)
    secrets.unshift(setting('access-tokens', ...all))
  }
  if (secrets.length === 0) {
    await host.files.rm(path, { force: true })
    return false
  }
  await writeAtomically(host, path, printNixConf(secrets))
  return true
}

/** NIX_USER_CONF_FILES is cut at colons. */
function checkPaths(files: ReturnType<typeof jobFiles>): void {
  const colon = Object.values(files).find((path) => path.includes(':'))
  if (colon === undefined) return
  const message = `The path ${colon} contains a colon, which NIX_USER_CONF_FILES does not allow.`
  throw new ProblemError(error('CFG026', message, 'Set RUNNER_TEMP to a folder without a colon in its path.'))
}

/** NIX_USER_CONF_FILES with our files before the user's own, which Nix would otherwise no longer read. */
function variablesOf(host: Host, ours: readonly string[], others: readonly string[]): Record<string, string> {
  const value = [...ours, ...others].join(':')
  const unchanged = ours.length === 0 && (host.env['NIX_USER_CONF_FILES'] ?? value) === value
  return unchanged ? {} : { NIX_USER_CONF_FILES: value }
}

/** What Nix lists, without what the daemon does not take from this user. */
function effective(plan: ConfigurationPlan, settings: Settings): readonly string[] {
  const listed = settings.list('substituters')
  if (!plan.allowed) return listed
  const allowed = new Set(plan.allowed.map(cacheIdentity))
  return listed.filter((url) => allowed.has(cacheIdentity(url)))
}

/** One warning CCH006 for each cache that something after our files took out again, as NIX_CONFIG may. */
function checkWanted(plan: ConfigurationPlan, settings: Settings): readonly Problem[] {
  const listed = new Set(effective(plan, settings).map(cacheIdentity))
  return plan.wanted
    .filter((url) => !listed.has(cacheIdentity(url)))
    .map((url) =>
      warning(
        'CCH006',
        `The cache ${cacheName(url)} is not queried: a later setting replaces the list of caches.`,
        'Find `substituters` in NIX_CONFIG or in a nix.conf of the user, and change it to `extra-substituters`.',
        { subject: cacheSubject(url) },
      ),
    )
}
