import type { Problem } from '../../model/problem.ts'
import type { Inputs } from '../../runner/inputs.ts'
import type { DestinationName, publishSurface } from './surface.ts'

export type PublishInputs = Inputs<typeof publishSurface>

/** What was done for one destination. */
export interface Published {
  readonly destination: DestinationName
  readonly state: 'published' | 'already published' | 'planned'
  /** One line for the log and the heading of the summary. */
  readonly headline: string
  /** Name and value of what is worth recording, in the summary. */
  readonly rows: readonly (readonly [name: string, value: string])[]
  readonly problems: readonly Problem[]
  readonly outputs: { readonly [K in keyof (typeof publishSurface)['outputs']]?: string }
  /** What `--json` has. */
  readonly document: Readonly<Record<string, unknown>>
}
