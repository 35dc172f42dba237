import { withExcluded } from '../../cuda/excluded.ts'
import type { NamedPackage } from '../../cuda/package-entries.ts'
import type { Request } from '../../cuda/request.ts'
import { builtInTables, type Tables } from '../../cuda/tables.ts'
import { askCatalog, type CatalogPackage } from '../../flox/build/catalog.ts'
import { askedPaths, catalogProblems, type Demand, demandOf, expressionProblem } from '../../flox/build/check.ts'
import { type FloxProject, readProject } from '../../flox/build/project.ts'
import { toolkitsOf } from '../../flox/environment/cuda.ts'
import { lookForFlox } from '../../flox/facts.ts'
import { type FloxCell, isFloxCell } from '../../model/cell.ts'
import type { ExcludedCell, Plan } from '../../model/documents.ts'
import { error, type Problem, ProblemError, warning } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'

/** The environments that packages of a request are builds of, by folder. */
type FloxProjects = ReadonlyMap<string, FloxProject>

/** What a plan takes from Flox environments. */
export interface FloxPlanning {
  /** Tables by package, where those of the others are known: what Nixpkgs says does not hold for Flox. */
  readonly tablesOf: (others: Tables) => (named: NamedPackage) => Tables
  readonly check: (plan: Plan) => Promise<Plan>
}

/**
 * Reads the environments of a request. Throws ProblemError FLX101 to FLX103, and FLX171 where the default toolkit is asked for
 * and an environment has none.
 */
export async function planFlox(host: Host, root: string, request: Request): Promise<FloxPlanning> {
  const projects = await readProjects(host, root, request)
  const tables = floxTables(projects)
  if (request.toolkits.some(({ value }) => value.kind === 'default')) {
    const open = [...projects].filter(([folder]) => tables.get(folder)?.defaultToolkit === undefined)
    if (open.length > 0) throw new ProblemError(open.map(([, { environment }]) => noDefault(environment)))
  }
  return {
    tablesOf:
      (others) =>
      ({ source }) =>
        (source.kind === 'flox' ? tables.get(source.environment) : undefined) ?? others,
    check: (plan) => checkFloxCells(host, plan, projects),
  }
}

function noDefault({ packages, files }: FloxProject['environment']): Problem {
  const found = toolkitsOf(packages)
  const has = found.length > 1 ? `CUDA ${found.join(' and ')}` : 'no CUDA package of a set whose toolkit is known'
  const message = `The toolkit of a Flox environment is taken where none is requested, and this one has ${has}.`
  return error('FLX171', message, 'Name toolkits, like toolkits: [12.8].', { where: { file: files.manifest } })
}

async function readProjects(host: Host, root: string, { packages }: Request): Promise<FloxProjects> {
  const folders = packages.flatMap(({ value }) => (value.source.kind === 'flox' ? [value.source.environment] : []))
  const read = await Promise.all(
    [...new Set(folders)].map(async (folder) => ({ folder, project: await readProject(host, root, folder) })),
  )
  const problems = read.flatMap(({ project }) => ('problems' in project ? project.problems : []))
  if (problems.length > 0) throw new ProblemError(problems)
  return new Map(read.flatMap(({ folder, project }) => ('environment' in project ? [[folder, project] as const] : [])))
}

/** The default toolkit is the one that the environment has, where it is one. */
function floxTables(projects: FloxProjects): ReadonlyMap<string, Tables> {
  return new Map(
    [...projects].map(([folder, { environment }]) => {
      const whole = toolkitsOf(environment.packages).filter((toolkit) => builtInTables.toolkits.has(toolkit))
      return [folder, { ...builtInTables, defaultToolkit: whole.length === 1 ? whole[0] : undefined }] as const
    }),
  )
}

/**
 * Compares the cells that Flox builds with their environments and the catalog. What cannot be built is excluded (FLX170 to
 * FLX172, FLX176, FLX177), with an error where no cell of a package is left; FLX173, FLX175 and FLX182 are warnings.
 */
async function checkFloxCells(host: Host, plan: Plan, projects: FloxProjects): Promise<Plan> {
  const cells = plan.rows.flatMap(({ cell }) => {
    const project = isFloxCell(cell) ? projects.get(cell.source.environment) : undefined
    return isFloxCell(cell) && project ? [{ cell, project, demand: demandOf(project, cell) }] : []
  })
  if (cells.length === 0) return plan
  // By package: whether its cells differ at all.
  const same = new Map(
    [...Map.groupBy(cells, ({ cell }) => cell.package)].map(([name, group]) => {
      const asked = group.map((one) => one.cell)
      return [name, group[0] && expressionProblem(group[0].project, asked)] as const
    }),
  )
  const catalog = await readCatalog(host, cells)
  const judged = cells.map(({ cell, project: { environment }, demand }) => ({
    ...{ cell, demand },
    problems: [
      ...[same.get(cell.package) ?? []].flat(),
      ...demand.problems,
      ...catalogProblems(environment, cell, demand.changes, catalog.packages),
    ],
  }))
  const isError = ({ severity }: Problem) => severity === 'error'
  const failed = judged.filter(({ problems }) => problems.some(isError))
  const good = judged.filter(({ problems }) => !problems.some(isError))
  const gone = new Set(failed.map(({ cell }) => cell.id))
  const rows = plan.rows.filter(({ id }) => !gone.has(id))
  const warnings = new Map(
    good.flatMap(({ problems }) => problems.map((problem) => [problem.message, problem] as const)),
  )
  return {
    ...plan,
    rows,
    excluded: withExcluded(
      plan.excluded,
      failed.map(({ cell, problems }) => excludedCell(cell, problems.filter(isError))),
    ),
    counts: { ...plan.counts, planned: rows.length, excluded: plan.counts.excluded + failed.length },
    problems: [
      ...plan.problems,
      ...notAtAll(failed, good),
      ...warnings.values(),
      ...catalog.problems,
      ...needsLogin(host, good),
    ],
  }
}

interface Judged {
  readonly cell: FloxCell
  readonly demand: Demand
  readonly problems: readonly Problem[]
}

/** Once per package of which no cell is left: that is no matter of one cell. */
function notAtAll(failed: readonly Judged[], good: readonly Judged[]): readonly Problem[] {
  const left = new Set(good.map(({ cell }) => cell.package))
  return [...Map.groupBy(failed, ({ cell }) => cell.package)].flatMap(([name, [first]]) =>
    left.has(name) ? [] : (first?.problems.find(({ severity }) => severity === 'error') ?? []),
  )
}

function excludedCell(cell: FloxCell, problems: readonly Problem[]): ExcludedCell {
  const { id, package: name, toolkit, capabilities, ptx, system } = cell
  return { id, package: name, toolkit, capabilities, ptx, system, problems }
}

/** Each package once; nothing where every cell is as its lock. FLX175, a warning, for what could not be asked. */
async function readCatalog(
  host: Host,
  cells: readonly { readonly project: FloxProject; readonly demand: Demand }[],
): Promise<{
  readonly packages: ReadonlyMap<string, CatalogPackage | 'absent'>
  readonly problems: readonly Problem[]
}> {
  const paths = new Set(cells.flatMap(({ project, demand }) => askedPaths(project.environment, demand.changes)))
  const packages = new Map<string, CatalogPackage | 'absent'>()
  if (paths.size === 0) return { packages, problems: [] }
  const flox = await lookForFlox(host).catch(() => undefined)
  if (!flox) return { packages, problems: [notAsked('there is no Flox on this machine')] }
  for (const path of paths) {
    const found = await askCatalog(host, flox, path)
    if (typeof found === 'object' && 'failed' in found) return { packages, problems: [notAsked(found.failed)] }
    packages.set(path, found)
  }
  return { packages, problems: [] }
}

function notAsked(why: string): Problem {
  return warning(
    'FLX175',
    `The Flox catalog could not be asked what it has: ${why.replace(/\.$/, '')}.`,
    'Cells of another toolkit or version than that of manifest.lock are planned all the same, and may fail.',
  )
}

/** FLX173 (a warning, for each job has an environment of its own): cells are locked anew, and this job has no token. */
function needsLogin(host: Host, good: readonly Judged[]): readonly Problem[] {
  const locked = good.filter(({ demand }) => demand.locks)
  if (locked.length === 0 || host.env['FLOX_FLOXHUB_TOKEN'] || host.env['CI'] !== 'true') return []
  const message = `${locked.length} of the cells that Flox builds, as ${locked[0]?.cell.id}, need another lock than manifest.lock, and locking needs a login to FloxHub.`
  const fix =
    'Set FLOX_FLOXHUB_TOKEN in the jobs that build them, or commit an up-to-date lock and request its toolkit.'
  return [warning('FLX173', message, fix, { source: 'https://flox.dev/docs/concepts/authentication' })]
}
