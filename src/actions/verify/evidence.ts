import { basename, relative, resolve } from 'node:path'
import type { InspectedFile } from '../../inspect/inspect.ts'
import { documentReport } from '../../inspect/report.ts'
import { verifyImages } from '../../inspect/verify.ts'
import type { Host } from '../../runner/host.ts'
import {
  type Comparison,
  compareEvidence,
  type FoundFile,
  type GivenPath,
  type Judge,
} from '../../ship/evidence/compare.ts'
import { factsOf, splitMember } from '../../ship/evidence/device-code.ts'
import { fileSha256, followToOutput, narSha256 } from '../../ship/evidence/nar.ts'
import { readEvidence } from '../../ship/evidence/read.ts'
import { expectationOf, withoutDeviceCode } from '../build/expectation.ts'

/** A path that was given, with what was found below it. */
export interface InspectedPath {
  readonly path: string
  /** As messages call it. */
  readonly shown: string
  readonly files: readonly InspectedFile[]
}

/**
 * Every difference between paths and what a file of evidence states of them. `pathOf` has the path of a file by the name that
 * messages give it. Throws ProblemError SHP011 for a file without evidence, VER005 and VER009 for what cannot be hashed.
 */
export async function checkEvidence(
  host: Host,
  file: string,
  inspected: readonly InspectedPath[],
  pathOf: (shown: string) => string | undefined,
): Promise<Comparison> {
  const evidence = await readEvidence(host, resolve(host.cwd, file))
  const given: GivenPath[] = []
  const filesOf = new Map<GivenPath, readonly InspectedFile[]>()
  for (const one of inspected) {
    const output = await followToOutput(host, resolve(host.cwd, one.path))
    const files = await foundFiles(host, one, pathOf)
    const path = { shown: one.shown, base: basename(output), sha256: await narSha256(host, output), files }
    given.push(path)
    filesOf.set(path, one.files)
  }
  const judge: Judge = (policy, paths, whole) => {
    const files = paths.flatMap((path) => filesOf.get(path) ?? [])
    const expectation = expectationOf(policy)
    const allowNoDeviceCode = !whole || expectation.allowNoDeviceCode === true
    const { problems } = verifyImages(files, { ...expectation, allowNoDeviceCode })
    const unwanted = policy.toolkit === 'cpu' ? withoutDeviceCode(files) : []
    return [...problems, ...unwanted].filter(({ severity }) => severity === 'error')
  }
  return compareEvidence(evidence, given, judge)
}

/** The files with device code, each read once for its hash. */
async function foundFiles(
  host: Host,
  { path, files }: InspectedPath,
  pathOf: (shown: string) => string | undefined,
): Promise<readonly FoundFile[]> {
  const hashes = new Map<string, string>()
  const found: FoundFile[] = []
  for (const inspected of files) {
    if (inspected.images.length === 0) continue
    const { file: shown, member } = splitMember(inspected.file)
    const real = pathOf(shown) ?? path
    const sha256 = hashes.get(real) ?? (await fileSha256(host, real))
    hashes.set(real, sha256)
    const report = { path: shown, output: '', ...documentReport(inspected) }
    found.push({ file: relative(path, real), sha256, facts: factsOf(report, member) })
  }
  return found
}
