import type { LicenceRecord } from '../../licence/record.ts'
import type { Host } from '../../runner/host.ts'
import { type Destination, guardShipment, type Shipment } from '../guard.ts'
import type { BuiltImage } from './build.ts'

/** What is known of where an image comes from, for its licences. */
export interface ImageLicences {
  readonly drvPaths: readonly string[]
  /** Those of the derivations that evaluation calls unfree. */
  readonly unfree: readonly string[]
  readonly allowUnfree: readonly string[]
}

/** What the licence guard is told of images. */
export function shipmentOf(
  images: readonly BuiltImage[],
  licences: ImageLicences,
): Omit<Shipment, 'destination' | 'acknowledgement'> {
  const paths = [...new Set(images.flatMap(({ closure }) => closure.map(({ path }) => path)))].sort()
  const toolkits = new Set(images.flatMap(({ source }) => source.cuda?.cell.toolkit ?? []))
  const [toolkit] = toolkits.size === 1 ? toolkits : []
  return { paths, ...licences, toolkit: toolkit === 'cpu' ? undefined : toolkit }
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
  return guardShipment(host, { ...shipmentOf(images, licences), destination, acknowledgement })
}
