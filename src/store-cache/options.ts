import { parsePublicKey, parseSecretKey } from '../binary-cache/signing.ts'
import { type Problem, warning } from '../model/problem.ts'
import type { Host } from '../runner/host.ts'

export type StoreCacheMode = 'off' | 'read' | 'write' | 'read-write'

export interface StoreCacheOptions {
  readonly mode: StoreCacheMode
  /** Nix secret key: entries are signed with it, and others are refused. */
  readonly secretKey?: string | undefined
  /** Nix public key, for jobs that have no secrets: others are refused, and nothing is saved. */
  readonly publicKey?: string | undefined
  /** Derivations by name (`*` stands for any text) that may be saved in a public repository whatever their licence. */
  readonly unfree?: readonly string[] | undefined
}

/** What the problems of the store cache are about. */
export const subject = { cache: 'store-cache' }

/** CCH024 for a key that is none; undefined when all is well. Says nothing of the key itself. */
export function checkStoreCacheKeys(options: Pick<StoreCacheOptions, 'secretKey' | 'publicKey'>): Problem | undefined {
  const fix = 'Create a pair with `nix key generate-secret --key-name NAME` and `nix key convert-secret-to-public`.'
  const off = (why: string) => warning('CCH024', `${why}; the store cache is off.`, fix, { subject })
  if (options.secretKey && !parseSecretKey(options.secretKey)) {
    return off('The secret key of the store cache is not a Nix key')
  }
  if (options.publicKey && !parsePublicKey(options.publicKey)) {
    return off('The public key of the store cache is not a Nix key')
  }
  if (options.secretKey && options.publicKey) {
    if (parseSecretKey(options.secretKey)?.publicKey.text !== parsePublicKey(options.publicKey)?.text) {
      return off('The two keys of the store cache do not belong together')
    }
  }
  return undefined
}

/**
 * Why this run has no shared stage, in one line; undefined when it may have one: its job must be able to save what the
 * cells then restore. For the job that plans, whose service and keys are those of the other jobs.
 */
export function whyNoSharedStage({ cache }: Pick<Host, 'cache'>, options: StoreCacheOptions): string | undefined {
  const { mode } = options
  if (mode !== 'read-write') return `store-cache is ${mode}`
  if (checkStoreCacheKeys(options)) return 'the key of the store cache is invalid'
  if (!cache.available) return 'this job has no cache service'
  if (!cache.readable) return 'the token of this job may not read caches'
  if (!cache.writable) return 'the token of this job may not write caches'
  if (options.publicKey && !options.secretKey) return 'there is no secret key to sign with'
  return undefined
}
