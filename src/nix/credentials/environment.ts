import { X509Certificate } from 'node:crypto'
import { error, type Problem } from '../../model/problem.ts'

type Variables = Readonly<Record<string, string>>
type Env = Readonly<Record<string, string | undefined>>

/** What the AWS SDK in Nix reads for s3:// stores. https://nix.dev/manual/nix/stable/store/types/s3-binary-cache-store */
export const awsVariables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION'] as const

const proxies = ['http_proxy', 'https_proxy', 'ftp_proxy', 'all_proxy', 'no_proxy']
/** What curl and the SDK read of proxies. https://everything.curl.dev/usingcurl/proxies/env.html */
export const proxyVariables: readonly string[] = [...proxies, ...proxies.map((name) => name.toUpperCase())]

/** The variables of those names that are set. */
export function pickVariables(env: Env, names: readonly string[]): Variables {
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
}

/** CFG030 for each value that no file of variables can hold. The value is not repeated. */
export function checkVariables(variables: Variables): readonly Problem[] {
  return Object.entries(variables)
    .filter(([, value]) => /\p{Cc}/u.test(value))
    .map(([name]) =>
      error('CFG030', `The variable ${name} contains a control character.`, 'Set it to one line of text.'),
    )
}

/** A file for systemd's EnvironmentFile=. https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html */
export function printEnvironmentFile(variables: Variables): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}="${value.replace(/["\\`$]/g, '\\$&')}"\n`)
    .join('')
}

/** The unit that names that file. It holds no secret: everybody may ask systemd for it. */
export function printDropIn(uid: number, environmentFile: string): string {
  const path = environmentFile.replaceAll('%', '%%')
  return `# Written by setup-nix-cuda for the jobs of user ${uid}; removed with the last of them.\n[Service]\nEnvironmentFile=-${path}\n`
}

/**
 * Certificates in a PEM text. Throws an Error that says in a few words which one cannot be read. `TRUSTED CERTIFICATE` is
 * OpenSSL's own form, which other libraries do not read.
 */
export function countCertificates(pem: string): number {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
  for (const [index, block] of blocks.entries()) {
    try {
      new X509Certificate(block)
    } catch {
      throw new Error(`certificate ${index + 1} of ${blocks.length} in it cannot be read`)
    }
  }
  return blocks.length
}
