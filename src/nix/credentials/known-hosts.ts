import { createHmac } from 'node:crypto'

/** A host key as OpenSSH writes it: `ssh-ed25519 AAAA…`, without host and comment. */
export type HostKey = string

/** Which key to name where a host has several: Nix takes one. */
const preference = ['ssh-ed25519', 'ecdsa-sha2-', 'rsa-sha2-', 'ssh-rsa']

/**
 * The key of a host in a known_hosts text, the strongest where there are several; undefined where there is none. Plain and
 * hashed names; no patterns, no markers. https://man.openbsd.org/sshd.8#SSH_KNOWN_HOSTS_FILE_FORMAT
 */
export function findHostKey(knownHosts: string, host: string, port?: number): HostKey | undefined {
  const name = port === undefined || port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`
  const keys = knownHosts.split('\n').flatMap((line) => {
    const [names, type, key] = line.trim().split(/\s+/)
    if (!names || !type || !key || names.startsWith('#') || names.startsWith('@')) return []
    return names.split(',').some((each) => isName(each, name)) && isHostKey(`${type} ${key}`) ? [`${type} ${key}`] : []
  })
  const rank = (key: HostKey) => preference.findIndex((type) => key.startsWith(type)) >>> 0
  return keys.toSorted((a, b) => rank(a) - rank(b))[0]
}

/** Whether the text is a public key whose type and body agree. https://datatracker.ietf.org/doc/html/rfc4253#section-6.6 */
export function isHostKey(text: string): boolean {
  const [type = '', key = ''] = text.trim().split(/\s+/)
  const body = Buffer.from(key, 'base64')
  const length = body.length > 4 ? body.readUInt32BE() : 0
  return length > 0 && body.length > 4 + length && body.toString('latin1', 4, 4 + length) === type
}

function isName(entry: string, name: string): boolean {
  const [, salt, hash] = /^\|1\|([A-Za-z0-9+/=]+)\|([A-Za-z0-9+/=]+)$/.exec(entry) ?? []
  if (!salt || !hash) return entry.toLowerCase() === name
  return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash
}
