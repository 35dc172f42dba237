import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { error, notice, type Problem, warning } from '../../model/problem.ts'
import { isAtLeast } from '../../model/version.ts'
import { type NixSetting, parseNixConf, settingsNamed, textSetting } from '../configure/nix-conf.ts'
import type { ConfigurationFacts } from '../configure/plan.ts'
import type { Supervision } from '../daemon/daemon.ts'
import type { CredentialsPart } from '../schema.ts'
import { type Builder, builderHost, buildersSource, completeBuilders, parseBuilders, printBuilder } from './builders.ts'
import { awsVariables, checkVariables, pickVariables, proxyVariables } from './environment.ts'
import { parseNetrc } from './netrc.ts'

type Variables = Readonly<Record<string, string>>

/** What Nix and its daemon are to be given beside nix.conf. Empty texts and `false` ask for nothing. */
export interface CredentialsRequest {
  readonly netrc: string
  /** Hand AWS_* of this environment to the daemon. */
  readonly aws: boolean
  /** Hand http_proxy and its like of this environment to the daemon. */
  readonly proxy: boolean
  /** Absolute path of a PEM file. */
  readonly caBundle: string
  /** Lines as of the setting `builders`. */
  readonly builders: string
  /** Private key for those that name none. */
  readonly buildersKey: string
  /** Lines as of ~/.ssh/known_hosts. */
  readonly knownHosts: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The user's own lines, which must not say the same again. */
  readonly extraNixConfig: string
}

/** What this machine is like; `findCredentialsFacts` looks. No secrets. */
export interface CredentialsFacts
  extends Pick<ConfigurationFacts, 'mode' | 'trusted' | 'privilege' | 'confDirWritable' | 'user' | 'nixVersion'> {
  readonly uid: number
  readonly platform: NodeJS.Platform
  readonly supervision: Supervision
  /** Where this machine remembers, and where this job has its files. */
  readonly stateFolder: string
  readonly jobFolder: string
  /** The values of the settings as Nix has read them. */
  readonly netrcFile: string | undefined
  /** Whether that is a file of the machine's that this user cannot read. */
  readonly netrcHidden: boolean
  readonly builders: string
  /** The bundle of the request: how many certificates are in it, or why it cannot be used. */
  readonly bundle: number | string | undefined
}

/** What will be written, and where. May be printed: secrets are behind functions. */
export interface CredentialsPlan {
  /** `system`: files of root that all jobs of the machine share. `job`: files of this job and its user. */
  readonly scope: 'system' | 'job'
  /** The folder of the files: 0700, and 0600 all files in it. */
  readonly folder: string
  /** For the configuration, after the user's own lines; paths only. */
  readonly settings: readonly NixSetting[]
  /** For the commands of this user, which download by themselves and cannot read files of root: a copy of the netrc. */
  readonly privateSettings: readonly NixSetting[]
  /** For later steps of the job. No secrets. */
  readonly variables: Variables
  /** What the daemon gets in its environment, by name; it must be restarted for it. */
  readonly daemonVariables: readonly string[]
  /** A unit file beside that of the daemon, where systemd runs it. */
  readonly dropIn: string | undefined
  /** Files that are named in `settings`, and what is in them. */
  readonly files: readonly (readonly [name: string, what: string])[]
  /** Each with the path of its key and its host key. */
  readonly builders: readonly Builder[]
  readonly part: () => CredentialsPart
  /** The private key of the builders; empty where none was given. */
  readonly key: () => string
}

export interface PlannedCredentials {
  /** Undefined when a problem is an error, or nothing was asked for. */
  readonly plan: CredentialsPlan | undefined
  /** Of the codes CFG030 and CFG031. */
  readonly problems: readonly Problem[]
}

/** Names of the files in the folder. */
export const credentialFiles = { netrc: 'netrc', machines: 'machines', environment: 'daemon.env' } as const

/** A bundle with fewer certificates has hardly all that public caches need. */
const fewCertificates = 20

/** The folder of `system`; also its key in the journal. */
export function systemFolder(facts: Pick<CredentialsFacts, 'stateFolder'>): string {
  return join(facts.stateFolder, 'credentials')
}

/** The folder of `job`. */
export function privateFolder(facts: Pick<CredentialsFacts, 'jobFolder'>): string {
  return join(facts.jobFolder, 'credentials')
}

/** In /run: it goes with a reboot, and can be written on NixOS too. */
export function dropInPath(uid: number): string {
  return `/run/systemd/system/nix-daemon.service.d/setup-nix-cuda-${uid}.conf`
}

/** Names the files of a job within the folder. */
export function partName(job: string): string {
  return createHash('sha256').update(job).digest('hex').slice(0, 16)
}

/**
 * Decides what goes where. Pure; every problem at once.
 *
 * - Through a daemon, as root or with sudo: files of root, the daemon's environment by systemd or by us.
 * - Store opened directly, or a daemon that trusts this user: files of the job.
 * - A daemon that does not trust this user: CFG030 with what to do.
 */
export function planCredentials(request: CredentialsRequest, facts: CredentialsFacts, job: string): PlannedCredentials {
  const scope = facts.mode === 'daemon' && facts.privilege !== 'none' ? 'system' : 'job'
  const folder = scope === 'system' ? systemFolder(facts) : privateFolder(facts)
  const keyPath = request.buildersKey.trim() === '' ? undefined : join(folder, `${partName(job)}.key`)
  const read = readBuilders(request, keyPath)
  const bundle = facts.bundle === undefined || typeof facts.bundle === 'string' ? '' : request.caBundle
  const environment = planEnvironment(request, facts, bundle)
  const problems = [
    ...(request.netrc.trim() === '' ? [] : parseNetrc(request.netrc).problems),
    ...read.problems,
    ...environment.problems,
    ...read.builders.flatMap((builder) => checkPort(builder, facts.nixVersion)),
    ...checkBundle(request, facts),
    ...checkTwice(request),
    ...checkSettingsReach(request, facts),
  ]
  if (problems.some(({ severity }) => severity === 'error')) return { plan: undefined, problems }
  const files: (readonly [string, string])[] = [
    ...(request.netrc.trim() === '' ? [] : [[credentialFiles.netrc, 'the netrc'] as const]),
    ...(read.builders.length === 0 ? [] : [[credentialFiles.machines, `${read.builders.length} builder(s)`] as const]),
  ]
  const settings = settingsOf(folder, files, facts, bundle)
  const own = join(privateFolder(facts), credentialFiles.netrc)
  const ours = [join(folder, credentialFiles.netrc), own]
  // Where the machine's own logins are hidden from this user, a file of his would hide them from the daemon too.
  const forUser = scope === 'system' && facts.uid !== 0 && request.netrc.trim() !== '' && !facts.netrcHidden
  const part: CredentialsPart = {
    netrc: request.netrc,
    builders: read.builders.map(printBuilder),
    variables: environment.variables,
    netrcBase: ours.includes(facts.netrcFile ?? '') ? undefined : facts.netrcFile,
  }
  const daemonVariables = Object.keys(environment.variables)
  if (files.length === 0 && daemonVariables.length === 0 && bundle === '') return { plan: undefined, problems }
  const plan: CredentialsPlan = {
    scope,
    folder,
    settings,
    privateSettings: forUser ? [textSetting('netrc-file', own)] : [],
    variables: bundle === '' ? {} : { NIX_SSL_CERT_FILE: bundle },
    daemonVariables,
    dropIn: daemonVariables.length > 0 && facts.supervision === 'systemd' ? dropInPath(facts.uid) : undefined,
    files,
    builders: read.builders,
    part: () => part,
    key: () => request.buildersKey.trim(),
  }
  return { plan, problems }
}

/** What would be done, for the log: no secret in it. */
export function describeCredentials(plan: CredentialsPlan): readonly string[] {
  const who = plan.scope === 'system' ? 'root' : 'this user'
  const daemon = plan.daemonVariables.length > 0 ? [`the daemon gets ${plan.daemonVariables.join(', ')}`] : []
  return [
    ...plan.files.map(([name, what]) => `${what}: ${join(plan.folder, name)}, which only ${who} can read`),
    ...plan.settings.map(({ name, values }) => `${name} = ${values.join(' ')}`),
    ...plan.privateSettings.map(({ name, values }) => `${name} = ${values.join(' ')}, for this user`),
    ...daemon,
    ...(plan.dropIn ? [`${plan.dropIn}, then systemctl daemon-reload`] : []),
  ]
}

/** The settings are the same for all jobs of a machine: only what the files hold differs. */
function settingsOf(
  folder: string,
  files: CredentialsPlan['files'],
  facts: CredentialsFacts,
  bundle: string,
): readonly NixSetting[] {
  const named = files.map(([name]) =>
    name === credentialFiles.netrc
      ? textSetting('netrc-file', join(folder, name))
      : textSetting('builders', builderSetting(facts.builders, `@${join(folder, name)}`)),
  )
  return [...named, ...(bundle !== '' && settingsReach(facts) ? [textSetting('ssl-cert-file', bundle)] : [])]
}

/** The machine's own builders, and ours once. No blank before `@`: Nix 2.26 would take the file for a builder. */
function builderSetting(before: string, machines: string): string {
  const own = before
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== machines)
  return [...own, machines].join(';')
}

function readBuilders(
  request: CredentialsRequest,
  key: string | undefined,
): { readonly builders: readonly Builder[]; readonly problems: readonly Problem[] } {
  const read = parseBuilders(request.builders)
  const complete = completeBuilders(read.builders, { knownHosts: request.knownHosts, key })
  const problems = [...read.problems, ...complete.problems]
  if (key !== undefined && request.builders.trim() === '') {
    const fix = 'Give builders too, or remove builders-key.'
    problems.push(error('CFG031', 'builders-key is given, but no builders.', fix, { source: buildersSource }))
  }
  return { builders: complete.builders, problems }
}

/**
 * Nix 2.26 hands `host:port` to ssh as the name of a host; Nix 2.34 hands it a port (both tried out). It writes the host
 * key down without the port, which OpenSSH accepts.
 */
function checkPort(builder: Builder, nixVersion: string): readonly Problem[] {
  if (builderHost(builder).port === undefined || isAtLeast(nixVersion, { major: 2, minor: 34 })) return []
  const message = `Nix ${nixVersion} may not reach the builder ${builder.uri}: versions before 2.34 do not support the port.`
  const fix = 'Remove the port and set it in ssh_config (Host, HostName, Port, HostKeyAlias), or use Nix 2.34 or newer.'
  return [warning('CFG031', message, fix)]
}

/** The daemon's environment. A command that opens the store itself has this job's. */
function planEnvironment(
  request: CredentialsRequest,
  facts: CredentialsFacts,
  bundle: string,
): { readonly variables: Variables; readonly problems: readonly Problem[] } {
  const aws = request.aws ? pickVariables(request.environment, awsVariables) : {}
  const proxy = request.proxy ? pickVariables(request.environment, proxyVariables) : {}
  const problems = [...checkVariables({ ...aws, ...proxy }), ...(request.aws ? checkAws(aws) : [])]
  if (facts.mode === 'direct') return { variables: {}, problems }
  const reached = facts.privilege !== 'none' && facts.platform === 'linux'
  if (reached) {
    const certificates = bundle === '' ? {} : { NIX_SSL_CERT_FILE: bundle }
    return {
      variables: { ...aws, ...proxy, ...certificates },
      problems: [...problems, ...checkVariables(certificates)],
    }
  }
  const why =
    facts.platform === 'linux' ? 'this job has no sudo' : `this action does not support that on ${facts.platform}`
  const message = (what: string) => `The Nix daemon cannot be given ${what}: ${why}.`
  const fix = 'Ask the administrator to set them for the service nix-daemon, or use Nix without a daemon.'
  return {
    variables: {},
    problems: [
      ...problems,
      ...(request.aws ? [error('CFG030', message('the AWS credentials'), fix)] : []),
      ...(Object.keys(proxy).length > 0 ? [warning('CFG030', message('the proxy of this job'), fix)] : []),
    ],
  }
}

function checkAws(found: Variables): readonly Problem[] {
  const missing = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].filter((name) => found[name] === undefined)
  if (missing.length === 0) return []
  const fix = 'Set them before this step, as aws-actions/configure-aws-credentials does.'
  return [error('CFG030', `Input aws is true, but ${missing.join(' and ')} are not set.`, fix)]
}

function checkBundle(request: CredentialsRequest, facts: CredentialsFacts): readonly Problem[] {
  const { bundle } = facts
  if (request.caBundle === '' || bundle === undefined) return []
  const fix = 'Give the path of a PEM file with all certificates that Nix should trust.'
  if (typeof bundle === 'string') {
    return [error('CFG030', `The certificates ${request.caBundle} cannot be used: ${bundle}.`, fix)]
  }
  if (bundle === 0) return [error('CFG030', `${request.caBundle} contains no certificate.`, fix)]
  const problems: Problem[] = []
  if (bundle < fewCertificates) {
    const message = `${request.caBundle} has ${bundle} certificate(s) and replaces those of the machine.`
    problems.push(notice('CFG030', message, 'Add the certificates of the machine if public caches are used too.'))
  }
  if (facts.mode === 'daemon' && facts.privilege === 'none' && !facts.trusted) {
    const message = `The Nix daemon cannot be given ${request.caBundle}: this job has no sudo. Only this job’s own commands use it.`
    const help = 'Ask the administrator to set ssl-cert-file in the system’s nix.conf.'
    problems.push(warning('CFG030', message, help))
  }
  return problems
}

/** Whether what we say in nix.conf counts for who downloads and builds. */
function settingsReach(facts: CredentialsFacts): boolean {
  return facts.mode === 'direct' || facts.trusted || (facts.privilege !== 'none' && facts.confDirWritable)
}

function checkSettingsReach(request: CredentialsRequest, facts: CredentialsFacts): readonly Problem[] {
  if (settingsReach(facts)) return []
  const why = facts.privilege === 'none' ? 'this job has no sudo' : 'its configuration is read-only'
  return (['netrc', 'builders'] as const).flatMap((what) => {
    if (request[what].trim() === '') return []
    const name = what === 'netrc' ? 'netrc-file' : 'builders'
    const message = `The Nix daemon does not accept ${what} from ${facts.user}: it does not trust this user, and ${why}.`
    const fix = `Ask the administrator to set ${name} in the system’s nix.conf, or to add ${facts.user} to trusted-users.`
    return [error(what === 'netrc' ? 'CFG030' : 'CFG031', message, fix)]
  })
}

/** The same said twice: one of the two would be lost silently. */
function checkTwice(request: CredentialsRequest): readonly Problem[] {
  const { lines } = parseNixConf(request.extraNixConfig, 'extra-nix-config')
  const inputs = [
    { input: 'netrc', value: request.netrc, name: 'netrc-file' },
    { input: 'builders', value: request.builders, name: 'builders' },
    { input: 'ca-bundle', value: request.caBundle, name: 'ssl-cert-file' },
  ]
  return inputs.flatMap(({ input, value, name }) => {
    if (value.trim() === '' || settingsNamed(lines, name).length === 0) return []
    const fix = `Remove ${name} from extra-nix-config, or remove the input ${input}.`
    return [error('CFG030', `Both ${input} and extra-nix-config set ${name}.`, fix)]
  })
}
