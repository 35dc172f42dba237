import type { Problem } from '../../model/problem.ts'
import type { Inputs } from '../../runner/inputs.ts'
import type { containerizeSurface } from './surface.ts'

export type ContainerizeInputs = Inputs<typeof containerizeSurface>

/** An image that was made. */
export interface Containerized {
  readonly headline: string
  /** Name and value of what is worth recording, in the summary. */
  readonly rows: readonly (readonly [name: string, value: string])[]
  readonly problems: readonly Problem[]
  readonly outputs: { readonly [K in keyof (typeof containerizeSurface)['outputs']]: string }
  /** What `--json` has. */
  readonly document: Readonly<Record<string, unknown>>
}
