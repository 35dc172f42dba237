import type { JobIdentity } from '../../flox/auth/identity.ts'
import { lookForNix } from '../../nix/find.ts'
import { isOurs } from '../../nix/install/install.ts'
import type { Host } from '../../runner/host.ts'
import { configure } from './configuration/provider.ts'
import { builders, credentials } from './credentials/provider.ts'
import { buildFolder, disk, freeBytes, freeRow } from './disk/provider.ts'
import { examine } from './examination/provider.ts'
import { flox } from './flox/provider.ts'
import { floxhub } from './floxhub/provider.ts'
import { kvm } from './kvm/provider.ts'
import { nix } from './nix/provider.ts'
import { nixpkgs } from './nixpkgs/provider.ts'
import { type Machine, type Provider, provideAll, type SetupInputs } from './provider.ts'
import { storeCache } from './store-cache/provider.ts'

/**
 * Everything that setup provides, in its order: logins, which may be refused, before the machine is touched; room before what needs it, Nix before what depends on its version, all
 * settings before they are written, and the examination when nothing changes any more.
 */
export const providers: readonly Provider[] = [
  floxhub,
  disk,
  nix,
  kvm,
  buildFolder,
  storeCache,
  credentials,
  configure,
  nixpkgs,
  builders,
  flox,
  examine,
]

/** What setup made of the machine, with the bytes that were free where the store is before and after. */
export interface ReadyMachine extends Machine {
  readonly freeBefore: number | undefined
}

/** Provides all of it. Throws ProblemError with the codes of the providers. */
export async function prepareMachine(
  host: Host,
  inputs: SetupInputs,
  job: string,
  github?: JobIdentity,
): Promise<ReadyMachine> {
  const begun = host.clock.now()
  const before = await freeBytes(host)
  const machine = await provideAll(host, inputs, job, await inOrder(host, inputs), github)
  const free = freeRow(before, await freeBytes(host))
  const all = (host.clock.now() - begun) / 1_000
  return { ...machine, rows: [...machine.rows, ...free], seconds: { ...machine.seconds, all }, freeBefore: before }
}

/**
 * Flox before Nix where its package brings the Nix: where there is none and none was asked for. That Nix is then configured
 * like any other. Where there is one, it stays, and Flox comes through it.
 */
async function inOrder(host: Host, inputs: SetupInputs): Promise<readonly Provider[]> {
  const bringsNix =
    inputs.flox && inputs['nix-version'] === undefined && !(await isOurs(host)) && !(await lookForNix(host))
  if (!bringsNix) return providers
  return providers.filter((provider) => provider !== flox).toSpliced(providers.indexOf(nix), 0, flox)
}
