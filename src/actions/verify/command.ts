import { error, formatProblem, type Problem, ProblemError } from '../../model/problem.ts'
import { textTable } from '../../report/text-table.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import type { CommandLine, ExitCode } from '../command-line.ts'
import { type InspectedRow, inspectPaths } from './inspect-paths.ts'
import { verifySurface } from './surface.ts'

/**
 * `nix-cuda verify PATH…`: prints what device code the files have. Exit code 1 when it is not what the options ask for,
 * or when a file is damaged.
 */
export async function runVerify(host: Host, line: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(verifySurface, line.option)
  if (line.positionals.length === 0) {
    throw new ProblemError(error('CFG003', 'No PATH was given.', 'Name files or folders: nix-cuda verify PATH…'))
  }
  const { files, problems } = await inspectPaths(host, line.positionals, inputs)
  process.stdout.write(inputs.json ? `${JSON.stringify({ files, problems }, null, 2)}\n` : verifyText(files, problems))
  return problems.some((problem) => problem.severity === 'error') ? 1 : 0
}

/** One line per file with device code, then what is wrong or worth a look. */
export function verifyText(files: readonly InspectedRow[], problems: readonly Problem[]): string {
  const rows = files
    .filter((file) => file.images > 0)
    .map((file) => [
      file.file,
      file.targets.join(' ') || '-',
      file.ptx.join(' ') || '-',
      file.toolkits.join(' ') || '-',
      String(file.images),
    ])
  const table = rows.length > 0 ? textTable([['FILE', 'TARGETS', 'PTX', 'CUDA', 'IMAGES'], ...rows]) : ''
  const counted = `${files.length} files looked at, ${rows.length} with device code`
  return `${[table, problems.map(formatProblem).join('\n'), counted].filter((part) => part !== '').join('\n\n')}\n`
}
