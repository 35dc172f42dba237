/** What this room saves on a machine, and what FloxHub answers. Import the type freely and the schema lazily, as of src/machine/schema.ts. */
import * as z from 'zod'
import type { Frozen } from '../model/saved.ts'

export const floxReceipt = z.object({
  schema: z.literal('flox/1'),
  state: z.enum(['installing', 'installed']),
  url: z.string(),
  /** Undefined where rpm checked a signature. */
  sha256: z.string().exactOptional(),
})

/**
 * Says that this action began to install a package of Flox, and whether it came to the end. Written before the package
 * manager starts, so that the next run repairs what a killed one left instead of treating it as another installation.
 */
export type FloxReceipt = Frozen<z.infer<typeof floxReceipt>>

/** https://github.com/flox/flox/blob/main/cli/floxhub-client/src/accounts.rs */
export const floxhubAccount = z.object({
  handle: z.string().min(1),
  expires_at: z.iso.datetime({ offset: true }).nullish(),
})

/**
 * RFC 9728, with the member `audience` of FloxHub. `resource` is not the address that it was asked at, and Flox does not
 * read it: https://github.com/flox/flox/blob/main/cli/floxhub-client/src/auth/discovery.rs
 */
export const protectedResource = z.object({
  authorization_servers: z.array(z.string()),
  audience: z.string().optional(),
})

export type ProtectedResource = Frozen<z.infer<typeof protectedResource>>

const text = z.string()
const clientCredentials = z.object({
  kind: z.literal('client-credentials'),
  clientId: text,
  clientSecret: text,
  /** Undefined: what FloxHub says of itself, else that of the public one. */
  audience: text.optional(),
})
const exchange = z.object({
  kind: z.literal('exchange'),
  endpoint: text,
  grant: z.enum(['token-exchange', 'jwt-bearer']),
  /** What GitHub's token is for. */
  oidcAudience: text,
  audience: text.optional(),
  clientId: text.optional(),
  clientSecret: text.optional(),
})

/** How a token can be had again without the user. */
export const floxhubRenewal = z.discriminatedUnion('kind', [clientCredentials, exchange])

export type ClientCredentials = Frozen<z.infer<typeof clientCredentials>>
export type Exchange = Frozen<z.infer<typeof exchange>>
export type FloxhubRenewal = Frozen<z.infer<typeof floxhubRenewal>>

export const floxhubLogin = z.object({
  schema: z.literal('floxhub-login/1'),
  /** The address of the FloxHub. */
  hub: text,
  token: text,
  handle: text,
  /** Seconds since the epoch by the clock of this machine; null for a token that does not expire. */
  expires: z.number().nullable(),
  renewal: floxhubRenewal.nullable(),
  /** What later steps have as FLOX_FLOXHUB_TOKEN, which a renewal does not reach. */
  exported: text.nullable(),
})

/** Who a job is at FloxHub. It holds the token, and what renews it. */
export type FloxhubLogin = Frozen<z.infer<typeof floxhubLogin>>
