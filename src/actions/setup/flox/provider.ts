import { applyFloxSettings } from '../../../flox/apply-settings.ts'
import type { Flox } from '../../../flox/facts.ts'
import { provideFlox } from '../../../flox/install.ts'
import { nixVersionsOf } from '../../../flox/own-nix.ts'
import { checkFloxRequest } from '../../../flox/package.ts'
import type { FloxRequest } from '../../../flox/plan.ts'
import { planFloxSettings } from '../../../flox/settings.ts'
import { type Problem, ProblemError, worstSeverity } from '../../../model/problem.ts'
import { adviseAgainst } from '../../../nix/advisories.ts'
import type { Provider, SetupContext, SetupInputs } from '../provider.ts'

/**
 * Flox, found or installed, with the job's settings. Throws ProblemError FLX001 to FLX008, and INS036 for known security
 * holes of the Nix that Flox runs where none may be.
 */
export const flox: Provider = {
  name: 'flox',
  check: (_, inputs) =>
    inputs.flox ? [...checkFloxRequest(requestOf(inputs)), ...planFloxSettings(settingsOf(inputs)).problems] : [],
  provide: async (context) => {
    const { host, inputs, job } = context
    if (!inputs.flox) return { outputs: { 'flox-version': '', 'flox-path': '' } }
    const provided = await provideFlox(host, requestOf(inputs), job)
    const { version, program } = provided.flox
    const holes = await holesOf(context, provided.flox)
    if (worstSeverity(holes) === 'error') throw new ProblemError(holes)
    const { plan } = planFloxSettings(settingsOf(inputs))
    const applied = await applyFloxSettings(host, program, plan ?? { settings: [], variables: {} })
    const how = { existing: 'was there', package: 'installed', nix: 'installed through Nix' }[provided.by]
    host.log.info(`Flox ${version} (${program}), ${how} in ${provided.seconds.toFixed(1)} s`)
    return {
      path: provided.path,
      variables: applied.variables,
      outputs: { 'flox-version': version, 'flox-path': program },
      rows: [['Flox', `${version} (${program})`]],
      warnings: [...provided.warnings, ...holes, ...applied.warnings],
      found: { flox: provided.flox },
    }
  },
}

/** INS036 for what Flox runs; the provider of Nix has said it of the machine's own, and says it of one that Flox installed. */
async function holesOf({ host, inputs, found: { nix } }: SetupContext, flox: Flox): Promise<readonly Problem[]> {
  if (!nix) return []
  const others = (await nixVersionsOf(host, nix, flox)).filter((version) => version !== nix.version)
  const update = (fixed: string) =>
    `Flox ${flox.version} runs it, whatever Nix the machine has: use a release of Flox with Nix ${fixed} or newer.`
  return others.flatMap((version) => adviseAgainst({ version }, inputs.advisories === 'required', update))
}

function requestOf(inputs: SetupInputs): FloxRequest {
  return {
    version: inputs['flox-version'],
    channel: inputs['flox-channel'],
    commit: inputs['flox-commit'],
    sha256: inputs['flox-sha256'],
    baseUrl: inputs['flox-base-url'],
  }
}

function settingsOf(inputs: SetupInputs) {
  return {
    metrics: inputs['flox-metrics'],
    trusted: inputs['trusted-environments'] ?? [],
    extra: inputs['extra-flox-config'] ?? '',
  }
}
