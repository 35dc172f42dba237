import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { logDetail } from '../../runner/log.ts'
import type { CommandLine, ExitCode } from '../command-line.ts'
import { examinationJson, examineGpu } from '../gpu/examine.ts'
import { requirementsFrom } from '../gpu/inputs.ts'
import { examinationText, sourcesText } from '../gpu/text.ts'
import { doctorSurface } from './surface.ts'

/** `nix-cuda doctor`: says whether CUDA programs run on this machine. Exit code 1 when something is an error. */
export async function runDoctor(host: Host, line: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(doctorSurface, line.option)
  const { plan, results, cells } = inputs
  const programs = { paths: line.positionals, plan, results, cells }
  const found = await examineGpu(host, requirementsFrom(inputs, 'yes'), programs)
  for (const fact of sourcesText(found.gpu)) logDetail(host.log, fact)
  host.answer(inputs.json ? examinationJson(found) : examinationText(found))
  return found.good ? 0 : 1
}
