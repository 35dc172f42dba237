import type { GitHub, Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { verifyText } from './command.ts'
import { inspectPaths } from './inspect-paths.ts'
import { verifyActionSurface } from './surface.ts'

/** The verify action: says what device code files hold. Exit code 1 when it is not what was asked for. */
export async function runVerifyAction(host: Host, github: GitHub): Promise<0 | 1> {
  const inputs = readInputs(verifyActionSurface, github.actionInput)
  const paths = inputs.paths.split('\n').map((path) => path.trim())
  const report = await inspectPaths(
    host,
    paths.filter((path) => path !== ''),
    inputs,
  )
  const { files, gpus, problems } = report
  host.log.info(verifyText({ ...report, problems: [] }))
  github.setOutputs(verifyActionSurface, {
    files: JSON.stringify(files),
    gpus: JSON.stringify(gpus),
    problems: JSON.stringify(problems),
  })
  github.annotate(problems)
  return problems.some((problem) => problem.severity === 'error') ? 1 : 0
}
