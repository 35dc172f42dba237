import type { Host } from '../../runner/host.ts'
import type { Containerized, ContainerizeInputs } from './source.ts'
import type { SourceName } from './surface.ts'

type Make = (host: Host, inputs: ContainerizeInputs, mask: (secret: string) => void) => Promise<Containerized>

const sources: Readonly<Record<SourceName, () => Promise<Make>>> = {
  cells: async () => (await import('./cells.ts')).containerizeCells,
  flox: async () => (await import('./flox.ts')).containerizeFlox,
}

/** Makes the image, and pushes it where `image` is set. Throws ProblemError where it cannot be made, or is not as requested. */
export async function makeImage(
  host: Host,
  inputs: ContainerizeInputs,
  mask: (secret: string) => void,
): Promise<Containerized> {
  return (await sources[inputs.from]())(host, inputs, mask)
}
