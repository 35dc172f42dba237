import { reportContainers } from '../../inspect/report.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { styled } from '../../model/style.ts'
import { explainHint, problemText } from '../../report/problem-text.ts'
import { textTable } from '../../report/text-table.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jsonText } from '../../runner/sink.ts'
import type { ComparedPath } from '../../ship/evidence/compare.ts'
import type { CommandLine, ExitCode } from '../command-line.ts'
import { type InspectedRow, inspectPaths, type PathsReport } from './inspect-paths.ts'
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
  const { files, gpus, problems, evidence, inspected } = await inspectPaths(host, line.positionals, inputs)
  const whole = () => {
    const detailed = files.map((file, index) => {
      const found = inspected[index]
      return { ...file, containers: found ? reportContainers(found) : [] }
    })
    return jsonText({ files: detailed, gpus, problems, ...(evidence.length > 0 ? { evidence } : {}) })
  }
  host.answer(inputs.json ? whole() : verifyText({ files, gpus, problems, evidence }))
  return problems.some((problem) => problem.severity === 'error') ? 1 : 0
}

/** One line per file with device code, one per GPU, one per path with evidence, then errors, warnings and notices. */
export function verifyText({ files, gpus, problems, evidence }: Omit<PathsReport, 'inspected'>): string {
  const rows = files
    .filter((file) => file.images > 0)
    .map((file) => [
      file.file,
      targetsText(file),
      file.ptx.join(' ') || '-',
      file.ltoir.join(' ') || '-',
      file.toolkits.join(' ') || '-',
      String(file.units),
      String(file.images),
      file.places.join(' '),
    ])
  const heading = ['FILE', 'TARGETS', 'PTX', 'LTO-IR', 'CUDA', 'UNITS', 'IMAGES', 'FOUND IN']
  const table = rows.length > 0 ? textTable([heading, ...rows]) : ''
  const answers = gpus.map(({ gpu, capability, runs, driver, units }) => [
    gpu,
    capability,
    runs === null ? '-' : runsText[runs],
    driver ?? '-',
    String(units.sass),
    String(units.jit),
    String(units.driver + units.unknown + units.none),
  ])
  const gpuTable =
    answers.length > 0
      ? textTable([['GPU', 'CAPABILITY', 'RUNS', 'DRIVER FROM', 'SASS', 'JIT', 'NOT'], ...answers])
      : ''
  const counted = `${files.length} ${files.length === 1 ? 'file' : 'files'} read, ${rows.length} with device code`
  const parts = [
    table,
    gpuTable,
    evidenceText(evidence),
    problems.map(problemText).join('\n'),
    counted,
    styled('faint', explainHint(problems)),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function evidenceText(paths: readonly ComparedPath[]): string {
  const rows = paths.map(({ path, sha256, subject }) => [path, sha256, subject ?? 'nothing'])
  return rows.length > 0 ? textTable([['PATH', 'SHA-256 OF ITS NAR', 'IN THE EVIDENCE'], ...rows]) : ''
}

const runsText = {
  sass: 'SASS',
  jit: 'PTX, JIT',
  driver: 'needs a newer driver',
  unknown: 'cannot be determined',
  none: 'no',
} as const

/** `sm_80 sm_90 (linked at load) sm_100 (3 of 7 units)`. */
function targetsText({ targets, linkedAtLoad, partly, units }: InspectedRow): string {
  const all = targets.map((target) => (linkedAtLoad.includes(target) ? `${target} (linked at load)` : target))
  const some = partly.map((one) => `${one.target} (${one.units} of ${units} units)`)
  return [...all, ...some].join(' ') || '-'
}
