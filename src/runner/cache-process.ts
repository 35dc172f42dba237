import { mkdir, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type * as library from '@actions/cache'
import type { CacheReply } from './cache-service.ts'
import { unpackEntry } from './unpack-entry.ts'

type Reply = CacheReply<unknown>
type Call = (cache: typeof library, name: string, keys: readonly string[], lines: readonly string[]) => Promise<Reply>
type Trouble = Exclude<Reply, { kind: 'ok' }>

/**
 * One call of @actions/cache, named by the arguments; standard output is the reply as JSON. The library names archived
 * files relative to GITHUB_WORKSPACE, else to the current folder, looks for them from there, and makes the entry's
 * version of the path as given: with a folder and an environment of its own and the path a bare name, an entry does not
 * depend on the machine. What it prints (annotations of its own among it) is kept, so that one problem is said once.
 */
export async function runCacheProcess([kind, name = '', ...keys]: readonly string[]): Promise<void> {
  const lines: string[] = []
  const print = process.stdout.write.bind(process.stdout)
  process.stdout.write = (chunk: string | Uint8Array) => {
    lines.push(...Buffer.from(chunk).toString().split(/\r?\n/))
    return true
  }
  const calls: Readonly<Record<string, Call>> = { lookup, fetch, store }
  hideToken()
  let reply: Reply
  try {
    const cache = await import('@actions/cache')
    reply = (await calls[kind ?? '']?.(cache, name, keys, lines)) ?? { kind: 'failed', reason: `no call ${kind}` }
  } catch (cause) {
    reply = { kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) }
  }
  process.stdout.write = print
  print(JSON.stringify(reply))
}

/**
 * The library reads its token by name; what it starts gets a copy of the names that can be listed (Node's
 * child_process, and Object.assign in the library's tar.ts), so that tar and zstd do not have it.
 */
function hideToken(): void {
  const value = process.env['ACTIONS_RUNTIME_TOKEN']
  process.env = Object.defineProperty({ ...process.env }, 'ACTIONS_RUNTIME_TOKEN', { value, enumerable: false })
}

const lookup: Call = async (cache, name, keys, lines) => {
  const found: string[] = []
  for (const key of keys) {
    const hit = await cache.restoreCache([name], key, [], { lookupOnly: true })
    const bad = hit === undefined ? failure(lines) : undefined
    if (bad) return found.length > 0 ? { kind: 'ok', value: found } : bad
    if (hit === key) found.push(key)
  }
  return { kind: 'ok', value: found }
}

const fetch: Call = async (cache, name, [key = '', prefix = ''], lines) => {
  const archive = await keepArchive()
  const value = await cache.restoreCache([name], key, [prefix], { segmentTimeoutInMs: 120_000 })
  if (value === undefined) return failure(lines) ?? { kind: 'ok', value }
  try {
    await unpackEntry(archive, process.cwd(), name)
  } catch (cause) {
    await rm(name, { recursive: true, force: true })
    return { kind: 'damaged', reason: cause instanceof Error ? cause.message : String(cause) }
  } finally {
    await rm(archive, { force: true })
  }
  return { kind: 'ok', value }
}

/**
 * Makes the library keep what it fetched and gives the path: first on PATH is a `tar` that moves the archive there. The
 * library's own call (`tar -xf ARCHIVE -P`) would let the archive write any file of this user.
 */
async function keepArchive(): Promise<string> {
  const folder = join(process.env['RUNNER_TEMP'] ?? '', 'bin')
  const archive = join(folder, 'archive')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // On macOS, gtar comes before tar.
  for (const name of ['tar', 'gtar']) {
    await writeFile(join(folder, name), '#!/bin/sh\nmv "$2" "$(dirname "$0")/archive"\n', { mode: 0o700 })
  }
  Object.assign(process.env, { PATH: [folder, process.env['PATH']].join(delimiter) })
  return archive
}

const store: Call = async (cache, name, [key = ''], lines) => {
  if ((await cache.saveCache([name], key)) >= 0) return { kind: 'ok', value: 'saved' }
  const refused = lines.find((line) => line.startsWith('::debug::Failed to reserve cache: '))
  if (refused?.includes('(409)')) return { kind: 'ok', value: 'taken' }
  if (refused) return judge(refused.replace('::debug::Failed to reserve cache: ', ''))
  return failure(lines) ?? { kind: 'failed', reason: lines.findLast((line) => line !== '') ?? 'no reason was given' }
}

/** The first annotation that the library printed; undefined when it had nothing to complain of. */
function failure(lines: readonly string[]): Trouble | undefined {
  const line = lines.find((entry) => /^::(?:warning|error)\b/.test(entry))
  return line === undefined ? undefined : judge(line.replace(/^::(?:warning|error)[^:]*::/, ''))
}

function judge(line: string): Trouble {
  const reason = line.replace(/^(?:Failed to (?:restore|save): |Error: )+/, '').slice(0, 300)
  if (/cache (?:read|write) denied/.test(reason)) return { kind: 'denied', reason }
  const archive = /\btar\b|Incomplete download|exit code/i.test(reason)
  return { kind: archive ? 'damaged' : 'failed', reason }
}
