import type { LicenceRecord } from '../../licence/record.ts'
import type { Host } from '../../runner/host.ts'
import { type Destination, guardShipment } from '../guard.ts'
import type { BuiltImage } from './build.ts'

/** What is known of where an image comes from, for its licences. */
export interface ImageLicences {
  readonly drvPaths: readonly string[]
  /** Those of the derivations that evaluation calls unfree. */
  readonly unfree: readonly string[]
  readonly allowUnfree: readonly string[]
}

/**
 * Judges all store paths of images before one of them is handed out or pushed. Throws ProblemError as `guardShipment` does.
 */
export async function guardImages(
  host: Host,
  images: readonly BuiltImage[],
  licences: ImageLicences,
  { destination, acknowledgement }: { readonly destination: Destination; readonly acknowledgement: string | undefined },
): Promise<LicenceRecord> {
  const paths = [...new Set(images.flatMap(({ closure }) => closure.map(({ path }) => path)))].sort()
  const toolkits = new Set(images.flatMap(({ source }) => source.cuda?.cell.toolkit ?? []))
  const [toolkit] = toolkits.size === 1 ? toolkits : []
  return guardShipment(host, {
    ...{ paths, ...licences, destination, acknowledgement },
    toolkit: toolkit === 'cpu' ? undefined : toolkit,
  })
}
