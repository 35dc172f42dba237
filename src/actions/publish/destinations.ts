import type { Host } from '../../runner/host.ts'
import type { Published, PublishInputs } from './destination.ts'
import type { DestinationName } from './surface.ts'

/** Throws ProblemError for what cannot be published; what is there already is a success. */
type Publish = (host: Host, inputs: PublishInputs) => Promise<Published>

const destinations: Readonly<Record<DestinationName, () => Promise<Publish>>> = {
  flox: async () => (await import(/* webpackChunkName: "publish-flox" */ './flox.ts')).publishToFlox,
  'flox-push': async () => (await import(/* webpackChunkName: "publish-flox-push" */ './flox-push.ts')).pushToFlox,
}

/** Publishes to each destination in turn. */
export async function publishAll(host: Host, inputs: PublishInputs): Promise<readonly Published[]> {
  const done: Published[] = []
  for (const name of inputs.to) done.push(await (await destinations[name]())(host, inputs))
  return done
}
