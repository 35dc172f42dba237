import { resolve } from 'node:path'
import type { Privilege } from '../../machine/privilege.ts'
import { error, type Problem, warning } from '../../model/problem.ts'
import { meantHost } from '../host-name.ts'
import type { ConfFile } from '../machine-kind.ts'
import { type CacheRequest, cacheIdentity, cacheName, chooseCaches } from './caches.ts'
import {
  type NixConfItem,
  type NixConfLine,
  type NixSetting,
  nixConfSource,
  setting,
  settingsNamed,
} from './nix-conf.ts'
import { extraConfigName, isUnsignedHttp, readUserText, type UserText } from './user-text.ts'

/** Settings that a part of setup needs. They are never taken for the user's: his text alone is `extra-nix-config`. */
export interface Contribution {
  /** Which part, as in `store cache`. */
  readonly from: string
  readonly settings: readonly NixSetting[]
  /**
   * `before` the user's text, which wins over them; or `after` it, which wins over the text; or `private`: for the
   * commands of this job's user alone, over all others.
   */
  readonly order: 'before' | 'after' | 'private'
}

/** What the inputs of the action ask for. */
export interface ConfigurationRequest extends Omit<CacheRequest, 'keysElsewhere'> {
  /** Text of a nix.conf by the user; it wins over what this action sets. */
  readonly extraNixConfig: string
  readonly contributions?: readonly Contribution[]
  /** For fetching flakes and sources from that server; undefined for none. */
  readonly githubToken?: string | undefined
  /** More tokens, `host=token` each; they win over `githubToken`. */
  readonly accessTokens?: readonly string[]
  /** GITHUB_SERVER_URL; undefined means https://github.com. */
  readonly githubServerUrl?: string | undefined
}

/** What this machine is like; `findConfigurationFacts` looks. */
export interface ConfigurationFacts {
  /** Whether Nix commands of this user go through a daemon or open the store themselves. */
  readonly mode: 'daemon' | 'direct'
  /** Whether the daemon lets this user add caches. */
  readonly trusted: boolean
  readonly privilege: Privilege
  /** True on a runner of GitHub's own: the machine is this job's alone and ends with it. */
  readonly hosted: boolean
  readonly user: string
  readonly nixVersion: string
  /** The folder of the system's nix.conf. */
  readonly confDir: string
  /** False where not even root may write there, as on NixOS. */
  readonly confDirWritable: boolean
  /** Why ours stays out of that folder although it could be written; undefined where it may go there. */
  readonly whyJobOnly?: string | undefined
  /** The file in it that is ours to add to; Determinate Nix rewrites nix.conf. Default nix.conf. */
  readonly confFile?: ConfFile | undefined
  /** The caches that the daemon lets everybody use. */
  readonly allowedSubstituters: readonly string[]
}

/** The system's folder, with a daemon that must re-read it; or a file of this job that only its own commands read. */
export type Destination =
  | { readonly kind: 'system'; readonly confDir: string; readonly confFile: ConfFile }
  | { readonly kind: 'job' }

/** What will be written, and where. May be printed: it holds no secret. */
export interface ConfigurationPlan {
  readonly destination: Destination
  /** Our own settings, and contributions before the user's text. */
  readonly base: readonly NixSetting[]
  /** The user's. */
  readonly extra: readonly NixConfItem[]
  /** Contributions after the user's text. */
  readonly after: readonly NixSetting[]
  /** The caches that Nix should query in the end. */
  readonly wanted: readonly string[]
  /** Caches that count for this user; undefined when all do. */
  readonly allowed: readonly string[] | undefined
  /** The hosts that a token is given for. */
  readonly tokenHosts: readonly string[]
  /** Token by host. A function, so that printing the plan cannot show them. */
  readonly tokens: () => Readonly<Record<string, string>>
  /** Settings for the same private file: those of the user's text with secrets as their values, and private contributions. */
  readonly secrets: () => readonly NixSetting[]
}

export interface PlannedConfiguration {
  /** Undefined when a problem is an error. */
  readonly plan: ConfigurationPlan | undefined
  /** Of the codes CFG001, CFG002, CFG020, CFG022, CFG027, CFG033 and CCH001 to CCH005. */
  readonly problems: readonly Problem[]
}

/**
 * Decides what Nix is told and where it is written: the least invasive place that works. Pure. Every problem at once.
 *
 * - Store opened directly: a file of the job, reached by NIX_USER_CONF_FILES.
 * - Through a daemon, as root or with sudo: the system's folder.
 * - Through a daemon, without root or with a read-only folder: a file of the job; caches only where the daemon trusts
 *   this user or allows them to everybody, else one warning CCH005.
 *
 * Tokens, from `githubToken` or the user's text, and `impure-env` never go anywhere but to a private file of the job.
 */
export function planConfiguration(request: ConfigurationRequest, facts: ConfigurationFacts): PlannedConfiguration {
  const text = readUserText(request.extraNixConfig)
  const extra = text.lines
  const caches = chooseCaches({ ...request, keysElsewhere: addsKeys(extra) })
  const tokens = readTokens(request, text.tokens)
  const destination = chooseDestination(facts)
  const usable = usableCaches(caches.substituters, facts, destination)
  const problems = [
    ...caches.problems,
    ...text.problems,
    ...extra.flatMap((line) => checkInclude(line, facts.confDir)),
    ...tokens.problems,
    ...request.extraSubstituters.flatMap(checkUnsigned),
    ...checkSecretsReach(text, facts, destination),
    ...checkUser(facts, destination),
  ]
  if (problems.some((problem) => problem.severity === 'error')) return { plan: undefined, problems }
  const keys = mayAddCaches(facts, destination) ? caches.keys : []
  const plan: ConfigurationPlan = {
    destination,
    base: [
      ...baseSettings(usable.urls, keys, destination.kind === 'system' && facts.hosted ? facts.user : undefined),
      ...contributed(request, 'before'),
    ],
    extra: extra.map(withoutLine),
    after: contributed(request, 'after'),
    // A plain `substituters` of the user's replaces ours: that is what he asked for.
    wanted: settingsNamed(extra, 'substituters').some((line) => line.name === 'substituters') ? [] : usable.urls,
    allowed: mayAddCaches(facts, destination) ? undefined : facts.allowedSubstituters,
    tokenHosts: Object.keys(tokens.byHost),
    tokens: () => tokens.byHost,
    secrets: () => [...text.secrets, ...contributed(request, 'private')],
  }
  return { plan, problems: [...problems, ...usable.problems] }
}

/** What would be written, for the log: no secret in it. */
export function describeConfiguration(plan: ConfigurationPlan): readonly string[] {
  const where = plan.destination.kind === 'system' ? `in ${plan.destination.confDir}` : 'in a file of this job'
  const lines = (settings: readonly NixSetting[]) => settings.map(({ name, values }) => `${name} = ${values.join(' ')}`)
  const own = plan.extra.length > 0 ? [`${plan.extra.length} line(s) of ${extraConfigName}`] : []
  const tokens = plan.tokenHosts.map((host) => `a token for ${host}, in a private file of this job`)
  const secrets = plan.secrets().map(({ name }) => `${name}, in a private file of this job`)
  const all = [...lines(plan.base), ...own, ...lines(plan.after), ...tokens, ...secrets]
  return [`Nix is configured ${where}:`, ...all.map((line) => `  ${line}`)]
}

function contributed(
  { contributions = [] }: ConfigurationRequest,
  order: Contribution['order'],
): readonly NixSetting[] {
  return contributions.flatMap((contribution) => (contribution.order === order ? contribution.settings : []))
}

function chooseDestination(facts: ConfigurationFacts): Destination {
  const mayWrite = facts.privilege !== 'none' && facts.confDirWritable
  const { confDir, confFile = 'nix.conf' } = facts
  return facts.mode === 'daemon' && mayWrite ? { kind: 'system', confDir, confFile } : { kind: 'job' }
}

function mayAddCaches(facts: ConfigurationFacts, destination: Destination): boolean {
  return facts.mode === 'direct' || destination.kind === 'system' || facts.trusted
}

/** The caches that Nix will take from us, with a warning that names the others. */
function usableCaches(
  urls: readonly string[],
  facts: ConfigurationFacts,
  destination: Destination,
): { readonly urls: readonly string[]; readonly problems: readonly Problem[] } {
  if (mayAddCaches(facts, destination)) return { urls, problems: [] }
  const allowed = new Set(facts.allowedSubstituters.map(cacheIdentity))
  const lost = urls.filter((url) => !allowed.has(cacheIdentity(url)))
  if (lost.length === 0) return { urls, problems: [] }
  const why =
    facts.privilege === 'none' ? 'this job has no sudo' : (facts.whyJobOnly ?? `${facts.confDir} is read-only`)
  const message = `Not used: ${lost.map(cacheName).join(', ')}. The Nix daemon does not trust ${facts.user}, and ${why}.`
  const fix =
    `Ask the administrator to add them to the daemon's substituters and their keys to trusted-public-keys, ` +
    'or this user to trusted-users. Until then, what they serve is built from source.'
  return { urls: urls.filter((url) => allowed.has(cacheIdentity(url))), problems: [warning('CCH005', message, fix)] }
}

function baseSettings(urls: readonly string[], keys: readonly string[], trust: string | undefined) {
  return [
    setting('extra-experimental-features', 'nix-command', 'flakes'),
    setting('max-jobs', 'auto'),
    // A cache that fails never fails a build: without these a cache that answers 500 does, and a silent one takes hours.
    setting('fallback', 'true'),
    setting('connect-timeout', '10'),
    ...(urls.length > 0 ? [setting('extra-substituters', ...urls)] : []),
    ...(keys.length > 0 ? [setting('extra-trusted-public-keys', ...keys)] : []),
    ...(trust === undefined ? [] : [setting('extra-trusted-users', trust)]),
  ]
}

/** Whether the user's text has keys, reads a file that may have them, or asks for no signatures. */
function addsKeys(lines: readonly NixConfLine[]): boolean {
  return (
    lines.some((line) => line.kind === 'include') ||
    settingsNamed(lines, 'trusted-public-keys').some((line) => line.values.length > 0) ||
    settingsNamed(lines, 'require-sigs').some((line) => line.values[0] === 'false')
  )
}

/**
 * A relative path would be looked for beside a file that we place; a file that includes itself makes Nix crash
 * (seen with 2.26.3 and 2.34.8).
 */
function checkInclude(line: NixConfLine, confDir: string): readonly Problem[] {
  if (line.kind !== 'include') return []
  const where = { where: { file: extraConfigName, line: line.line }, source: nixConfSource }
  if (!line.path.startsWith('/')) {
    return [error('CFG022', 'The included path is relative.', 'Write the absolute path of the file.', where)]
  }
  const path = resolve(line.path)
  const own = ['nix.conf', 'nix.custom.conf'].map((file) => resolve(confDir, file))
  if (!own.includes(path) && !path.startsWith(resolve(confDir, 'nix-cuda'))) return []
  return [error('CFG022', `The file ${line.path} would include itself.`, 'Remove this line.', where)]
}

function checkUnsigned(url: string): readonly Problem[] {
  if (!isUnsignedHttp(url)) return []
  const message = `The substituter ${cacheName(url)} is neither signed nor encrypted, so anybody on the network path can change its contents.`
  return [warning('CFG033', message, 'Use https, or give its key in extra-trusted-public-keys instead of trusted=1.')]
}

/** The daemon takes settings of a job's private file from users that it trusts alone. */
function checkSecretsReach(text: UserText, facts: ConfigurationFacts, destination: Destination): readonly Problem[] {
  const trusted = facts.mode === 'direct' || facts.trusted || (destination.kind === 'system' && facts.hosted)
  if (trusted || text.secrets.length === 0) return []
  const message = `impure-env has no effect: the Nix daemon does not trust ${facts.user}, and the system’s nix.conf is world-readable.`
  const fix = `Ask the administrator to add ${facts.user} to trusted-users.`
  return [warning('CFG027', message, fix, { where: { file: extraConfigName } })]
}

function withoutLine(line: NixConfLine): NixConfItem {
  const { line: _, ...item } = line
  return item
}

function checkUser(facts: ConfigurationFacts, destination: Destination): readonly Problem[] {
  if (destination.kind !== 'system' || !facts.hosted || /^[^\s#@*]+$/.test(facts.user)) return []
  const message = `The user name ${JSON.stringify(facts.user)} cannot be written to trusted-users.`
  return [error('CFG021', message, 'Run the job as a user whose name has only letters, digits, - and _.')]
}

/** Tokens by host: GitHub's, then those of the list, then those of the user's text, which win. */
function readTokens(
  request: ConfigurationRequest,
  lines: readonly NixSetting[],
): { readonly byHost: Readonly<Record<string, string>>; readonly problems: readonly Problem[] } {
  const byHost: Record<string, string> = {}
  const problems: Problem[] = []
  if (request.githubToken) {
    const url = URL.parse(request.githubServerUrl || 'https://github.com')
    if (!url?.host) {
      const message = `The server ${JSON.stringify(request.githubServerUrl)} is not a URL.`
      problems.push(error('CFG027', message, 'Write a URL such as https://github.com.'))
    } else if (/[\s#]/.test(request.githubToken)) {
      const fix = 'Give only the token, as GitHub shows it.'
      problems.push(error('CFG027', 'The GitHub token contains white space or #.', fix))
    } else byHost[url.host] = request.githubToken
  }
  const given = [
    ...(request.accessTokens ?? []).map((entry) => ({ entry, name: 'extra-access-tokens' })),
    ...lines.flatMap((line) => line.values.map((entry) => ({ entry, name: `access-tokens in ${extraConfigName}` }))),
  ]
  for (const { entry, name } of given) {
    const cut = entry.indexOf('=')
    // Nix compares with a host, with its port, and with a path behind them.
    const meant = cut > 0 && !/^[^:/]+:\d+$/.test(entry.slice(0, cut)) ? meantHost(entry.slice(0, cut)) : undefined
    if (meant !== undefined) {
      const fix = `Write ${meant || 'HOST'}=TOKEN: the host alone, without https:// and without a slash at its end.`
      problems.push(error('CFG027', `The host in an entry of ${name} can never match.`, fix))
    } else if (cut > 0 && cut < entry.length - 1 && !/[\s#]/.test(entry))
      byHost[entry.slice(0, cut)] = entry.slice(cut + 1)
    else {
      const fix = 'Write host=token, as in github.com=ghp_….'
      problems.push(error('CFG027', `An entry of ${name} is not host=token.`, fix))
    }
  }
  return { byHost, problems }
}
