import { resolve } from 'node:path'
import { configTargets, nixpkgsConfigText } from '../../../cuda/nixpkgs-config.ts'
import { readRequestInputs } from '../../../cuda/request.ts'
import { builtInTables } from '../../../cuda/tables.ts'
import { error, type Problem, ProblemError } from '../../../model/problem.ts'
import { nixpkgsConfigPath, writeNixpkgsConfig } from '../../../nix/nixpkgs-config.ts'
import type { Host } from '../../../runner/host.ts'
import { readParts } from '../../plan/load-request.ts'
import type { Provider, SetupInputs } from '../provider.ts'

/** NIX_PATH and NIXPKGS_CONFIG of later steps. */
export const nixpkgs: Provider = {
  name: 'nixpkgs',
  check: (host, inputs) => (inputs['nixpkgs-config'] === 'cuda' ? [...ofInputs(inputs), ...another(host)] : []),
  provide: async ({ host, inputs }) => {
    const path = inputs['nix-path']
    const variables = path === undefined ? {} : { NIX_PATH: path }
    if (inputs['nixpkgs-config'] !== 'cuda') return { variables }
    const root = resolve(host.env['GITHUB_WORKSPACE'] || host.cwd)
    const { capabilities = [], allowUnfree = [] } = await readParts(host, root, inputs)
    const found = configTargets(capabilities, builtInTables)
    if ('problems' in found) throw new ProblemError(found.problems)
    const names = allowUnfree.map(({ value }) => value)
    const file = await writeNixpkgsConfig(host, nixpkgsConfigText(found.targets, names))
    const list = found.targets?.capabilities.join(', ') ?? 'its default capabilities'
    host.log.info(`Nixpkgs of later steps: CUDA for ${list} (${file})`)
    return { variables: { ...variables, NIXPKGS_CONFIG: file }, rows: [['Nixpkgs of later steps', `CUDA for ${list}`]] }
  },
}

/** What is wrong with the input itself, before anything is installed. */
function ofInputs({ capabilities }: SetupInputs): readonly Problem[] {
  const given = readRequestInputs({ capabilities })
  if ('problems' in given) return given.problems
  const found = configTargets(given.request.capabilities ?? [], builtInTables)
  return 'problems' in found ? found.problems : []
}

/** CFG002: somebody else's configuration is in use, and Nixpkgs reads only one. */
function another(host: Host): readonly Problem[] {
  const theirs = host.env['NIXPKGS_CONFIG']
  if (!theirs || theirs === nixpkgsConfigPath(host)) return []
  const message = `Input nixpkgs-config is cuda, and NIXPKGS_CONFIG is already ${theirs}.`
  return [
    error('CFG002', message, 'Leave out nixpkgs-config and import your own configuration, or unset the variable.'),
  ]
}
