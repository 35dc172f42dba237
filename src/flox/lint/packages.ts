/** Rules of what is installed. */
import { error, notice, type Problem, warning } from '../../model/problem.ts'
import { cudaCatalog, cudaSetMember, isCuda, toolkitOn, withoutVague } from '../environment/cuda.ts'
import { type FloxEnvironment, type FloxPackage, systemsOf } from '../environment/environment.ts'
import { hasPytorchIndex } from './pytorch-index.ts'
import { inManifest, ofEach, pages, type Rule } from './rule.ts'

/** Those whose files LICENSE are known to collide, with the priorities that the vendor gives them. */
const priorities: Readonly<Record<string, number>> = { cuda_nvcc: 1, cuda_cudart: 2, cudatoolkit: 3 }

export const licensePriorities: Rule = ofEach(pages.priority, (environment) => {
  const members = environment.packages.filter((one) => cudaSetMember(one) !== undefined)
  return [...Map.groupBy(members, ({ priority }) => priority)].flatMap(([priority, same]) => {
    const known = colliding(
      environment,
      same.filter((one) => Object.hasOwn(priorities, nameInSet(one))),
    )
    const all = colliding(environment, same)
    const [, second] = known.length > 0 ? known : all
    if (!second) return []
    const place = inManifest(environment, second.line)
    if (known.length === 0) {
      const message = `${idsOf(all)} have the same priority (${priority}). Where two of them bring the same file LICENSE, the environment cannot be built.`
      return [warning('FLX104', message, 'Give each a priority of its own; the lower one wins.', place)]
    }
    const message = `${idsOf(known)} have the same priority (${priority}) and bring a file LICENSE each: the environment cannot be built.`
    const wanted = known.map((one) => `${one.id}.priority = ${priorities[nameInSet(one)]}`)
    return [error('FLX104', message, `Set ${wanted.join(' and ')}.`, place)]
  })
})

/** Those that have another package beside them on one of their systems. */
function colliding(environment: FloxEnvironment, packages: readonly FloxPackage[]): readonly FloxPackage[] {
  return packages.filter((one) =>
    packages.some((other) => {
      const [systems, others] = [systemsOf(environment, one), systemsOf(environment, other)]
      const isUnknown = systems.length === 0 || others.length === 0
      const together = isUnknown || others.some((system) => systems.includes(system))
      return together && nameInSet(one) !== nameInSet(other)
    }),
  )
}

function nameInSet(one: FloxPackage): string {
  return cudaSetMember(one)?.name ?? ''
}

function idsOf(packages: readonly FloxPackage[]): string {
  return packages.map(({ id }) => id).join(', ')
}

const cudaSystems = ['x86_64-linux', 'aarch64-linux']

export const cudaOnLinux: Rule = ofEach(pages.cuda, (environment) =>
  environment.packages.filter(isCuda).flatMap((one) => {
    const listed = one.systems ?? environment.systems
    const foreign = listed?.filter((system) => !cudaSystems.includes(system)) ?? []
    if (listed && foreign.length === 0) return []
    const fix = `Set ${one.id}.systems = ["aarch64-linux", "x86_64-linux"].`
    const place = inManifest(environment, one.line)
    if (listed)
      return [error('FLX105', `${one.id} is for ${foreign.join(', ')} too, where there is no CUDA.`, fix, place)]
    const message = `${one.id} has no systems, and neither has [options]: Flox then wants it for macOS too, where there is no CUDA.`
    return [warning('FLX105', message, fix, place)]
  }),
)

export const oneToolkit: Rule = {
  source: pages.guide,
  check: ({ layers, allowedToolkits }) => {
    const packages = layers.flatMap((environment) => environment.packages.map((one) => ({ environment, one })))
    const systems = new Set(
      packages.flatMap(({ environment, one }) => [...systemsOf(environment, one), ...lockedFor(one)]),
    )
    const said = new Map<string, Problem>()
    for (const system of systems.size > 0 ? systems : ['']) {
      const found = packages.flatMap(({ environment, one }) => {
        const isThere = system === '' || [...systemsOf(environment, one), ...lockedFor(one)].includes(system)
        const toolkit = isThere ? toolkitOn(one, system) : undefined
        return toolkit === undefined ? [] : [{ environment, one, toolkit }]
      })
      const toolkits = withoutVague([...new Set(found.map(({ toolkit }) => toolkit))])
      if (toolkits.length < 2 || toolkits.every((toolkit) => allowedToolkits.includes(toolkit))) continue
      const ids = (toolkit: string) => [
        ...new Set(found.filter((entry) => entry.toolkit === toolkit).map(({ one }) => one.id)),
      ]
      const message = `CUDA ${toolkits.map((toolkit) => `${toolkit} (${ids(toolkit).join(', ')})`).join(' and ')} stand beside each other.`
      const fix = `Use one set cudaPackages_X_Y for all, or allow it with --allow-toolkits ${toolkits.join(',')}.`
      const second =
        found.find(({ toolkit }) => toolkits.includes(toolkit) && toolkit !== found[0]?.toolkit) ?? found[0]
      if (second) said.set(message, warning('FLX106', message, fix, inManifest(second.environment, second.one.line)))
    }
    return [...said.values()]
  },
}

function lockedFor(one: FloxPackage): readonly string[] {
  return one.locked.map(({ system }) => system)
}

export const builtCatalog: Rule = ofEach(pages.cuda, (environment) =>
  environment.packages.flatMap((one) => {
    if (cudaSetMember(one)?.built !== false) return []
    const message = `${one.id} is ${one.path} of the base catalog, which is built from source.`
    const fix = `Write ${one.id}.pkg-path = "${cudaCatalog}${one.path}".`
    return [warning('FLX107', message, fix, inManifest(environment, one.line))]
  }),
)

/** Packages with libstdc++.so.6. */
const withLibrary = /(?:^|[./])(?:gcc\d*-unwrapped|stdenv\.cc\.cc(?:\.lib)?|libgcc)$/

export const libraryOfGcc: Rule = ofEach(pages.guide, (environment) => {
  const gcc = environment.packages.find(({ path }) => /^(?:[\w-]+\/)?gcc\d*$/.test(path))
  const loads = hasPytorchIndex(environment)
  const needed = loads || environment.packages.some(isCuda)
  if (!gcc || !needed || environment.packages.some(({ path }) => withLibrary.test(path))) return []
  const report = loads ? warning : notice
  const why = loads ? 'which the wheels of PyTorch load' : 'which C++ programs load'
  const message = `${gcc.id} is installed without gcc-unwrapped, the package with libstdc++.so.6, ${why}.`
  const fix = 'Add gcc-unwrapped.pkg-path = "gcc-unwrapped" with gcc-unwrapped.priority = 6.'
  return [report('FLX108', message, fix, inManifest(environment, gcc.line))]
})
