import type { Host } from '../../runner/host.ts'
import type { Published, PublishInputs, Publishing } from './destination.ts'
import type { FloxName } from './surface.ts'

/** Throws ProblemError for what cannot be published; what is there already is a success. */
type Publish = (host: Host, inputs: PublishInputs) => Promise<Published>

const floxDestinations: Readonly<Record<FloxName, () => Promise<Publish>>> = {
  flox: async () => (await import(/* webpackChunkName: "publish-flox" */ './flox.ts')).publishToFlox,
  'flox-push': async () => (await import(/* webpackChunkName: "publish-flox-push" */ './flox-push.ts')).pushToFlox,
}

/**
 * Publishes to the binary caches and stores together, and then to each destination of Flox in turn. Throws ProblemError for what is
 * refused before anything is sent; what fails later is a problem of its destination.
 */
export async function publishAll(publishing: Publishing, inputs: PublishInputs): Promise<readonly Published[]> {
  const done: Published[] = []
  const places = inputs.to.flatMap((target) => ('place' in target ? [target.place] : []))
  if (places.length > 0) {
    const { publishToCaches } = await import(/* webpackChunkName: "publish" */ './caches.ts')
    done.push(...(await publishToCaches(publishing, places, inputs)))
  }
  for (const target of inputs.to) {
    if ('flox' in target) done.push(await (await floxDestinations[target.flox]())(await publishing.floxHost(), inputs))
  }
  return done
}

/** 1 where a destination does not have what it should, else 0. */
export function exitCodeOf(done: readonly Published[]): 0 | 1 {
  return done.some(({ state }) => state === 'failed') ? 1 : 0
}
