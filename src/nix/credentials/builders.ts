import { error, type Problem } from '../../model/problem.ts'
import { findHostKey, isHostKey } from './known-hosts.ts'

/** One remote builder, a line of the setting `builders`. Undefined and empty fields leave Nix its default. */
export interface Builder {
  /** As in `ssh-ng://user@host`. */
  readonly uri: string
  readonly systems: readonly string[]
  /** Absolute path of the private key. */
  readonly key: string | undefined
  readonly jobs: number | undefined
  /** A decimal number, as it was written. */
  readonly speed: string | undefined
  readonly features: readonly string[]
  readonly mandatory: readonly string[]
  /** Base64 of the public host key, `ssh-ed25519 AAAA…`. */
  readonly hostKey: string | undefined
}

export const buildersSource = 'https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-builders'

const address =
  /^(?:(ssh|ssh-ng):\/\/)?(?:[\w.+-]+@)?([A-Za-z0-9][\w.-]*|\[[0-9a-fA-F:]+\])(?::(\d{1,5}))?(\?[^\s;#]*)?$/

/**
 * Reads lines as of the setting `builders`, parts joined by `;` too. Problems CFG031, every one at once; a line that has
 * one gives no builder.
 */
export function parseBuilders(text: string): {
  readonly builders: readonly Builder[]
  readonly problems: readonly Problem[]
} {
  const builders: Builder[] = []
  const problems: Problem[] = []
  for (const [index, line] of text.split('\n').entries()) {
    for (const part of (line.split('#', 1)[0] ?? '').split(';')) {
      const fields = part.split(/[ \t\r]+/).filter((field) => field !== '')
      if (fields.length === 0) continue
      const builder = readFields(fields)
      const wrong = checkBuilder(fields, builder)
      if (wrong.length === 0) builders.push(builder)
      problems.push(...wrong.map((what) => malformed(what, index + 1)))
    }
  }
  return { builders, problems }
}

/** The line that Nix reads back as this builder. */
export function printBuilder(builder: Builder): string {
  const list = (values: readonly string[]) => values.join(',') || '-'
  const { uri, systems, key = '-', jobs, speed = '-', features, mandatory, hostKey = '-' } = builder
  return [uri, list(systems), key, jobs ?? '-', speed, list(features), list(mandatory), hostKey].join(' ')
}

/** Host and port of a builder. */
export function builderHost({ uri }: Builder): { readonly host: string; readonly port?: number } {
  const [, , host = '', port] = address.exec(uri) ?? []
  return { host: host.replace(/^\[|\]$/g, ''), ...(port === undefined ? {} : { port: Number(port) }) }
}

/**
 * Gives each builder the host key from known_hosts and the key that were given beside it, where its line has none. CFG031
 * for each whose host key nobody knows: the first connection would trust whoever answers.
 */
export function completeBuilders(
  builders: readonly Builder[],
  given: { readonly knownHosts: string; readonly key: string | undefined },
): { readonly builders: readonly Builder[]; readonly problems: readonly Problem[] } {
  const complete = builders.map((builder) => {
    const { host, port } = builderHost(builder)
    const found = findHostKey(given.knownHosts, host, port)
    const hostKey = builder.hostKey ?? (found === undefined ? undefined : Buffer.from(found).toString('base64'))
    return { ...builder, key: builder.key ?? given.key, hostKey }
  })
  return {
    builders: complete,
    problems: complete.flatMap((builder) => (builder.hostKey ? [] : [unknownHost(builder)])),
  }
}

function readFields(fields: readonly string[]): Builder {
  const field = (index: number) => (fields[index] === '-' ? undefined : fields[index])
  const list = (index: number) => field(index)?.split(',') ?? []
  const [uri = ''] = fields
  return {
    // Without a scheme Nix means ssh.
    uri: uri.includes('://') ? uri : `ssh://${uri}`,
    systems: list(1),
    key: field(2),
    jobs: field(3) === undefined ? undefined : Number(field(3)),
    speed: field(4),
    features: list(5),
    mandatory: list(6),
    hostKey: field(7),
  }
}

function checkBuilder(fields: readonly string[], builder: Builder): readonly string[] {
  const { uri, systems, key, jobs, speed, features, mandatory, hostKey } = builder
  if (fields[0]?.startsWith('@'))
    return ['names a file; write the lines of that file here (the machine’s own file stays in use)']
  const port = builderHost(builder).port
  const checks: readonly (readonly [wrong: boolean, what: string])[] = [
    [!address.test(uri), 'does not begin with a URL such as ssh-ng://user@host'],
    [port !== undefined && (port < 1 || port > 65_535), 'has an invalid port'],
    [!systems.every((system) => /^[\w-]+$/.test(system)), 'has an invalid system (field 2)'],
    [key !== undefined && !key.startsWith('/'), 'has a key whose path is not absolute (field 3)'],
    [jobs !== undefined && !(Number.isInteger(jobs) && jobs >= 0 && jobs < 2 ** 32), 'has no whole number in field 4'],
    [speed !== undefined && !/^\d{1,9}(?:\.\d{1,9})?$/.test(speed), 'has no speed factor in field 5'],
    [![...features, ...mandatory].every((feature) => feature !== ''), 'has an empty feature (fields 6 and 7)'],
    [hostKey !== undefined && !isBase64HostKey(hostKey), 'has no base64 of a public host key in field 8'],
    [fields.length > 8, 'has more than 8 fields'],
  ]
  return checks.filter(([wrong]) => wrong).map(([, what]) => what)
}

function isBase64HostKey(text: string): boolean {
  const decoded = Buffer.from(text, 'base64')
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && isHostKey(decoded.toString('utf8'))
}

function malformed(what: string, line: number): Problem {
  const fix =
    'Write `ssh-ng://user@host SYSTEMS KEY-FILE JOBS SPEED FEATURES MANDATORY HOST-KEY`, with `-` for a default.'
  return error('CFG031', `A builder ${what}.`, fix, { where: { file: 'builders', line }, source: buildersSource })
}

function unknownHost(builder: Builder): Problem {
  const { host, port } = builderHost(builder)
  const scan = `ssh-keyscan ${port === undefined ? '' : `-p ${port} `}${host}`
  return error(
    'CFG031',
    `The host key of the builder ${builder.uri} is not known.`,
    `Give it in the last field of its line (base64), or in known-hosts; compare it with \`${scan}\`.`,
    { source: buildersSource },
  )
}
