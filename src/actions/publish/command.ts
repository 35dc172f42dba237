import { styled } from '../../model/style.ts'
import { problemText } from '../../report/problem-text.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jsonText } from '../../runner/sink.ts'
import type { CommandLine, ExitCode } from '../command-line.ts'
import { exitCodeOf, publishAll } from './destinations.ts'
import { publishCommandSurface } from './surface.ts'

/** `nix-cuda publish`: the same as the action, and what was done as text or JSON. */
export async function runPublish(host: Host, { option }: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(publishCommandSurface, option)
  const publishing = { host, floxHost: async () => host, identity: undefined, mask: () => {} }
  const done = await publishAll(publishing, { ...inputs, 'signing-key': undefined, netrc: undefined })
  if (inputs.json) {
    host.answer(jsonText({ published: done.map(({ destination, document }) => ({ destination, ...document })) }))
    return exitCodeOf(done)
  }
  const parts = done.map(({ headline, rows, problems }) => {
    const lines = rows.map(([name, value]) => `  ${styled('name', name)}: ${value}`)
    return [...problems.map(problemText), headline, ...lines].join('\n')
  })
  host.answer(`${parts.join('\n\n')}\n`)
  return exitCodeOf(done)
}
