import { markdownTable } from '../../report/markdown.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import type { CellEvidence } from '../../ship/evidence/write.ts'
import { type MadeEvidence, makeEvidence } from './make.ts'
import { evidenceSurface } from './surface.ts'

/** The evidence action: writes statements and names them for actions/attest. Throws ProblemError where it cannot. */
export async function runEvidenceAction(host: Host, github: GitHub): Promise<0> {
  const inputs = readInputs(evidenceSurface, github.actionInput)
  const made = await makeEvidence(host, { ...inputs, cells: inputs.cells ?? [] })
  const [first, ...others] = made.cells
  const { folder } = made
  github.setOutputs(evidenceSurface, {
    folder,
    evidence: JSON.stringify(evidenceDocument(made)),
    ...(first && others.length === 0 ? cellOutputs(first) : {}),
  })
  github.annotate(made.cells.flatMap(({ problems }) => problems))
  host.log.info(`Evidence of ${made.cells.length} ${made.cells.length === 1 ? 'cell' : 'cells'} is in ${folder}`)
  const rows = made.cells.flatMap(({ id, subjects }) => subjects.map(({ name, digest }) => [id, name, digest.sha256]))
  await github.writeSummary(`### Evidence\n\n${markdownTable(['Cell', 'Store path', 'SHA-256 of its NAR'], rows)}\n`)
  return 0
}

/** What the output `evidence` and `--json` have. */
export function evidenceDocument({ cells }: MadeEvidence) {
  return cells.map(({ id, checksums, statements, predicates }) => ({ id, checksums, statements, predicates }))
}

function cellOutputs({ checksums, statements, predicates }: CellEvidence) {
  const ofKind = (kind: CellEvidence['predicates'][number]['kind']) => predicates.find((one) => one.kind === kind)
  const typed = (kind: 'svr' | 'scai' | 'test-result' | 'provenance') => ({
    [`${kind}-type`]: ofKind(kind)?.type ?? '',
    [`${kind}-path`]: ofKind(kind)?.path ?? '',
  })
  return {
    statements,
    'subject-checksums': checksums,
    ...typed('svr'),
    ...typed('scai'),
    ...typed('test-result'),
    ...typed('provenance'),
    'sbom-path': ofKind('sbom')?.path ?? '',
  }
}
