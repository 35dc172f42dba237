import { styled } from '../../model/style.ts'
import { problemText } from '../../report/problem-text.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jsonText } from '../../runner/sink.ts'
import type { CommandLine, ExitCode } from '../command-line.ts'
import { makeImage } from './sources.ts'
import { containerizeCommandSurface } from './surface.ts'

/** `nix-cuda containerize`: the same as the action, and the image as text or JSON. */
export async function runContainerize(host: Host, { option }: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(containerizeCommandSurface, option)
  const { headline, rows, problems, document } = await makeImage(host, inputs, () => {})
  if (inputs.json) host.answer(jsonText(document))
  else {
    const lines = rows.map(([name, value]) => `  ${styled('name', name)}: ${value}`)
    host.answer(`${[...problems.map(problemText), headline, ...lines].join('\n')}\n`)
  }
  return 0
}
