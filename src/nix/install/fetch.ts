import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { download, type Progress } from '../../runner/http/download.ts'
import type { Env } from '../ask.ts'
import { cancelled, noRoom } from '../install-commands.ts'
import type { Archive } from './releases.ts'
import { type Contents, damaged, readContents, type TarFailure, unpackStream } from './unpack.ts'

/** Release archives have about 30 MB; what is far larger is none. */
const maxBytes = 128 * 1024 * 1024

/** What one stream of the archive gave. */
interface Streamed {
  readonly failure: TarFailure
  /** When the last byte came, and when tar was done. */
  readonly lastByte: number
  readonly done: number
}

/**
 * Fetches the archive, hashes it and unpacks it below `staging`, all at once, and checks what it holds. On machines that
 * outlive the job the archive is kept in the tool cache by its hash when it is good, and taken from there the next time.
 * Throws ProblemError INS012 (hash), INS016, INS017, INS018, INS019, and NET001–NET005.
 */
export async function fetchArchive(
  host: Host,
  env: Env,
  archive: Archive,
  staging: string,
  spent: (phase: string, seconds: number) => void,
): Promise<Contents> {
  host.log.debug('install: download')
  const begun = host.clock.now()
  const folder = join(staging, 'unpack')
  const unpack = (chunks: AsyncIterable<Uint8Array>) => unpackAnew(host, env, folder, chunks)
  const kept = cacheFile(host, archive)
  const hit = kept === undefined ? undefined : await fromCache(host, kept, archive, unpack)
  const fetched = hit ?? (await fromServer(host, archive, unpack, kept))
  spent('download', (fetched.lastByte - begun) / 1_000)
  spent('unpack', (fetched.done - fetched.lastByte) / 1_000)
  host.log.debug('install: contents')
  try {
    return await readContents(host, folder, archive)
  } catch (cause) {
    if (kept !== undefined) await host.files.rm(kept, { force: true }).catch(() => {})
    throw cause
  }
}

/** A try after another one finds nothing of the first. */
async function unpackAnew(host: Host, env: Env, folder: string, chunks: AsyncIterable<Uint8Array>): Promise<Streamed> {
  await host.files.rm(folder, { recursive: true, force: true })
  let lastByte = host.clock.now()
  const failure = await unpackStream(
    host,
    folder,
    noting(chunks, () => (lastByte = host.clock.now())),
    env,
  )
  if (failure?.kind === 'disk-full') throw new ProblemError(noRoom(failure.detail))
  if (failure?.kind === 'cancelled') throw new ProblemError(cancelled())
  return { failure, lastByte, done: host.clock.now() }
}

async function* noting(chunks: AsyncIterable<Uint8Array>, onEnd: () => void): AsyncGenerator<Uint8Array> {
  yield* chunks
  onEnd()
}

async function fromServer(
  host: Host,
  archive: Archive,
  unpack: (chunks: AsyncIterable<Uint8Array>) => Promise<Streamed>,
  kept: string | undefined,
): Promise<Streamed> {
  const keeper = kept === undefined ? undefined : await openKeeper(host, kept)
  try {
    const request = { url: archive.url, label: `Nix ${archive.version}`, maxBytes, onProgress: teller(host, archive) }
    const { sha256, bytes, result } = await download(host, request, async (chunks) => {
      await keeper?.restart()
      return unpack(keeper ? keeper.through(chunks) : chunks)
    })
    if (sha256 !== archive.sha256) throw mismatch(archive, sha256, bytes)
    if (result.failure) throw damaged(result.failure.detail)
    await keeper?.keep()
    return result
  } finally {
    await keeper?.close()
  }
}

function mismatch(archive: Archive, sha256: string, bytes: number): ProblemError {
  const whose = archive.trust === 'user' ? 'given' : 'in the manifest of this action'
  return new ProblemError(
    error(
      'INS012',
      `${archive.url} (${bytes} bytes) has SHA-256 ${sha256}, but ${archive.sha256} is ${whose}.`,
      'Do not use this archive unless you know why it differs; if it is meant, give its SHA-256.',
    ),
  )
}

/** One line when it takes longer than a moment. */
function teller(host: Host, archive: Archive) {
  return ({ bytes, total, bytesPerSecond }: Progress) => {
    const of = total === undefined ? '' : ` of ${(total / 1e6).toFixed(1)}`
    host.log.info(
      `Nix ${archive.version}: ${(bytes / 1e6).toFixed(1)}${of} MB, ${(bytesPerSecond / 1e6).toFixed(1)} MB/s`,
    )
  }
}

/** Where the archive is kept on a machine that outlives the job; a hosted runner's tool cache dies with it. */
function cacheFile(host: Host, archive: Archive): string | undefined {
  const folder = host.env['RUNNER_TOOL_CACHE']
  if (!folder || host.env['RUNNER_ENVIRONMENT'] === 'github-hosted') return undefined
  return join(folder, 'setup-nix-cuda', `${archive.sha256}.tar.xz`)
}

/** The kept archive, hashed again as it is unpacked. One that went bad is removed and fetched anew. */
async function fromCache(
  host: Host,
  path: string,
  archive: Archive,
  unpack: (chunks: AsyncIterable<Uint8Array>) => Promise<Streamed>,
): Promise<Streamed | undefined> {
  const file = await host.files.open(path, 'r').catch(() => undefined)
  if (!file) return undefined
  const hash = createHash('sha256')
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file?.createReadStream({ autoClose: false }) ?? []) {
      hash.update(chunk as Uint8Array)
      yield chunk as Uint8Array
    }
  }
  try {
    const streamed = await unpack(hashed())
    if (hash.digest('hex') === archive.sha256 && !streamed.failure) {
      host.log.info(`Nix ${archive.version}: kept archive ${path}`)
      return streamed
    }
    host.log.info(`The kept archive ${path} is damaged and is fetched anew`)
    await host.files.rm(path, { force: true })
    return undefined
  } finally {
    await file.close()
  }
}

/** Writes a stream beside its way; a tool cache that cannot be written is no reason to fail. */
async function openKeeper(host: Host, path: string) {
  const draft = `${path}.part`
  let file = await host.files
    .mkdir(join(path, '..'), { recursive: true })
    .then(() => host.files.open(draft, 'w', 0o644))
    .catch(() => undefined)
  const give = async (step: () => Promise<unknown>) => {
    try {
      await step()
    } catch (cause) {
      host.log.debug(`the archive is not kept: ${(cause as Error).message}`)
      const broken = file
      file = undefined
      await broken?.close().catch(() => {})
      await host.files.rm(draft, { force: true }).catch(() => {})
    }
  }
  return {
    restart: () => give(async () => file?.truncate(0)),
    async *through(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      let position = 0
      for await (const chunk of chunks) {
        await give(async () => file?.write(chunk, 0, chunk.byteLength, position))
        position += chunk.byteLength
        yield chunk
      }
    },
    keep: () =>
      give(async () => {
        if (!file) return
        await file.close()
        file = undefined
        await host.files.rename(draft, path)
      }),
    close: () =>
      give(async () => {
        if (!file) return
        await file.close()
        file = undefined
        await host.files.rm(draft, { force: true })
      }),
  }
}
