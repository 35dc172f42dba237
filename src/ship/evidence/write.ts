import { join } from 'node:path'
import type { CellResult } from '../../model/documents.ts'
import type { GpuResult } from '../../model/gpu-result.ts'
import { error, type Problem, ProblemError, warning } from '../../model/problem.ts'
import type { Nix } from '../../nix/find.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { type GitHubRun, gitHubRun, provenancePredicate, testResultPredicate } from './built.ts'
import {
  factsOf,
  holdsDeviceCode,
  policyOf,
  type StatedFile,
  scaiPredicate,
  splitMember,
  svrPredicate,
} from './device-code.ts'
import { fileSha256 } from './nar.ts'
import { narInfos } from './nar-infos.ts'
import {
  attestLimits,
  canonicalJson,
  checksums,
  type EvidenceKind,
  predicateTypes,
  type Statement,
  type Subject,
  sha256,
  statementOf,
} from './statement.ts'

export interface EvidenceOptions {
  /** Absolute path of the folder that gets a folder for the cell. */
  readonly folder: string
  /** The result of its GPU tests, where there is one. */
  readonly gpu: GpuResult | undefined
  /** Whether a bill of materials of the closure is made. */
  readonly sbom: boolean
}

/** What was written for one cell; all paths are absolute. */
export interface CellEvidence {
  readonly id: string
  readonly subjects: readonly Subject[]
  /** The subjects as lines of `sha256sum`. */
  readonly checksums: string
  /** Every statement, one a line, unsigned. */
  readonly statements: string
  /** The predicates, each for one attestation. */
  readonly predicates: readonly { readonly kind: EvidenceKind; readonly type: string; readonly path: string }[]
  readonly problems: readonly Problem[]
}

/** Absolute path of the folder of this job with a folder per cell. */
export function evidenceFolder(host: Pick<Host, 'env' | 'uid' | 'platform'>): string {
  return join(jobFolder(host), 'evidence')
}

/**
 * Writes what is known of a proven cell as statements of in-toto, ready to be signed. Throws ProblemError SHP010 where the
 * outputs are not in the store, SHP017 where the GPU tests are of another derivation, VER005 for a file that cannot be read.
 */
export async function writeEvidence(
  host: Host,
  nix: Nix,
  result: CellResult,
  options: EvidenceOptions,
): Promise<CellEvidence> {
  const { id } = result.cell
  const folder = join(options.folder, id)
  const subjects = await subjectsOf(host, nix, result)
  const resultText = `${canonicalJson(result)}\n`
  const predicates = await predicatesOf(host, nix, result, sha256(resultText), options)

  await host.files.rm(folder, { recursive: true, force: true })
  const write = async (name: string, text: string) => {
    await writeAtomically(host, join(folder, name), text)
    return join(folder, name)
  }
  await write('result.json', resultText)
  const written: CellEvidence['predicates'][number][] = []
  for (const [kind, text] of predicates) {
    const path = await write(kind === 'sbom' ? 'sbom.cdx.json' : `${kind}.json`, text)
    written.push({ kind, type: predicateTypes[kind], path })
  }
  const lines = predicates.map(([kind, text]) => statementLine(statementOf(kind, subjects, JSON.parse(text))))
  return {
    id,
    subjects,
    predicates: written,
    checksums: await write('subjects.txt', checksums(subjects)),
    statements: await write(`${id}.intoto.jsonl`, lines.join('')),
    problems: predicates.flatMap(([kind, text]) => tooLarge(id, kind, text)),
  }
}

function statementLine(statement: Statement): string {
  return `${canonicalJson(statement)}\n`
}

/** The outputs: far fewer than the subjects that one attestation may have. */
async function subjectsOf(host: Host, nix: Nix, { outputs }: CellResult): Promise<readonly Subject[]> {
  const paths = outputs.map(({ path }) => path)
  const infos = await narInfos(host, nix, paths, { closure: false })
  const hashes = new Map(infos.map((info) => [info.path, info.sha256]))
  return paths.map((name) => ({ name, digest: { sha256: hashes.get(name) ?? '' } }))
}

async function predicatesOf(
  host: Host,
  nix: Nix,
  result: CellResult,
  resultHash: string,
  { gpu, sbom }: EvidenceOptions,
): Promise<readonly (readonly [EvidenceKind, string])[]> {
  const { cell, outputs } = result
  const run = gitHubRun(host.env)
  const found: (readonly [EvidenceKind, string])[] = []
  const add = (kind: EvidenceKind, predicate: unknown) => found.push([kind, `${canonicalJson(predicate)}\n`])
  add('svr', svrPredicate(policyOf(cell), holdsDeviceCode(result.files), host.clock.now()))
  // The predicate must have an attribute.
  if (result.files.length > 0) {
    const evidence = { name: 'result.json', digest: { sha256: resultHash }, mediaType: 'application/json' }
    add('scai', scaiPredicate(await statedFiles(host, result), evidence))
  }
  const tested = gpu && testResultPredicate(result, sameBuild(result, gpu), run)
  if (tested) add('test-result', tested)
  if (run) add('provenance', provenancePredicate(result, await buildFacts(host, nix, result, run)))
  if (sbom) {
    const paths = outputs.map(({ path }) => path)
    const { sbomOf } = await import('./sbom.ts')
    found.push(['sbom', sbomOf(cell, paths, await narInfos(host, nix, paths, { closure: true }))])
  }
  return found
}

/** The files with device code, in the order of the result, each read once. */
async function statedFiles(host: Host, { outputs, files }: CellResult): Promise<readonly StatedFile[]> {
  const roots = new Map(outputs.map(({ name, path }) => [name, path]))
  const hashes = new Map<string, string>()
  const stated: StatedFile[] = []
  for (const report of files) {
    const { file, member } = splitMember(report.path)
    const path = join(roots.get(report.output) ?? '', file)
    const hash = hashes.get(path) ?? (await fileSha256(host, path))
    hashes.set(path, hash)
    stated.push({ path, sha256: hash, facts: factsOf(report, member) })
  }
  return stated
}

async function buildFacts(host: Host, nix: Nix, { drvPath }: CellResult, run: GitHubRun) {
  // A derivation may have been collected as garbage: then it is named nowhere.
  const drv = drvPath === null ? [] : await narInfos(host, nix, [drvPath], { closure: false }).catch(() => [])
  return { run, nixVersion: nix.version, drvHash: drv[0]?.sha256 }
}

function sameBuild({ cell, drvPath }: CellResult, gpu: GpuResult): GpuResult {
  if (gpu.drvPath === drvPath) return gpu
  const message = `The GPU tests of ${cell.id} tested ${gpu.drvPath ?? 'nothing that was evaluated'}, and ${drvPath} is shipped.`
  const fix = 'Test what is shipped: give the GPU results of this run.'
  throw new ProblemError(error('SHP017', message, fix, { subject: { cell: cell.id } }))
}

function tooLarge(id: string, kind: EvidenceKind, text: string): readonly Problem[] {
  const size = Buffer.byteLength(text)
  if (size <= attestLimits.predicateBytes) return []
  const message = `The ${kind} predicate of ${id} has ${(size / 1e6).toFixed(1)} MB; actions/attest accepts at most 16 MB.`
  return [warning('SHP016', message, 'Attest the other statements of the cell.', { subject: { cell: id } })]
}
