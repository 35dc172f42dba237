import type { Problem } from '../../model/problem.ts'
import { buildPackages, pureBuilds } from './builds.ts'
import { noExit, noMachinePath, noPrompt, noStoredSecret } from './hooks.ts'
import { committedFiles, freshLock, reachableIncludes } from './lock.ts'
import { builtCatalog, cudaOnLinux, libraryOfGcc, licensePriorities, oneToolkit } from './packages.ts'
import { indexOfToolkit, oneKindOfIndex } from './pytorch.ts'
import type { Rule, Scene } from './rule.ts'

/** Every rule, in the order of its code. */
export const rules: readonly Rule[] = [
  licensePriorities,
  cudaOnLinux,
  oneToolkit,
  builtCatalog,
  libraryOfGcc,
  freshLock,
  committedFiles,
  buildPackages,
  pureBuilds,
  reachableIncludes,
  noMachinePath,
  noStoredSecret,
  noExit,
  noPrompt,
  indexOfToolkit,
  oneKindOfIndex,
]

/** What every rule has against environments, each with the source of the rule. Pure. */
export function lint(scene: Scene): readonly Problem[] {
  return rules.flatMap(({ source, check }) => check(scene).map((problem) => ({ ...problem, source })))
}
