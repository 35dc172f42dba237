import { styled } from '../../model/style.ts'
import { problemText } from '../../report/problem-text.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jsonText } from '../../runner/sink.ts'
import type { CommandLine, ExitCode } from '../command-line.ts'
import { evidenceDocument } from './action.ts'
import { makeEvidence } from './make.ts'
import { evidenceCommandSurface } from './surface.ts'

/** `nix-cuda evidence [CELL…]`: the same as the action, and the files that it wrote as text or JSON. */
export async function runEvidence(host: Host, { option, positionals }: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(evidenceCommandSurface, option)
  const made = await makeEvidence(host, { ...inputs, cells: positionals })
  if (inputs.json) {
    host.answer(jsonText(evidenceDocument(made)))
    return 0
  }
  const parts = made.cells.map(({ id, subjects, statements, predicates, problems }) => {
    const rows = subjects.map(({ name, digest }) => `  ${digest.sha256}  ${name}`)
    const kinds = predicates.map(({ kind }) => kind).join(', ')
    return [...problems.map(problemText), styled('name', id), ...rows, `  ${statements} (${kinds})`].join('\n')
  })
  host.answer(`${parts.join('\n\n')}\n`)
  return 0
}
