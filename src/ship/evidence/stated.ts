/** What evidence states, as it is read. */
import type { DeviceCodePolicy } from './device-code.ts'

export interface StatedSubject {
  readonly name?: string | undefined
  readonly digest: Readonly<Record<string, string>>
}

/** The device code of a file. */
export interface StatedAttribute {
  readonly target?:
    | { readonly name?: string | undefined; readonly digest?: Readonly<Record<string, string>> | undefined }
    | undefined
  readonly conditions?: Readonly<Record<string, unknown>> | undefined
}

/** What is read of a predicate; `malformed` does not follow its specification, and `other` is not read. */
export type StatedPredicate =
  | {
      readonly kind: 'svr'
      readonly verifier: string
      /** Undefined where it is missing, or is not what its digest says. */
      readonly policy: DeviceCodePolicy | undefined
      readonly properties: readonly string[]
    }
  | { readonly kind: 'scai'; readonly files: readonly StatedAttribute[] }
  | { readonly kind: 'malformed' | 'other' }

export interface Stated {
  readonly subject: readonly StatedSubject[]
  readonly predicateType: string
  readonly predicate: StatedPredicate
}

export interface Evidence {
  readonly statements: readonly Stated[]
  /** How many of them were in a signed envelope. */
  readonly signed: number
}
