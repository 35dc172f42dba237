/** Rules of what is built and published. */
import { error, type Problem, warning } from '../../model/problem.ts'
import { cudaSetMember } from '../environment/cuda.ts'
import type { FloxEnvironment } from '../environment/environment.ts'
import { inManifest, ofEach, pages, type Rule } from './rule.ts'

/** The one group whose packages builds have. */
const buildGroup = 'toplevel'

export const buildPackages: Rule = ofEach(pages.publish, (environment) => {
  const builds = Object.entries(environment.manifest.build ?? {})
  const [first] = builds
  const { packages, source } = environment
  if (first && !packages.some(({ group }) => group === buildGroup)) {
    const message = 'There are builds, but no package in the group toplevel: publishing is refused.'
    const fix = 'Install what they need without pkg-group.'
    return [error('FLX111', message, fix, inManifest(environment, source.lineOf(['build', first[0]])))]
  }
  return builds.flatMap(([name, build]) => {
    const runtime = (build['runtime-packages'] ?? []).flatMap((id, index) => {
      const place = inManifest(environment, source.lineOf(['build', name, 'runtime-packages', index]))
      const problem = absent(environment, name, id)
      return problem ? [{ ...problem, ...place }] : []
    })
    return [...runtime, ...compilers(environment, name, build.command)]
  })
})

/** A runtime package that the build does not get. */
function absent({ packages }: FloxEnvironment, build: string, id: string): Problem | undefined {
  const found = packages.find((one) => one.id === id)
  if (found?.group === buildGroup) return undefined
  const state = found ? `in the group ${found.group}` : 'not installed'
  const fix = found ? `Remove ${id}.pkg-group.` : `Install ${id}, or remove it from the list.`
  return error('FLX111', `runtime-packages of build.${build} has ${id}, which is ${state}.`, fix)
}

/** nvcc in a command, where every package that has it is in another group. */
function compilers(environment: FloxEnvironment, name: string, command: string): readonly Problem[] {
  const having = environment.packages.filter((one) =>
    ['cuda_nvcc', 'cudatoolkit'].includes(cudaSetMember(one)?.name ?? ''),
  )
  const [one] = having
  if (!one || having.some(({ group }) => group === buildGroup) || !/(?:^|[\s;&|(])nvcc\s/m.test(command)) return []
  const message = `build.${name} calls nvcc, and ${one.id} is in the group ${one.group}, which builds do not have.`
  const place = inManifest(environment, environment.source.lineOf(['build', name, 'command']))
  return [error('FLX111', message, `Remove ${one.id}.pkg-group.`, place)]
}

export const pureBuilds: Rule = ofEach(pages.guide, (environment) => {
  const builds = Object.entries(environment.manifest.build ?? {})
  const isStage = (name: string) =>
    builds.some(([other, { command }]) => other !== name && command.includes(`\${${name}}`))
  return builds.flatMap(([name, { sandbox }]) => {
    if (sandbox === 'pure' || isStage(name)) return []
    const message = `build.${name} has the sandbox ${sandbox ?? 'off'}: it sees the network and files that are not in git.`
    const line = environment.source.lineOf(['build', name, 'sandbox'])
    const fix = `Set build.${name}.sandbox = "pure" for what is published.`
    return [warning('FLX112', message, fix, inManifest(environment, line))]
  })
})
