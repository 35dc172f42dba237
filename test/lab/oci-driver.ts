/** `nix-cuda containerize` in a process of its own; prints its JSON, or the codes and texts of its problems to stderr. */
import { parseArgs } from 'node:util'
import { runContainerize } from '../../src/actions/containerize/command.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { recordingLog } from '../recording-log.ts'

const { values } = parseArgs({ strict: false })
const host = realHost(recordingLog())
const option = (name: string) => (name === 'json' ? 'true' : (values[name] as string | undefined))
try {
  await runContainerize({ ...host, answer: (text) => void process.stdout.write(text) }, { option, positionals: [] })
} catch (cause) {
  if (!(cause instanceof ProblemError)) throw cause
  for (const { code, message } of cause.problems) process.stderr.write(`${code} ${message}\n`)
  process.exitCode = 1
}
