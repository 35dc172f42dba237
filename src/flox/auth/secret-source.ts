import type { Host } from '../../runner/host.ts'

/** A place that gives FloxHub's token to a job that shows who it is. */
export interface SecretSource {
  /** What messages call it, such as `Vault at https://vault.example.org`. */
  readonly name: string
  /**
   * The token. `identity` gives GitHub's OIDC token of this job for an audience. `expires`: seconds since the epoch, where
   * the place says so. Throws ProblemError, and what `identity` throws.
   */
  fetchToken(
    host: Host,
    identity: (audience: string) => Promise<string>,
  ): Promise<{ token: string; expires?: number /* epoch seconds */ }>
}
