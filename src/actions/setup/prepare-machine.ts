import type { Problem } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { Inputs } from '../../runner/inputs.ts'
import { diskSettings, freeBytes, type ReadiedDisk, readyDisk } from './disk/provide-disk.ts'
import { type ExaminedNix, examineNix } from './examine-nix.ts'
import { floxBringsNix, type ReadyFlox, readyFlox } from './flox/provide-flox.ts'
import { type ProvidedNix, provideNix, withEnvironment } from './nix/provide-nix.ts'
import { mendMachine } from './repair.ts'
import type { setupSurface } from './surface.ts'

type SetupInputs = Inputs<typeof setupSurface>

/** A machine that is ready for the job. */
export interface ReadyMachine {
  readonly nix: ProvidedNix
  readonly flox: ReadyFlox | undefined
  readonly examined: ExaminedNix
  readonly kvm: ReadiedDisk['kvm']
  /** Bytes where the store is, before setup and after it; undefined where they cannot be measured. */
  readonly free: { readonly before: number; readonly after: number } | undefined
  /** To be given to the later steps. */
  readonly path: readonly string[]
  readonly variables: Readonly<Record<string, string>>
  readonly seconds: Readonly<Record<string, number>>
  readonly warnings: readonly Problem[]
}

/**
 * Nix, Flox where it is asked for, both configured, and what they are worth. Throws ProblemError with the codes of
 * installation, configuration, Flox, and what was required and is not there.
 */
export async function prepareMachine(host: Host, inputs: SetupInputs, job: string): Promise<ReadyMachine> {
  const begun = host.clock.now()
  await mendMachine(host, job)
  const before = await freeBytes(host)
  const disk = await readyDisk(host, inputs, job)
  const floxFirst = await floxBringsNix(host, inputs, inputs['nix-version'])
  const early = floxFirst ? await readyFlox(host, inputs, job) : undefined
  const nix = await provideNix(early ? withEnvironment(host, early) : host, inputs, job, (ready, found) =>
    diskSettings(ready, found, inputs, job),
  )
  const configured = withEnvironment(host, nix)
  const flox = early ?? (inputs.flox ? await readyFlox(configured, inputs, job) : undefined)
  const examined = await examineNix(configured, nix.nix, inputs)
  const after = await freeBytes(host)
  return {
    nix,
    flox,
    examined,
    kvm: disk.kvm,
    free: before === undefined || after === undefined ? undefined : { before, after },
    path: [...(flox?.path ?? []), ...nix.path],
    variables: { ...nix.variables, ...flox?.variables },
    seconds: {
      ...nix.seconds,
      ...(flox ? { flox: flox.seconds } : {}),
      examine: examined.seconds,
      all: (host.clock.now() - begun) / 1_000,
    },
    warnings: [...disk.problems, ...nix.warnings, ...(flox?.warnings ?? []), ...examined.warnings],
  }
}
