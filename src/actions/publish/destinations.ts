import { type Problem, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { exitCodeOf as codeOfProblems, type ExitCode } from '../command-line.ts'
import type { Published, PublishInputs, Publishing } from './destination.ts'
import type { FloxName } from './surface.ts'

/** Throws ProblemError for what cannot be published; what is there already is a success. */
type Publish = (host: Host, inputs: PublishInputs) => Promise<Published>

const floxDestinations: Readonly<Record<FloxName, () => Promise<Publish>>> = {
  flox: async () => (await import('./flox.ts')).publishToFlox,
  'flox-push': async () => (await import('./flox-push.ts')).pushToFlox,
}

/**
 * Publishes to the binary caches and stores together, and then to each destination of Flox in turn. Throws ProblemError for what is
 * refused before anything is sent; what fails later is a problem of its destination.
 */
export async function publishAll(publishing: Publishing, inputs: PublishInputs): Promise<readonly Published[]> {
  const done: Published[] = []
  const places = inputs.to.flatMap((target) => ('place' in target ? [target.place] : []))
  if (places.length > 0) {
    const { publishToCaches } = await import('./caches.ts')
    done.push(...(await publishToCaches(publishing, places, inputs)))
  }
  for (const target of inputs.to) {
    if (!('flox' in target)) continue
    try {
      done.push(await (await floxDestinations[target.flox]())(await publishing.floxHost(), inputs))
    } catch (cause) {
      // What was published before is told.
      if (!(cause instanceof ProblemError) || done.length === 0) throw cause
      done.push(failed(target.flox, cause.problems))
    }
  }
  return done
}

function failed(destination: FloxName, problems: readonly Problem[]): Published {
  const state = 'failed'
  return {
    ...{ destination, state, problems, rows: [], outputs: { state }, document: { state, problems } },
    headline: `Nothing was published to ${destination}`,
  }
}

/** 0 where every destination has what it should; else by whose fault it is, as every command does. */
export function exitCodeOf(done: readonly Published[]): ExitCode {
  const failures = done.flatMap(({ state, problems }) => (state === 'failed' ? problems : []))
  return failures.length > 0 ? codeOfProblems(failures) : 0
}
