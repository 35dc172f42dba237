import { pushEnvironment } from '../../flox/push/push.ts'
import type { Host } from '../../runner/host.ts'
import type { Published, PublishInputs } from './destination.ts'

/** Pushes a Flox environment; never over another one. Throws ProblemError as `pushEnvironment` does. */
export async function pushToFlox(host: Host, inputs: PublishInputs): Promise<Published> {
  const { 'flox-environment': folder, 'flox-org': owner, 'dry-run': dryRun } = inputs
  const pushed = await pushEnvironment(host, { folder, owner, force: false, dryRun })
  const { environment, generation, pin, command, problems } = pushed
  const state = ({ pushed: 'published', 'up to date': 'already published', planned: 'planned' } as const)[pushed.state]
  return {
    destination: 'flox-push',
    state,
    headline: {
      published: `${environment} was pushed`,
      'already published': `${environment} is up to date on FloxHub`,
      planned: `${environment} would be pushed`,
    }[state],
    rows: [...(pin === undefined ? [] : [['Generation', pin] as const]), ['Command', command]],
    problems,
    outputs: { state, 'flox-generation': generation === undefined ? '' : String(generation), 'flox-pin': pin ?? '' },
    document: { ...pushed, state, generation: generation ?? null, pin: pin ?? null },
  }
}
