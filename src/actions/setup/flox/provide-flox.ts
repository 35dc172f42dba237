import { applyFloxSettings } from '../../../flox/apply-settings.ts'
import { type ProvidedFlox, provideFlox } from '../../../flox/install.ts'
import { checkFloxRequest } from '../../../flox/package.ts'
import type { FloxRequest } from '../../../flox/plan.ts'
import { type FloxSettingsPlan, planFloxSettings } from '../../../flox/settings.ts'
import type { Problem } from '../../../model/problem.ts'
import { lookForNix } from '../../../nix/find.ts'
import { isOurs } from '../../../nix/install/install.ts'
import type { Host } from '../../../runner/host.ts'
import type { FloxInputs } from '../machine-inputs.ts'

/** What is wrong with the Flox inputs, before anything is touched; nothing without `flox`. */
export function checkFlox(inputs: FloxInputs): readonly Problem[] {
  if (!inputs.flox) return []
  return [...checkFloxRequest(requestOf(inputs)), ...planFloxSettings(settingsOf(inputs)).problems]
}

/**
 * Whether Flox comes before Nix: its package brings a Nix of its own where there is none, which is then configured like
 * any other; where there is one, or one was asked for, that Nix stays and Flox comes through it.
 */
export async function floxBringsNix(host: Host, inputs: FloxInputs, nixVersion: string | undefined): Promise<boolean> {
  return inputs.flox && nixVersion === undefined && !(await isOurs(host)) && !(await lookForNix(host))
}

/** Flox, and what it gives to later steps. */
export interface ReadyFlox extends Pick<ProvidedFlox, 'flox' | 'path' | 'by' | 'seconds'> {
  readonly variables: Readonly<Record<string, string>>
  readonly warnings: readonly Problem[]
}

/** Uses the Flox that is there or installs one, then tells it the job's settings. Throws ProblemError FLX001 to FLX008. */
export async function readyFlox(host: Host, inputs: FloxInputs, job: string): Promise<ReadyFlox> {
  const provided = await provideFlox(host, requestOf(inputs), job)
  const { plan } = planFloxSettings(settingsOf(inputs))
  const applied = await applyFloxSettings(host, provided.flox.program, plan ?? nothing)
  const how = { existing: 'was there', package: 'installed', nix: 'installed through Nix' }[provided.by]
  host.log.info(`Flox ${provided.flox.version} (${provided.flox.program}), ${how} in ${provided.seconds.toFixed(1)} s`)
  return { ...provided, variables: applied.variables, warnings: [...provided.warnings, ...applied.warnings] }
}

const nothing: FloxSettingsPlan = { settings: [], variables: {} }

function requestOf(inputs: FloxInputs): FloxRequest {
  return {
    version: inputs['flox-version'],
    channel: inputs['flox-channel'],
    commit: inputs['flox-commit'],
    sha256: inputs['flox-sha256'],
    baseUrl: inputs['flox-base-url'],
  }
}

function settingsOf(inputs: FloxInputs) {
  return {
    metrics: inputs['flox-metrics'],
    trusted: inputs['trusted-environments'] ?? [],
    extra: inputs['extra-flox-config'] ?? '',
  }
}
