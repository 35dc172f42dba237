import type { Problem } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { Inputs } from '../../runner/inputs.ts'
import type { containerizeSurface, SourceName } from './surface.ts'

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

type Make = (host: Host, inputs: ContainerizeInputs) => Promise<Containerized>

const sources: Readonly<Record<SourceName, () => Promise<Make>>> = {
  flox: async () => (await import(/* webpackChunkName: "containerize-flox" */ './flox.ts')).containerizeFlox,
}

/** Makes the image. Throws ProblemError where it cannot be made, or is not as requested. */
export async function makeImage(host: Host, inputs: ContainerizeInputs): Promise<Containerized> {
  return (await sources[inputs.from]())(host, inputs)
}
