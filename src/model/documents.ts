/**
 * The documents that jobs and steps hand to each other: `plan/1`, `cell/1`, `result/1`, `job/1`. The types are taken
 * from the schemas, and `schemas/*.json` is generated from them (`npm run generate`). Import the types freely; import
 * the schemas lazily, because zod costs a cold start 20 ms.
 */

import * as z from 'zod'
import { gpuResultSchema } from './gpu-result.ts'
import { packageSource, repositoryFile } from './package-source.ts'
import { problemSchema as problem } from './problem-schema.ts'
import type { Frozen } from './saved.ts'
import { systems } from './system.ts'
import { mostUnitKinds } from './unit-kinds.ts'

const text = z.string().min(1)
const count = z.int().nonnegative()
const seconds = z.number().nonnegative()

const toolkit = z
  .string()
  .regex(/^(\d{1,2}\.\d{1,2}|cpu)$/)
  .describe('CUDA toolkit, major.minor; cpu for the package without CUDA')
const capability = z
  .string()
  .regex(/^\d{1,2}\.\d[af]?$/)
  .describe('Compute capability, as in 9.0a')

const nixpkgsSource = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('path'), path: text.describe('Folder, relative to the repository or absolute') }),
    z.strictObject({
      kind: z.literal('flake'),
      reference: text.describe('Flake reference, as in github:NixOS/nixpkgs/<rev>'),
    }),
  ])
  .describe('Which Nixpkgs the cell is built from')

const overlay = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), file: repositoryFile.describe('Overlay file of the repository') }),
  z.strictObject({ kind: z.literal('flake'), reference: text, name: text.describe('As in overlays.<name>') }),
])

const instance = z
  .strictObject({
    overlays: z.array(overlay).describe('Laid on Nixpkgs, in this order'),
    allowUnfree: z.array(text).describe('Names of packages or licences that are allowed beside those of CUDA'),
    legacy: text.nullable().describe('Flake whose overlay has the toolkits that this Nixpkgs has dropped'),
  })
  .describe('How the Nixpkgs instance differs from the plain one; absent when it does not')

const cellFields = {
  id: z
    .string()
    .regex(/^(?!\.)[a-z0-9._-]{1,100}$/)
    .describe('<package>-cuda12.4-sm90a-<system>; names files and artifacts'),
  package: text.describe('Name of the package in the request'),
  toolkit,
  capabilities: z.array(capability).describe('Real targets (cubins), in numeric order; none without CUDA'),
  ptx: z.array(capability).max(1).describe('PTX targets: none, or the last capability'),
  system: z.enum(systems),
  source: packageSource,
  deviceCode: z
    .enum(['required', 'optional'])
    .describe('optional: a result without device code of its own is fine, because it lies in a dependency'),
  units: z
    .literal('any')
    .exactOptional()
    .describe('A target counts where one unit of device code has it; absent: every unit must have it'),
  gpuTests: z
    .array(z.strictObject({ command: text, junit: text.exactOptional() }))
    .exactOptional()
    .describe('Commands that test it on a GPU, beside the tests that it has itself; absent: it is not tested'),
  nixpkgs: nixpkgsSource,
  instance: instance.exactOptional(),
  attributePath: text
    .nullable()
    .describe('Path in Nixpkgs that gives the same package; null when only its config reaches it'),
}

const unversionedCell = z.strictObject(cellFields)
export const cellSchema = z
  .strictObject({ schema: z.literal('cell/1'), ...cellFields })
  .describe('One cell: a package, a toolkit, its targets and a system')

const coverage = z
  .strictObject({
    state: z.enum(['cached', 'partial', 'cold']).describe('cached: a binary cache serves all outputs'),
    missing: count.describe('Derivations that no cache has'),
    heavy: z.array(text).describe('Those of them that are known to take long, by name'),
    downloadBytes: count.describe('What comes from binary caches, compressed'),
    stored: z.literal(true).exactOptional().describe('The store cache has an entry of exactly this derivation'),
  })
  .describe('What caches have of a cell')

const row = z
  .strictObject({
    id: cellFields.id,
    runner: text.describe('runs-on label'),
    timeout: z.int().positive().describe('Time limit of the job, minutes'),
    cell: cellSchema,
    also: z.array(cellSchema).exactOptional().describe('Cells of the same derivation: proven in the same job'),
    shared: z.literal(true).exactOptional().describe('Starts from what the shared stage built'),
    gpuRunner: text
      .exactOptional()
      .describe('runs-on label of the job that tests the cell on a GPU; absent: none does'),
    drvPath: text.exactOptional(),
    coverage: coverage.exactOptional(),
    minutes: z.number().nonnegative().exactOptional().describe('Estimate, from earlier runs'),
  })
  .describe('One row of a job matrix')

const excludedCell = z
  .strictObject({
    ...unversionedCell.pick({ id: true, package: true, toolkit: true, capabilities: true, ptx: true }).shape,
    system: text,
    problems: z.array(problem).min(1).describe('Every reason, not only the first'),
  })
  .describe('A requested cell that is excluded')

const excludedGroup = z
  .strictObject({
    code: problem.shape.code,
    count: count.describe('Cells whose first reason is this one'),
    examples: z.array(excludedCell).min(1).max(50),
  })
  .describe('The cells that one rule excludes')

export const sharedStageSchema = z
  .strictObject({
    id: z.enum(systems.map((system) => `shared-${system}` as const)).describe('Names a folder of the job'),
    system: cellFields.system,
    runner: text.describe('runs-on label'),
    timeout: z.int().positive().describe('Time limit of the job, minutes'),
    derivations: z
      .array(z.strictObject({ drvPath: text, name: text, cells: count.describe('Cells that need it') }))
      .min(1)
      .describe('Deepest first'),
    cells: z.array(cellSchema).min(1).describe('Cells whose evaluation makes these derivations'),
  })
  .describe('What several cells of a system need and no cache has: built once, before them')

const comparison = z
  .strictObject({
    ref: text.describe('The branch that was compared with'),
    changed: z.array(text).describe('Ids of cells whose derivation is another one there'),
    added: z.array(text),
    removed: z.array(text),
  })
  .describe('Against the last run on the base branch')

export const planSchema = z
  .strictObject({
    schema: z.literal('plan/1'),
    rows: z.array(row),
    excluded: z.array(excludedGroup),
    counts: z.strictObject({
      requested: count,
      planned: count,
      excluded: count,
      equal: count.exactOptional().describe('Cells that share the job of another one'),
      skipped: count.exactOptional().describe('Cells that a cache serves, left out on request'),
      left: count.exactOptional().describe('Cells that the tier leaves to other tiers'),
    }),
    tier: text.exactOptional(),
    shared: z.array(sharedStageSchema).exactOptional(),
    skipped: z.array(z.strictObject({ id: cellFields.id, drvPath: text })).exactOptional(),
    base: comparison.exactOptional(),
    problems: z.array(problem).describe('Warnings and notices about the request as a whole'),
  })
  .describe('What is worth running, and why the rest is not')

const unitKind = z
  .strictObject({
    units: count.describe('How many units are alike'),
    kernels: count.describe('How many kernels they have together'),
    relocatable: z.boolean().describe('Whether they join relocatable objects'),
    targets: z.array(text),
    linkedAtLoad: z.array(text).describe('Those of the targets that the driver links when the program is loaded'),
    ptx: z.array(z.strictObject({ target: text, isa: z.string().describe('Empty where it is not known') })),
    ltoir: z.array(text),
  })
  .describe('Units that have the same')

const fileReport = z
  .strictObject({
    path: text.describe('Relative to the output'),
    output: text.describe('Name of the output'),
    targets: z.array(text).describe('Targets of the cubins that every unit has, as in sm_90a'),
    partly: z
      .array(z.strictObject({ target: text, units: count }))
      .exactOptional()
      .describe('Targets that only some units have, and how many'),
    linkedAtLoad: z
      .array(text)
      .exactOptional()
      .describe('Targets that some unit has only because the driver links it when the program is loaded'),
    units: count.exactOptional().describe('What is loaded as one: usually one container for each source file'),
    unitKinds: z
      .array(unitKind)
      .max(mostUnitKinds)
      .exactOptional()
      .describe('The most frequent kinds of units; those that are left out are missing from the sum of their counts'),
    stubs: z.array(text).exactOptional().describe('Targets of images without a kernel or function'),
    ptx: z.array(text).describe('Targets of the PTX, as in compute_90'),
    toolkits: z.array(text).describe('Toolkits that compiled the cubins'),
    images: count.describe('Device images, link stubs included'),
  })
  .describe('The device code of one file')

const unfree = z.boolean().describe('Whether Nixpkgs counts the licence as unfree; absent where it says nothing')

export const resultSchema = z
  .strictObject({
    schema: z.literal('result/1'),
    cell: cellSchema,
    status: z
      .enum(['proven', 'wrong', 'build-failed', 'evaluation-failed', 'cancelled'])
      .describe('proven: built, and the device code is what was asked for'),
    drvPath: text.nullable(),
    outputs: z.array(z.strictObject({ name: text, path: text })),
    unfree: unfree.exactOptional(),
    built: z.boolean().describe('false: Nix had the outputs already or substituted them'),
    restored: z
      .strictObject({ paths: count, bytes: count })
      .nullable()
      .describe('What the store cache had for it, bytes compressed; null when it had nothing'),
    seconds: z.strictObject({ evaluate: seconds, build: seconds, verify: seconds }),
    derivations: z
      .array(z.strictObject({ path: text, seconds: seconds.nullable() }))
      .exactOptional()
      .describe('What Nix built for it, here or where the store cache has it from, and how long each took'),
    files: z.array(fileReport),
    problems: z.array(problem),
    logTail: z.array(z.string()).describe('Last lines of the build log; empty unless the build failed'),
  })
  .describe('What became of one cell')

export const jobSchema = z
  .strictObject({
    schema: z.literal('job/1'),
    nix: z.strictObject({ program: text, version: text }).nullable(),
    storeCache: z
      .strictObject({
        mode: z.enum(['off', 'read', 'write', 'read-write']),
        publicKey: text.nullable().describe('What entries must be signed with'),
        unfree: z.array(text).exactOptional().describe('What may be saved whatever its licence, by name'),
      })
      .nullable()
      .describe('How the store cache is used; null before setup'),
    shared: z
      .strictObject({
        system: cellFields.system,
        drvPaths: z.array(text).min(1),
        derivations: z.array(z.strictObject({ path: text, seconds: seconds.nullable() })),
      })
      .exactOptional()
      .describe('What this job built of the shared stage'),
    cells: z.array(
      z.strictObject({
        id: cellFields.id,
        system: cellFields.system,
        status: resultSchema.shape.status,
        drvPath: text.nullable(),
        outputs: z.array(text),
        unfree: unfree.exactOptional(),
        built: z.boolean(),
        seconds,
        derivations: z
          .array(z.strictObject({ path: text, seconds: seconds.nullable() }))
          .describe('What Nix built for it here'),
      }),
    ),
  })
  .describe('What the steps of one job tell each other; never a secret')

export const documentSchemas = {
  cell: cellSchema,
  plan: planSchema,
  result: resultSchema,
  'gpu-result': gpuResultSchema,
  job: jobSchema,
} as const

export type Cell = Frozen<z.infer<typeof cellSchema>>
export type PackageSource = Cell['source']
export type DeviceCode = Cell['deviceCode']
export type NixpkgsSource = Cell['nixpkgs']
export type Overlay = Frozen<z.infer<typeof overlay>>
export type NixpkgsInstance = Frozen<z.infer<typeof instance>>
export type CellCoverage = Frozen<z.infer<typeof coverage>>
export type MatrixRow = Frozen<z.infer<typeof row>>
export type ExcludedCell = Frozen<z.infer<typeof excludedCell>>
export type ExcludedGroup = Frozen<z.infer<typeof excludedGroup>>
export type SharedStage = Frozen<z.infer<typeof sharedStageSchema>>
export type Comparison = Frozen<z.infer<typeof comparison>>
export type Plan = Frozen<z.infer<typeof planSchema>>
export type UnitKind = Frozen<z.infer<typeof unitKind>>
export type FileReport = Frozen<z.infer<typeof fileReport>>
export type CellResult = Frozen<z.infer<typeof resultSchema>>
export type GpuTestCommand = NonNullable<Cell['gpuTests']>[number]
export type CellStatus = CellResult['status']
export type Job = Frozen<z.infer<typeof jobSchema>>
