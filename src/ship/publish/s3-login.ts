import type { Host } from '../../runner/host.ts'

/** Keys of an account or of a role. */
export interface S3Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Of a role: these keys expire. */
  readonly sessionToken?: string
}

/** Gives keys for the next request, so that those that expire can be renewed. */
export interface S3Login {
  /** For a refusal, as in `the access key AKIA… of the environment`. */
  readonly name: string
  readonly keys: () => Promise<S3Keys>
}

/**
 * The keys in the environment, as `aws-role` of setup and aws-actions/configure-aws-credentials leave them; undefined where
 * there are none: then requests are not signed, which a policy of the bucket may allow.
 */
export function environmentLogin({ env }: Pick<Host, 'env'>): S3Login | undefined {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: token } = env
  if (!accessKeyId || !secretAccessKey) return undefined
  const keys = { accessKeyId, secretAccessKey, ...(token ? { sessionToken: token } : {}) }
  return { name: `the access key ${accessKeyId} of the environment`, keys: async () => keys }
}
