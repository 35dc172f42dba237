import { relative } from 'node:path'
import { type Expectation, verifyImages } from '../inspect/verify.ts'
import { type Capability, computeName, parseCapability, smName } from '../model/capability.ts'
import { error, formatProblem, type Problem, ProblemError } from '../model/problem.ts'
import { formatVersion, parseVersion } from '../model/version.ts'
import type { Host } from '../runner/host.ts'
import { type Inputs, readInputs } from '../runner/inputs.ts'
import { textTable } from '../runner/terminal.ts'
import type { CommandLine, ExitCode } from './command-line.ts'
import { inspectTree } from './prove-cell.ts'
import { verifySurface } from './surfaces.ts'

/**
 * `nix-cuda verify PATH…`: prints what device code the files have. Exit code 1 when it is not what the options ask for,
 * or when a file is damaged.
 */
export async function runVerify(host: Host, line: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(verifySurface, line.option)
  const expectation = expectationFrom(inputs)
  if (line.positionals.length === 0) {
    throw new ProblemError(error('CFG003', 'No PATH was given.', 'Name files or folders: nix-cuda verify PATH…'))
  }
  const name = (file: string) => relative(host.cwd, file) || file
  const trees = line.positionals.map((path) => inspectTree(host, path, name))
  const verdict = verifyImages(
    trees.flatMap((tree) => tree.files),
    expectation,
  )
  const problems = [...trees.flatMap((tree) => tree.problems), ...verdict.problems]
  const files = verdict.files.map((file) => ({
    file: file.file,
    targets: file.targets.map(smName),
    ptx: file.ptx.map(computeName),
    toolkits: file.toolkits.map(formatVersion),
    images: file.images,
    stubs: file.stubs,
  }))
  process.stdout.write(inputs.json ? `${JSON.stringify({ files, problems }, null, 2)}\n` : verifyText(files, problems))
  return problems.some((problem) => problem.severity === 'error') ? 1 : 0
}

interface Row {
  readonly file: string
  readonly targets: readonly string[]
  readonly ptx: readonly string[]
  readonly toolkits: readonly string[]
  readonly images: number
}

function verifyText(files: readonly Row[], problems: readonly Problem[]): string {
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

/** With no option the command only tells what is there, and no device code is fine. Throws ProblemError CFG001. */
function expectationFrom(inputs: Inputs<typeof verifySurface>): Expectation {
  const problems: Problem[] = []
  const targets: Capability[] = []
  const ptx: Capability[] = []
  for (const word of (inputs.capabilities ?? []).flatMap((entry) => entry.split(/\s+/))) {
    const capability = parseCapability(word.replace(/\+ptx$/i, ''))
    if (!capability) problems.push(refuse('capabilities', word, 'capabilities as in 8.0, 9.0a, 9.0+PTX'))
    else {
      targets.push(capability)
      if (/\+ptx$/i.test(word)) ptx.push(capability)
    }
  }
  const toolkit = inputs.toolkit === undefined ? undefined : parseVersion(inputs.toolkit)
  if (inputs.toolkit !== undefined && !toolkit)
    problems.push(refuse('toolkit', inputs.toolkit, 'major.minor, as in 12.8'))
  if (problems.length > 0) throw new ProblemError(problems)
  const asked = targets.length > 0 || toolkit !== undefined
  return { targets, ptx, ...(toolkit ? { toolkit } : {}), allowNoDeviceCode: !asked }
}

function refuse(option: string, value: string, expected: string): Problem {
  return error('CFG001', `Option --${option} is ${JSON.stringify(value)}.`, `It accepts ${expected}.`)
}
