import { join } from 'node:path'
import { error, type Problem, ProblemError, warning } from '../../model/problem.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { registryOfKey } from './reference.ts'

/** A user and a password or token, for one registry. */
export interface Login {
  readonly user: string
  readonly password: string
  /** Where it comes from, for messages. */
  readonly from: string
}

export interface GivenLogin {
  readonly user?: string | undefined
  readonly password?: string | undefined
  /** The job's token; used for ghcr.io alone. */
  readonly githubToken?: string | undefined
}

/** The login of a registry; undefined means that it is asked without one. */
export interface FoundLogin {
  readonly login: Login | undefined
  /** Logins that are there and cannot be used. */
  readonly warnings: readonly Problem[]
}

/**
 * The login of a registry: the inputs, else for ghcr.io the job's token, else `auths` of docker's configuration (`DOCKER_CONFIG`, or
 * `~/.docker/config.json`), which `docker login` and docker/login-action write. Programs that keep logins (credential helpers) are not
 * called. Throws ProblemError SHP131 where only one of user and password is given, SHP136 for a configuration that cannot be read.
 */
export async function findLogin(
  host: Pick<Host, 'env' | 'files'>,
  registry: string,
  given: GivenLogin,
): Promise<FoundLogin> {
  const { user, password } = given
  if (user !== undefined && password !== undefined) {
    return { login: { user, password, from: 'the inputs registry-user and registry-password' }, warnings: [] }
  }
  if (registry === 'ghcr.io' && user === undefined) {
    // GHCR takes any user with a token.
    const token = password ?? given.githubToken
    const from = password === undefined ? 'the token of the job' : 'the input registry-password'
    if (token !== undefined) {
      return { login: { user: host.env['GITHUB_ACTOR'] || 'github', password: token, from }, warnings: [] }
    }
  }
  if (user !== undefined || password !== undefined) {
    const [has, lacks] = user === undefined ? ['password', 'user'] : ['user', 'password']
    const message = `There is a registry-${has} for ${registry}, and no registry-${lacks}.`
    throw new ProblemError(error('SHP131', message, 'Give both, or none of them.'))
  }
  return fromDocker(host, registry)
}

interface DockerConfiguration {
  readonly auths: Readonly<Record<string, unknown>>
  readonly credHelpers: Readonly<Record<string, unknown>>
  readonly credsStore: unknown
}

async function fromDocker(host: Pick<Host, 'env' | 'files'>, registry: string): Promise<FoundLogin> {
  const folder = host.env['DOCKER_CONFIG'] || (host.env['HOME'] && join(host.env['HOME'], '.docker'))
  if (!folder) return { login: undefined, warnings: [] }
  const file = join(folder, 'config.json')
  const text = await readIfPresent(host, file)
  if (text === undefined) return { login: undefined, warnings: [] }
  const { auths, credHelpers, credsStore } = parseConfiguration(text, file)
  const key = Object.keys(auths).find((name) => registryOfKey(name) === registryOfKey(registry))
  const entry = membersOf(key === undefined ? undefined : auths[key])
  const login = loginOf(entry, file)
  if (login) return { login, warnings: [] }
  const unusable = (what: string) => ({
    login: undefined,
    warnings: [warning('SHP136', `${file}: the login of ${registry} ${what}.`, fix, { subject: { path: file } })],
  })
  if (typeof entry['identitytoken'] === 'string') return unusable('is an identity token, which is not supported')
  const helperKey = Object.keys(credHelpers).find((name) => registryOfKey(name) === registryOfKey(registry))
  const helper = helperKey === undefined ? key !== undefined && credsStore : credHelpers[helperKey]
  if (typeof helper === 'string' && helper !== '') {
    return unusable(`is kept by docker-credential-${helper}, and credential helpers are not called`)
  }
  return { login: undefined, warnings: [] }
}

const fix =
  'Give registry-user and registry-password, or log in with docker/login-action, which writes the login itself.'

/** Throws ProblemError SHP136. */
function parseConfiguration(text: string, file: string): DockerConfiguration {
  try {
    const read: unknown = JSON.parse(text)
    const { auths, credHelpers, credsStore } = membersOf(read)
    return { auths: membersOf(auths), credHelpers: membersOf(credHelpers), credsStore }
  } catch {
    const what = `${file} is not the JSON of docker's configuration.`
    throw new ProblemError(error('SHP136', what, `${fix} Or remove the file.`, { subject: { path: file } }))
  }
}

function loginOf(entry: Readonly<Record<string, unknown>>, file: string): Login | undefined {
  const { auth, username, password, identitytoken } = entry
  if (identitytoken !== undefined && identitytoken !== '') return undefined
  if (typeof username === 'string' && typeof password === 'string' && username !== '') {
    return { user: username, password, from: file }
  }
  const plain = typeof auth === 'string' ? Buffer.from(auth, 'base64').toString() : ''
  const colon = plain.indexOf(':')
  return colon > 0 ? { user: plain.slice(0, colon), password: plain.slice(colon + 1), from: file } : undefined
}

/** The members of a JSON object, none of anything else. */
function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
