import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jsonText } from '../../runner/sink.ts'
import { makeManifests, manifestsText } from '../../ship/kubernetes/manifests.ts'
import type { CommandLine, ExitCode } from '../command-line.ts'
import { manifestRequest } from './request.ts'
import { kubernetesSurface } from './surface.ts'

/** `nix-cuda kubernetes [-- PROGRAM [ARGUMENT]…]`: prints manifests for `kubectl apply -f -`. Asks no cluster and no FloxHub. */
export async function runKubernetes(host: Host, line: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(kubernetesSurface, line.option)
  const manifests = makeManifests(manifestRequest(inputs, line.positionals))
  host.answer(inputs.json ? jsonText(manifests) : manifestsText(manifests))
  return 0
}
