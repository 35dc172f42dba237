import { applyFloxSettings } from '../../../flox/apply-settings.ts'
import { provideFlox } from '../../../flox/install.ts'
import { checkFloxRequest } from '../../../flox/package.ts'
import type { FloxRequest } from '../../../flox/plan.ts'
import { planFloxSettings } from '../../../flox/settings.ts'
import type { Provider, SetupInputs } from '../provider.ts'

/** Flox, found or installed, with the job's settings. Throws ProblemError FLX001 to FLX008. */
export const flox: Provider = {
  name: 'flox',
  check: (_, inputs) =>
    inputs.flox ? [...checkFloxRequest(requestOf(inputs)), ...planFloxSettings(settingsOf(inputs)).problems] : [],
  provide: async ({ host, inputs, job }) => {
    if (!inputs.flox) return { outputs: { 'flox-version': '', 'flox-path': '' } }
    const provided = await provideFlox(host, requestOf(inputs), job)
    const { version, program } = provided.flox
    const { plan } = planFloxSettings(settingsOf(inputs))
    const applied = await applyFloxSettings(host, program, plan ?? { settings: [], variables: {} })
    const how = { existing: 'was there', package: 'installed', nix: 'installed through Nix' }[provided.by]
    host.log.info(`Flox ${version} (${program}), ${how} in ${provided.seconds.toFixed(1)} s`)
    return {
      path: provided.path,
      variables: applied.variables,
      outputs: { 'flox-version': version, 'flox-path': program },
      rows: [['Flox', `${version} (${program})`]],
      warnings: [...provided.warnings, ...applied.warnings],
      found: { flox: provided.flox },
    }
  },
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
