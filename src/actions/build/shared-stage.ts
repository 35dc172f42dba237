import { join, resolve } from 'node:path'
import { cellExpression } from '../../cuda/expression.ts'
import type { SharedStage } from '../../model/documents.ts'
import { type Problem, warning } from '../../model/problem.ts'
import { buildAll } from '../../nix/build/build.ts'
import { evaluateGroups } from '../../nix/build/evaluate-cells.ts'
import { findNix, type Nix } from '../../nix/find.ts'
import { isThere, writeAtomically } from '../../runner/files.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { jobFolder, readJob, writeJob } from '../../runner/job.ts'
import { jobStoreCache } from '../../store-cache/job.ts'
import { runIdOf } from '../../store-cache/key.ts'
import { buildSurface } from './surface.ts'

/**
 * Builds what several cells of a system need and no cache has; post saves it for them. Starts from what earlier attempts
 * and earlier runs saved. Exit code 0 also when some failed, with warnings: the cells that need it fail, and say why.
 */
export async function runSharedStage(host: Host, github: GitHub, text: string, timeout: number): Promise<0> {
  const { readStage } = await import('../../model/read-document.ts')
  const stage = readStage(text, 'The input shared')
  const nix = await findNix(host)
  host.log.info(`${stage.derivations.length} derivations for ${stage.system}, needed by several cells each:`)
  for (const { name, cells } of stage.derivations) host.log.info(`  ${name} (${cells} cells)`)
  const problems = [...(await instantiate(host, nix, stage)), ...(await restoreEarlier(host, nix, stage))]
  const wanted = stage.derivations.map(({ drvPath }) => drvPath)
  const there = await Promise.all(wanted.map(async (path) => ((await isThere(host, path)) ? [path] : [])))
  const built = await buildAll(host, nix, {
    drvPaths: there.flat(),
    root: join(jobFolder(host), 'outputs', stage.id),
    timeout,
  })
  if (built.problem) problems.push({ ...built.problem, severity: 'warning' })
  const job = await readJob(host)
  const derivations = built.derivations.map(({ path, seconds }) => ({ path, seconds }))
  const drvPaths = there.flat()
  if (drvPaths.length > 0) {
    await writeJob(host, { ...job, nix, shared: { system: stage.system, drvPaths, derivations } })
  }
  const done = drvPaths.length - built.failed.length
  github.setOutputs(buildSurface, { id: stage.id, status: '', saved: done > 0 ? stage.system : '' })
  host.log.info(
    `Built ${derivations.length} derivations; ${done} of ${wanted.length} shared derivations are in the store`,
  )
  github.annotate(problems)
  return 0
}

/** Makes the derivations: evaluates the cells that need them. */
async function instantiate(host: Host, nix: Nix, stage: SharedStage): Promise<readonly Problem[]> {
  const root = resolve(host.env['GITHUB_WORKSPACE'] || host.cwd)
  const single = (id: string) => join(jobFolder(host), 'expressions', `${id}.nix`)
  for (const cell of stage.cells) await writeAtomically(host, single(cell.id), cellExpression(cell, { root }))
  await host.files.mkdir(join(jobFolder(host), 'outputs'), { recursive: true, mode: 0o700 })
  const groups = stage.cells.map(({ id }) => ({ file: single(id), ids: [id], single }))
  const evaluated = await evaluateGroups(host, nix, groups)
  return [...evaluated].flatMap(([id, evaluation]) =>
    'problem' in evaluation
      ? [warning(evaluation.problem.code, `${id}: ${evaluation.problem.message}`, evaluation.problem.fix)]
      : [],
  )
}

/** What an earlier attempt of this run saved; then what an earlier run saved for the cells. */
async function restoreEarlier(host: Host, nix: Nix, stage: SharedStage): Promise<readonly Problem[]> {
  const cache = await jobStoreCache(host, nix)
  const run = runIdOf(host.env)
  if (!cache) return []
  const problems: Problem[] = []
  if (run && run.attempt > 1)
    problems.push(...(await cache.restoreShared({ system: stage.system, run, wait: 0 })).problems)
  for (const { id, system } of stage.cells) {
    // Never its own entry, or the cell would not be here: an older one, of which the shared part may still be true.
    problems.push(...(await cache.restore({ id, system, drvPath: stage.derivations[0]?.drvPath ?? '' })).problems)
  }
  return problems
}
