/** Publishing to places that have a protocol or a client of their own. */
import type { SecretKey } from '../../binary-cache/signing.ts'
import { error, ProblemError } from '../../model/problem.ts'
import type { Nix } from '../../nix/find.ts'
import type { Host } from '../../runner/host.ts'
import type { Closure, Shipment } from './closure.ts'
import type { ClientDestination, PathFacts, Sending } from './destination.ts'
import { withPacked } from './pack.ts'
import { progressOf } from './progress.ts'
import { otherContent } from './survey.ts'

/** What the place lacks. Throws ProblemError SHP046 for what is there with other content, and what the place throws. */
export async function surveyClient(
  name: string,
  client: ClientDestination,
  paths: readonly PathFacts[],
): Promise<readonly PathFacts[]> {
  const found = await client.find(paths)
  const different = paths.flatMap((facts) => {
    const theirs = found.get(facts.path)
    return theirs === undefined || theirs === facts.narHash ? [] : [otherContent(name, facts, theirs)]
  })
  if (different.length > 0) throw new ProblemError(different)
  return paths.filter(({ path }) => !found.has(path))
}

/**
 * Sends first what the outputs of the shipments need, then the outputs, one shipment after the other; then asks the place what it
 * has. Gives the number of paths that were sent. Throws what the place throws, and ProblemError SHP047.
 */
export async function sendToClient(
  host: Host,
  nix: Nix,
  place: { readonly name: string; readonly client: ClientDestination; readonly missing: readonly PathFacts[] },
  what: { readonly closure: Closure; readonly shipments: readonly Shipment[] },
  options: { readonly storeDir: string; readonly key: SecretKey | undefined; readonly folder: string },
): Promise<number> {
  const { name, client } = place
  const { closure, shipments } = what
  const { done } = progressOf(host, name, place.missing)
  const sending: Sending = {
    sent: (path) => done(path, 0),
    staged: (paths, use) => withPacked(host, nix, paths, options, (_, cacheUrl) => use(cacheUrl)),
  }
  const left = new Set(place.missing)
  const send = async (paths: readonly PathFacts[]) => {
    const now = paths.filter((facts) => left.delete(facts))
    if (now.length > 0) await client.send(now, sending)
  }
  const outputs = new Set(shipments.flatMap((shipment) => shipment.outputs))
  await send(place.missing.filter(({ path }) => !outputs.has(path)))
  for (const shipment of shipments) await send(closure.of(shipment))
  const lost = await surveyClient(name, client, closure.paths)
  if (lost.length > 0) {
    throw new ProblemError(
      lost.map(({ path }) => {
        const message = `${name} does not have ${path} after it was sent.`
        return error('SHP047', message, 'Run it again. If it stays so, see its logs.', { subject: { path } })
      }),
    )
  }
  return place.missing.length
}
