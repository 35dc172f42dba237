import { error, ProblemError } from '../../model/problem.ts'
import { styled } from '../../model/style.ts'
import { explainHint, problemText } from '../../report/problem-text.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jsonText } from '../../runner/sink.ts'
import { type CommandLine, type ExitCode, exitCodeOf } from '../command-line.ts'
import { imageTestCommandSurface } from './surface.ts'
import { testImage } from './test-image.ts'
import { imageTestHeadline, imageTestRows } from './text.ts'

/** `nix-cuda image-test IMAGE [-- WORD…]`: the same as the action. */
export async function runImageTest(host: Host, line: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(imageTestCommandSurface, line.option)
  const [image, ...command] = line.positionals
  if (image === undefined) {
    throw new ProblemError(error('CFG003', 'No IMAGE was given.', 'Name one: nix-cuda image-test IMAGE'))
  }
  const result = await testImage(host, { ...inputs, image, command })
  const { problems } = result
  if (inputs.json) host.answer(jsonText(result))
  else {
    const rows = imageTestRows(result).map(([name, value]) => `  ${styled('name', name)}: ${value}`)
    const parts = [...problems.map(problemText), imageTestHeadline(result), ...rows, explainHint(problems)]
    host.answer(`${parts.filter((part) => part !== '').join('\n')}\n`)
  }
  return problems.some(({ severity }) => severity === 'error') ? exitCodeOf(problems) : 0
}
