import { join, relative } from 'node:path'
import { error, type Problem, warning } from '../../model/problem.ts'
import type { FloxEnvironment } from '../environment/environment.ts'
import type { Repository } from './repository.ts'
import type { Target } from './target.ts'

/** Files that a message names. */
const shown = 5

/**
 * What of the files is not as publishing needs it, as `flox publish` asks git: FLX189 for what must be committed, FLX190 for
 * changes, and FLX209 for files that the build will not see. `folder` is absolute. Pure.
 */
export function fileProblems(
  { files, committed }: FloxEnvironment,
  folder: string,
  target: Target | undefined,
  { root, changed, untracked }: Pick<Repository, 'root' | 'changed' | 'untracked'>,
): readonly Problem[] {
  const dot = relative(root, join(folder, '.flox'))
  const isOfEnvironment = (path: string) => `${path}/`.startsWith(`${dot}/`) || `${dot}/`.startsWith(path)
  // Ignored files are none that git calls untracked, and a clone does not have them either.
  const ignored = (committed ?? []).filter(({ state }) => state === 'untracked').map(({ file }) => file)
  const found = untracked.filter(isOfEnvironment)
  const own = found.length > 0 ? found : ignored
  const results = relative(root, folder)
  const others = untracked.filter((path) => !isOfEnvironment(path) && !path.startsWith(join(results, 'result-')))
  const problems: Problem[] = []
  if (own.length > 0) {
    const message = `Files of the Flox environment are not in git: ${named(own)}.`
    problems.push(error('FLX189', message, 'Add and commit them, or ignore them.', { where: { file: files.manifest } }))
  }
  if (changed.length > 0) {
    const fix = 'Commit the changes, or undo them with git restore. The step that made them may belong after this one.'
    problems.push(error('FLX190', `Files in git have changes: ${named(changed)}.`, fix))
  }
  if (others.length > 0) {
    const scope = target?.kind === 'manifest' && !target.pure ? 'is built from a clone' : 'sees files in git alone'
    const message = `Not in git, so not in the package, which ${scope}: ${named(others)}.`
    problems.push(warning('FLX209', message, 'Commit them if the build needs them.'))
  }
  return problems
}

function named(paths: readonly string[]): string {
  const more = paths.length > shown ? ` and ${paths.length - shown} more` : ''
  return `${paths.slice(0, shown).join(', ')}${more}`
}
