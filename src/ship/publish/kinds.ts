/** Every kind of destination, and how an entry of `to` is read. Light: inputs are parsed with it, so what opens them comes later. */
import { visibilities } from '../../licence/record.ts'
import { atticKind } from './attic-kind.ts'
import { cachixKind } from './cachix-kind.ts'
import type { DestinationKind, Place } from './destination.ts'
import { fileKind } from './file-kind.ts'
import { httpKind, httpsKind } from './http-kind.ts'
import { niks3Kind } from './niks3-kind.ts'
import { s3Kind } from './s3-kind.ts'
import { sshKind } from './ssh-kind.ts'

export const destinationKinds: readonly DestinationKind[] = [
  fileKind,
  httpKind,
  httpsKind,
  s3Kind,
  sshKind,
  cachixKind,
  atticKind,
  niks3Kind,
]

/**
 * Reads an entry of `to`: an address, and after a blank who can read it (`s3://acme?region=eu-west-1 private`). Gives what is
 * wrong with it, as a sentence without its full stop. Pure.
 */
export function parsePlace(text: string): Place | { readonly wrong: string } {
  const [address = '', word, ...rest] = text.trim().split(/\s+/)
  const kind = destinationKinds.find(({ scheme }) => address.startsWith(`${scheme}:`))
  if (!kind) return { wrong: 'is no destination' }
  const visibility = visibilities.find((one) => one === word)
  if (rest.length > 0 || (word !== undefined && visibility === undefined)) {
    return { wrong: `may only be followed by ${visibilities.join(', ')}` }
  }
  const wrong = kind.wrong(address)
  return wrong === undefined ? { kind, address, visibility } : { wrong }
}
