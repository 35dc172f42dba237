/** Requests for the property tests of the planner. */
import * as fc from 'fast-check'
import { architectures } from '../../src/cuda/architectures.ts'
import { tierNames } from '../../src/cuda/tiers.ts'
import { toolkits } from '../../src/cuda/toolkits.ts'
import { systems } from '../../src/model/system.ts'

export const capability = fc.constantFrom(...architectures.map((row) => row.capability))
export const version = fc.constantFrom(...toolkits.map((row) => row.version))
export const exactTargets = fc
  .tuple(fc.uniqueArray(capability, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '+PTX'))
  .map(([list, ptx]) => {
    const order = architectures.map((row) => row.capability)
    return `${list.sort((a, b) => order.indexOf(a) - order.indexOf(b)).join(' ')}${ptx}`
  })
export const selector = fc.constantFrom(
  '>=8.0',
  '8.x',
  '>=9.0<12.0+PTX',
  'hopper',
  'jetson',
  'L4',
  'RTX 4090',
  'default',
  'all-major',
)
export const targets = fc.oneof(
  { weight: 3, arbitrary: exactTargets },
  { weight: 1, arbitrary: selector },
  { weight: 1, arbitrary: fc.tuple(selector, capability).map((words) => words.join(' ')) },
)
const packages = fc.oneof(
  fc.stringMatching(/^[\w'+-]{1,60}(\.[\w'+-]{1,60}){0,2}$/).filter((text) => !text.endsWith('.nix')),
  fc
    .tuple(fc.stringMatching(/^[\w.+'-]{1,120}$/), fc.constantFrom('./a.nix', './b/c.nix', '.#x-{toolkit}-{sm}'))
    .map(([n, f]) => `${n}=${f}`),
)
export const names = fc.uniqueArray(packages, {
  minLength: 1,
  maxLength: 4,
  selector: (text) => text.replace(/=.*/, '').toLowerCase(),
})
export const pattern = fc
  .tuple(
    fc.constantFrom('package=*', 'package=a*', 'system=x86_64-linux', 'toolkit=<12.5', 'toolkit=latest', 'toolkit=cpu'),
    fc.constantFrom('', ' capabilities=8.0/9.0', ' capabilities=hopper', ' reason=of the test'),
  )
  .map((words) => words.join(''))

/** Everything that a request may ask for. */
export const inputs = fc.record(
  {
    packages: names,
    capabilities: fc.array(targets, { minLength: 1, maxLength: 8 }),
    toolkits: fc.array(fc.oneof(version, fc.constantFrom('cpu', '12.x', '>=13.0', 'latest')), {
      minLength: 1,
      maxLength: 6,
    }),
    systems: fc.array(fc.constantFrom(...systems), { minLength: 1, maxLength: 3 }),
    nixpkgs: fc.constant('./nixpkgs'),
    include: fc.array(pattern, { maxLength: 2 }),
    exclude: fc.array(pattern, { maxLength: 3 }),
    driver: fc.constantFrom('470', '550.54.14', '580.65.06'),
    runners: fc.subarray(['x86_64-linux=a', 'gpu:L4=b+c', 'aarch64-linux/gpu:9.0=d']),
  },
  { requiredKeys: ['packages', 'capabilities', 'toolkits', 'systems', 'nixpkgs'] },
)

export const tier = fc.constantFrom(undefined, 'all', ...tierNames)
