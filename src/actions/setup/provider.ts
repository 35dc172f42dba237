import { delimiter } from 'node:path'
import type { CacheRow } from '../../binary-cache/check.ts'
import type { JobIdentity } from '../../flox/auth/identity.ts'
import type { Flox } from '../../flox/facts.ts'
import type { Problem } from '../../model/problem.ts'
import type { ConfigurationFacts, Contribution } from '../../nix/configure/plan.ts'
import type { CredentialsPlan } from '../../nix/credentials/plan.ts'
import type { Nix } from '../../nix/find.ts'
import type { Host } from '../../runner/host.ts'
import type { Inputs } from '../../runner/inputs.ts'
import type { setupSurface } from './surface.ts'

export type SetupInputs = Inputs<typeof setupSurface>

/** Facts that providers leave for those after them, and for the action. */
export interface Found {
  readonly nix?: Nix
  /** How Nix is reached and where its configuration may go. */
  readonly configuration?: ConfigurationFacts
  readonly flox?: Flox
  readonly credentials?: CredentialsPlan
  /** Logins of a provider, in the format of a netrc, for the caches that it knows. */
  readonly netrc?: string
  /** The binary caches that Nix queries. */
  readonly substituters: readonly string[]
  /** What the check of the binary caches found. */
  readonly caches: readonly CacheRow[]
}

/** What a provider works with. */
export interface SetupContext {
  /** As later steps of the job will see the machine. */
  readonly host: Host
  readonly inputs: SetupInputs
  /** This job's name in the journal. */
  readonly job: string
  readonly contributions: readonly Contribution[]
  readonly found: Found
  /** Undefined where GitHub has no part in it. */
  readonly github?: JobIdentity | undefined
}

/** What one provider has made of the machine; what is left out is empty. */
export interface Provided {
  /** Folders in front of PATH, and variables, for later steps of the job. No secret that the user did not ask to be there. */
  readonly path?: readonly string[]
  readonly variables?: Readonly<Record<string, string>>
  /** Settings for nix.conf; without effect once `configure` has run. */
  readonly contributions?: readonly Contribution[]
  /** Outputs of the action. */
  readonly outputs?: Readonly<Record<string, string>>
  /** Rows of the summary. */
  readonly rows?: readonly (readonly [name: string, value: string])[]
  readonly warnings?: readonly Problem[]
  /** Seconds by phase, beside the seconds of the whole provider, which are measured. */
  readonly seconds?: Readonly<Record<string, number>>
  readonly found?: Partial<Found>
}

/** One thing that setup can provide. */
export interface Provider {
  /** Also the name of its phase in `seconds`. */
  readonly name: string
  /** What is wrong with the inputs, before anything on the machine is touched. */
  check?(host: Host, inputs: SetupInputs): readonly Problem[]
  /** Makes it so. Throws ProblemError where the job cannot go on without it. */
  provide(context: SetupContext): Promise<Provided>
}

/** Everything that the providers have made of the machine. */
export interface Machine extends Required<Omit<Provided, 'found'>> {
  readonly found: Found
}

/** Runs the providers in their order; each sees what those before it have provided. Throws what they throw. */
export async function provideAll(
  host: Host,
  inputs: SetupInputs,
  job: string,
  providers: readonly Provider[],
  github?: JobIdentity,
): Promise<Machine> {
  let machine: Machine = {
    ...{ path: [], variables: {}, contributions: [], outputs: {}, rows: [], warnings: [], seconds: {} },
    found: { substituters: [], caches: [] },
  }
  for (const provider of providers) {
    const begun = host.clock.now()
    const { found, contributions } = machine
    const context = { host: withEnvironment(host, machine), inputs, job, contributions, found, github }
    const provided = await provider.provide(context)
    machine = joined(machine, provided, { [provider.name]: (host.clock.now() - begun) / 1_000 })
  }
  return machine
}

function joined(before: Machine, provided: Provided, seconds: Readonly<Record<string, number>>): Machine {
  return {
    path: [...(provided.path ?? []), ...before.path],
    variables: { ...before.variables, ...provided.variables },
    contributions: [...before.contributions, ...(provided.contributions ?? [])],
    outputs: { ...before.outputs, ...provided.outputs },
    rows: [...before.rows, ...(provided.rows ?? [])],
    warnings: [...before.warnings, ...(provided.warnings ?? [])],
    seconds: { ...before.seconds, ...seconds, ...provided.seconds },
    found: { ...before.found, ...provided.found },
  }
}

/** The host as later steps of the job will see it. */
export function withEnvironment(host: Host, { path, variables }: Pick<Machine, 'path' | 'variables'>): Host {
  const folders = [...path, ...(host.env['PATH'] ? [host.env['PATH']] : [])].join(delimiter)
  return { ...host, env: { ...host.env, ...variables, PATH: folders } }
}

/** The Nix that a provider before has found or installed, and how it is reached. */
export function readyNix({ found }: SetupContext): { readonly nix: Nix; readonly configuration: ConfigurationFacts } {
  const { nix, configuration } = found
  if (!nix || !configuration) throw new Error('the provider of Nix comes first')
  return { nix, configuration }
}
