/**
 * GitHub's artifact service v4, `github.actions.results.api.v1.ArtifactService`. Made from: the messages in
 * `@actions/artifact` 6.2 (lib/generated/results/api/v1/artifact.js), what its client does with answers, the rules for
 * names in its path-and-artifact-name-validation.js, and
 * https://github.com/actions/toolkit/blob/main/packages/artifact/docs (names are unique in a run, artifacts immutable).
 * Stricter than the real one is known to be: size and hash must be those of what was uploaded.
 */
import type { BlobStore } from './blob-store.ts'
import type { Claims } from './tokens.ts'
import { type Message, TwirpError, type TwirpService } from './twirp.ts'

export interface Artifact {
  readonly id: number
  readonly name: string
  readonly run: string
  readonly job: string
  readonly finalized: boolean
  /** Bytes; 0 before it is finalized. */
  readonly size: number
}

interface Stored extends Artifact {
  readonly blob: string
  readonly mimeType: string
  readonly created: Date
  finalized: boolean
  size: number
  digest: string
}

const ids = ['workflow_run_backend_id', 'workflow_job_run_backend_id'] as const
const refusedInNames = /[":<>|*?\r\n\\/]/
const supportedVersions = [4, 5, 6, 7]

export class ArtifactService {
  readonly twirp: TwirpService
  readonly #blobs: BlobStore
  #artifacts: Stored[] = []
  #ids = 0

  constructor(blobs: BlobStore) {
    this.#blobs = blobs
    const method = (fields: readonly string[], call: (message: Message, claims: Claims) => object) => ({
      fields: [...ids, ...fields],
      call,
    })
    this.twirp = {
      name: 'github.actions.results.api.v1.ArtifactService',
      methods: {
        CreateArtifact: method(['name', 'expires_at', 'version', 'mime_type'], (m, c) => this.#create(m, c)),
        FinalizeArtifact: method(['name', 'size', 'hash'], (m, c) => this.#finalize(m, c)),
        ListArtifacts: method(['name_filter', 'id_filter'], (m, c) => this.#list(m, c)),
        GetSignedArtifactURL: method(['name'], (m, c) => this.#sign(m, c)),
        DeleteArtifact: method(['name'], (m, c) => this.#delete(m, c)),
      },
    }
  }

  artifacts(): readonly Artifact[] {
    return this.#artifacts.map(({ id, name, run, job, finalized, size }) => ({ id, name, run, job, finalized, size }))
  }

  empty(): void {
    for (const artifact of this.#artifacts) this.#blobs.remove(artifact.blob)
    this.#artifacts = []
  }

  /** Changes what is stored under that name, in every run. */
  tamper(name: string, change: (content: Buffer) => Buffer): void {
    const artifacts = this.#artifacts.filter((artifact) => artifact.name === name && artifact.finalized)
    if (artifacts.length === 0) throw new Error(`no artifact ${name}`)
    for (const artifact of artifacts) this.#blobs.rewrite(artifact.blob, change)
  }

  #create(message: Message, claims: Claims): object {
    own(message, claims, 'run and job')
    const name = nameOf(message)
    if (!supportedVersions.includes(message.integer('version'))) {
      throw new TwirpError('invalid_argument', 'unsupported artifact version')
    }
    if (this.#artifacts.some((one) => one.run === claims.run && one.name === name)) {
      throw new TwirpError('already_exists', 'an artifact with this name already exists on the workflow run')
    }
    const mimeType = message.string('mime_type') || 'application/zip'
    const blob = this.#blobs.create(mimeType === 'application/zip' ? '.zip' : '')
    this.#ids += 1
    const places = { id: this.#ids, name, run: claims.run, job: claims.job, blob, mimeType, created: new Date() }
    this.#artifacts.push({ ...places, finalized: false, size: 0, digest: '' })
    return { ok: true, signed_upload_url: this.#blobs.url(blob, 'upload') }
  }

  #finalize(message: Message, claims: Claims): object {
    own(message, claims, 'run and job')
    const artifact = this.#find(nameOf(message), claims, false)
    if (artifact.job !== claims.job) throw new TwirpError('permission_denied', 'the artifact is of another job')
    const size = message.integer('size')
    const uploaded = this.#blobs.size(artifact.blob)
    if (uploaded !== size) {
      throw new TwirpError('invalid_argument', `size is ${size}, uploaded were ${uploaded ?? 'none'}`)
    }
    const digest = this.#blobs.digest(artifact.blob)
    if (message.has('hash') && message.string('hash') !== digest) {
      throw new TwirpError('invalid_argument', `hash is ${message.string('hash')}, uploaded was ${digest}`)
    }
    Object.assign(artifact, { finalized: true, size, digest })
    return { ok: true, artifact_id: String(artifact.id) }
  }

  #list(message: Message, claims: Claims): object {
    own(message, claims, 'run')
    const name = message.has('name_filter') ? message.string('name_filter') : undefined
    const id = message.has('id_filter') ? message.integer('id_filter') : undefined
    const artifacts = this.#artifacts
      .filter((one) => one.finalized && one.run === claims.run)
      .filter((one) => (name === undefined || one.name === name) && (id === undefined || one.id === id))
      .map((one) => ({
        workflow_run_backend_id: one.run,
        workflow_job_run_backend_id: one.job,
        database_id: String(one.id),
        name: one.name,
        size: String(one.size),
        created_at: one.created.toISOString(),
        digest: one.digest,
      }))
    return { artifacts }
  }

  #sign(message: Message, claims: Claims): object {
    own(message, claims, 'run')
    const { blob, name, mimeType } = this.#find(nameOf(message), claims, true)
    const file = mimeType === 'application/zip' ? `${name}.zip` : name
    const disposition = `attachment; filename="${encodeURIComponent(file)}"`
    return { signed_url: this.#blobs.url(blob, 'download', { rscd: disposition, rsct: mimeType }) }
  }

  #delete(message: Message, claims: Claims): object {
    own(message, claims, 'run')
    const artifact = this.#find(nameOf(message), claims, true)
    this.#blobs.remove(artifact.blob)
    this.#artifacts = this.#artifacts.filter((other) => other !== artifact)
    return { ok: true, artifact_id: String(artifact.id) }
  }

  #find(name: string, claims: Claims, finalized: boolean): Stored {
    const found = this.#artifacts.find((one) => one.run === claims.run && one.name === name)
    if (found?.finalized === finalized) return found
    throw new TwirpError('not_found', 'artifact not found')
  }
}

/** The ids of a request must be the token's own; readers name the job that made the artifact. */
function own(message: Message, claims: Claims, what: 'run' | 'run and job'): void {
  const [run, job] = ids.map((field) => message.string(field))
  if (!run || !job) throw new TwirpError('invalid_argument', `${ids.join(' and ')} are required`)
  if (run !== claims.run || (what === 'run and job' && job !== claims.job)) {
    throw new TwirpError('permission_denied', 'the token is of another run or job')
  }
}

function nameOf(message: Message): string {
  const name = message.string('name')
  if (name === '' || refusedInNames.test(name)) throw new TwirpError('invalid_argument', 'invalid artifact name')
  return name
}
