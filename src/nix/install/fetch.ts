import { join } from 'node:path'
import { keptDownload } from '../../machine/kept-download.ts'
import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { Downloaded, Progress } from '../../runner/http/download.ts'
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
 * outlive the job it is kept when it is good, and taken from there the next time (`keptDownload`).
 * Throws ProblemError INS012 (hash), INS016, INS017, INS018, INS019, and NET001–NET006.
 */
export async function fetchArchive(
  host: Host,
  env: Env,
  archive: Archive,
  options: {
    readonly staging: string
    readonly job: string
    readonly spent: (phase: string, seconds: number) => void
  },
): Promise<Contents> {
  host.log.debug('install: download')
  const { version, url, sha256 } = archive
  const begun = host.clock.now()
  const folder = join(options.staging, 'unpack')
  const accept = async (downloaded: Downloaded<Streamed>): Promise<Contents> => {
    const { lastByte, done, failure } = downloaded.result
    if (downloaded.sha256 !== sha256) throw mismatch(archive, downloaded.sha256, downloaded.bytes)
    if (failure) throw damaged(failure.detail)
    options.spent('download', (lastByte - begun) / 1_000)
    options.spent('unpack', (done - lastByte) / 1_000)
    host.log.debug('install: contents')
    return readContents(host, folder, archive)
  }
  const known = { url, sha256, name: `nix-${version}.tar.xz`, job: options.job }
  const request = { ...known, label: `Nix ${version}`, maxBytes, onProgress: logger(host, archive) }
  return keptDownload(host, request, (chunks) => unpackAgain(host, env, folder, chunks), accept)
}

/** A try after another one finds nothing of the first. */
async function unpackAgain(host: Host, env: Env, folder: string, chunks: AsyncIterable<Uint8Array>): Promise<Streamed> {
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

function mismatch(archive: Archive, sha256: string, bytes: number): ProblemError {
  const whose = archive.trust === 'user' ? 'given' : 'in the manifest of this action'
  return new ProblemError(
    error(
      'INS012',
      `${archive.url} (${bytes} bytes) has SHA-256 ${sha256}, but ${archive.sha256} is ${whose}.`,
      'Do not use this archive unless you know why it differs. If it is the right one, give its SHA-256 as nix-sha256.',
    ),
  )
}

/** One line when it takes longer than a moment. */
function logger(host: Host, archive: Archive) {
  return ({ bytes, total, bytesPerSecond }: Progress) => {
    const of = total === undefined ? '' : ` of ${(total / 1e6).toFixed(1)}`
    host.log.info(
      `Nix ${archive.version}: ${(bytes / 1e6).toFixed(1)}${of} MB, ${(bytesPerSecond / 1e6).toFixed(1)} MB/s`,
    )
  }
}
