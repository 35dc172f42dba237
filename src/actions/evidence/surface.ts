import { flag, list, type Surface, text } from '../../runner/inputs.ts'

const evidenceInputs = {
  results: text(
    'Folder with the results of the cells (`<cell id>.json`), at any depth; unset means those of this job.',
  ),
  'gpu-results': text(
    'Folder with the results of GPU tests (`<cell id>.json`), at any depth; unset means those of this job.',
  ),
  sbom: flag('Make a bill of materials of the closure (CycloneDX 1.6).', true),
  out: text('Folder that gets a folder per cell; unset means `evidence` in the folder of the job.'),
} as const

export const evidenceSurface = {
  name: 'setup-nix-cuda/evidence',
  description: 'Writes what is proven of cells as statements of in-toto that actions/attest can sign',
  inputs: {
    cells: list('Cells to write evidence of, by id, package or pattern; unset means all that the job has results of.'),
    ...evidenceInputs,
  },
  outputs: {
    folder: 'Absolute path of the folder with a folder per cell',
    evidence:
      'JSON list of `{id, checksums, statements, predicates}`, one entry per cell; a predicate is `{kind, type, path}`',
    statements:
      'File with every statement of the cell (`.intoto.jsonl`); this and the following are empty for several cells',
    'subject-checksums': 'Its outputs with their NAR hashes, as `subject-checksums` of actions/attest takes them',
    'svr-type': 'Predicate type of the verified properties',
    'svr-path': 'File with that predicate',
    'scai-type': 'Predicate type of the facts of its files; empty without device code',
    'scai-path': 'File with that predicate',
    'test-result-type': 'Predicate type of its GPU tests; empty where it has no results of any',
    'test-result-path': 'File with that predicate',
    'provenance-type': 'Predicate type of how it was built; empty outside of GitHub',
    'provenance-path': 'File with that predicate',
    'sbom-path': 'Bill of materials, as `sbom-path` of actions/attest takes it; empty with `sbom: false`',
  },
} as const satisfies Surface

export const evidenceCommandSurface = {
  name: 'nix-cuda evidence',
  description: 'Writes what is proven of cells as statements of in-toto: of those that are named, or all',
  inputs: { ...evidenceInputs, json: flag('Print JSON instead of text.', false) },
  outputs: {},
} as const satisfies Surface
