/**
 * What a destination of `publish` is. To add one: a file of this folder that exports a `DestinationKind`, and its line in
 * `kinds.ts`. The input `to`, its refusals and the engine (`publish.ts`) follow from that. A kind whose place holds files, as
 * a binary cache does, opens a `FilesDestination`, and the engine does the rest: packing, signing, order, resuming, reading
 * back. One that has a protocol or a client of its own opens a `ClientDestination`.
 */
import type { SecretKey } from '../../binary-cache/signing.ts'
import type { Visibility } from '../../licence/record.ts'
import type { Problem } from '../../model/problem.ts'
import type { Nix } from '../../nix/find.ts'
import type { Host } from '../../runner/host.ts'

/** An entry of `to`. */
export interface Place {
  readonly kind: DestinationKind
  /** As it was given, as in `s3://bucket?region=eu-west-1`. No secret. */
  readonly address: string
  /** Undefined: as the input `visibility` says. */
  readonly visibility: Visibility | undefined
}

export interface DestinationKind {
  /** What an address begins with, up to its first colon: `s3` of `s3://…`, `cachix` of `cachix:NAME`. */
  readonly scheme: string
  /** How an address looks, for documentation and refusals: `s3://BUCKET?region=REGION`. */
  readonly form: string
  /** What is wrong with an address, as the end of "its …"; undefined where nothing is. Pure: inputs are parsed with it. */
  readonly wrong: (address: string) => string | undefined
  /** What is wrong with what it would be opened with, before anybody is asked and anything is built. Pure. */
  readonly check?: (host: Pick<Host, 'env'>, given: Given) => readonly Problem[]
  /** Makes it ready and asks nothing that changes it. Throws ProblemError. Loads what it needs itself, lazily. */
  readonly open: (host: Host, opening: Opening) => Promise<Destination>
}

/** What a kind is opened with; what a further kind needs (a token of its service) is added here and in `actions/publish`. */
export interface Opening {
  readonly address: string
  /** Who can read it, as was declared. */
  readonly visibility: Visibility
  readonly nix: Nix
  /** Where the paths lie, as in /nix/store. */
  readonly storeDir: string
  /** Signs what is published; undefined where none was given. */
  readonly key: SecretKey | undefined
  /** Logins for hosts, in the format of a netrc. */
  readonly netrc: string | undefined
  /** GitHub's OIDC token of this job, for an audience; undefined outside of GitHub. Throws an Error where the job may have none. */
  readonly identity: ((audience: string) => Promise<string>) | undefined
  /** Keeps a secret out of the log from here on. */
  readonly mask: (secret: string) => void
  /** Uploads at a time. */
  readonly jobs: number
  /** Logins of services that have a client of their own; a variable of the environment stands in for what is unset. */
  readonly logins: {
    readonly cachixToken: string | undefined
    readonly cachixSigningKey: string | undefined
    /** The URL of a server, without the name of a cache. */
    readonly atticEndpoint: string | undefined
    readonly atticToken: string | undefined
  }
  /** Whose keys buckets are written with; undefined: with those of the environment. */
  readonly role: { readonly role: string; readonly region: string | undefined } | undefined
}

/** What is known of a destination before anything is built. */
export type Given = Pick<Opening, 'address' | 'logins' | 'role' | 'identity'>

export type Destination = FilesDestination | ClientDestination

/** A store path, and what Nix knows of it. */
export interface PathFacts {
  readonly path: string
  /** `sha256:` and 52 base-32 digits. */
  readonly narHash: string
  /** Bytes. */
  readonly narSize: number
  /** Store paths, without itself. */
  readonly references: readonly string[]
  readonly deriver: string | undefined
  /** Names of the keys that signed it. */
  readonly signers: readonly string[]
}

/** A place of files in the layout of a binary cache. */
export interface FilesDestination {
  readonly kind: 'files'
  readonly files: CacheFiles
}

/** Its methods try again what may pass, and then throw ProblemError. */
export interface CacheFiles {
  /** The text of a small file; undefined where there is none. */
  read(file: string): Promise<string | undefined>
  /** Bytes of a file; undefined where there is none; NaN where it is there and the server does not say. */
  size(file: string): Promise<number | undefined>
  /** Writes a file, whole or not at all; a file that is there is replaced. */
  write(file: string, content: FileContent): Promise<void>
  /** The bytes of a file, for a comparison of its hash. */
  stream(file: string): AsyncIterable<Uint8Array>
}

export interface FileContent {
  /** Bytes. */
  readonly size: number
  /** 64 hexadecimal digits. */
  readonly sha256: string
  readonly type: 'application/x-nix-nar' | 'text/x-nix-narinfo' | 'text/x-nix-cache-info'
  /** The bytes, anew for each call: a try that failed is followed by another. */
  readonly open: () => AsyncIterable<Uint8Array>
}

/** A place with a protocol or a client of its own. Its methods throw ProblemError. */
export interface ClientDestination {
  readonly kind: 'client'
  /** Public key that its users must trust, `name:base64`, where it signs itself. */
  readonly publicKey?: string
  /**
   * What of these paths is there: its NAR hash by path, undefined where the place does not say. What the place leaves to another
   * cache on purpose counts as there. Asked before, for what need not be sent, and afterwards, for proof.
   */
  find(paths: readonly PathFacts[]): Promise<ReadonlyMap<string, string | undefined>>
  /**
   * Sends paths, in the order of their references: all that they refer to is there or among them. The outputs of a cell come in
   * a call of their own, after everything else. When it resolves, they can be read.
   */
  send(paths: readonly PathFacts[], sending: Sending): Promise<void>
}

export interface Sending {
  /** Told of a path that is there now. */
  readonly sent: (path: PathFacts) => void
  /**
   * Makes signed copies of a few of the paths, as a binary cache in a folder that is removed afterwards; for a client that
   * reads one. Its argument is the URL of that cache.
   */
  readonly staged: <T>(paths: readonly PathFacts[], use: (cacheUrl: string) => Promise<T>) => Promise<T>
}
