import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { join } from 'node:path'

/** A package as `apt-get --print-uris` names it. */
export interface NamedPackage {
  readonly url: string
  readonly file: string
  /** Of the file, in hexadecimal digits. */
  readonly sha256: string
}

/** Connections at a time. A mirror takes as long for a connection as for a small package. */
const connections = 8
/** Milliseconds without a byte. */
const patience = 30_000

/** Reads what `apt-get --print-uris -o Acquire::ForceHash=SHA256` prints; other lines are passed over. */
export function readUris(text: string): readonly NamedPackage[] {
  return [...text.matchAll(/^'([^']+)' (\S+) \d+ SHA256:([0-9a-f]{64})$/gm)].map(
    ([, url = '', file = '', sha256 = '']) => ({ url, file, sha256 }),
  )
}

/**
 * Puts packages into `folder`, side by side over connections that are kept, where apt fetches one after the other. A file that
 * differs from its hash is not written. False when any of them could not be had this way, as behind a proxy.
 */
export async function fetchPackages(
  packages: readonly NamedPackage[],
  folder: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (packages.some(({ url }) => !url.startsWith('http://'))) return false
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  try {
    await Promise.all(packages.map((one) => fetchPackage(one, folder, agent, signal)))
    return true
  } catch {
    return false
  } finally {
    agent.destroy()
  }
}

async function fetchPackage(
  { url, file, sha256 }: NamedPackage,
  folder: string,
  agent: Agent,
  signal: AbortSignal | undefined,
): Promise<void> {
  const bytes = await bytesOf(url, agent, signal)
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`${url} differs from its hash`)
  await writeFile(join(folder, file), bytes)
}

function bytesOf(url: string, agent: Agent, signal: AbortSignal | undefined): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, timeout: patience, ...(signal && { signal }) }, (reply) => {
      if (reply.statusCode !== 200) return void reply.destroy(new Error(`${url}: ${reply.statusCode}`))
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('end', () => (reply.complete ? resolve(Buffer.concat(chunks)) : reject(new Error(`${url}: cut off`))))
    })
    request.on('timeout', () => request.destroy(new Error(`${url}: no answer`)))
    request.on('error', reject)
    request.on('response', (reply) => reply.on('error', reject))
  })
}
