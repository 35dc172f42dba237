/** What this room saves on a machine. Import the type freely and the schema lazily, as of src/machine/schema.ts. */
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
