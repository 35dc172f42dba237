import * as core from '@actions/core'
import { formatProblem, type Problem, worstSeverity } from '../model/problem.ts'
import { errorPage } from '../model/project.ts'
import { problemsIn } from './files.ts'
import type { GitHub, Host } from './host.ts'
import type { Log } from './log.ts'
import { safeLines, safeText } from './sink.ts'

/** GitHub shows at most 10 annotations of one kind from a step and cuts each at 4096 characters. */
const maxAnnotations = 10
const maxMessage = 4_000

/** What an action has of GitHub: its commands, and tokens that are asked for with this host's client. */
export function gitHubFor(host: Pick<Host, 'env' | 'http' | 'clock' | 'cancelled'>): GitHub {
  const idToken = async (audience: string) => {
    const { requestIdToken } = await import('./id-token.ts')
    const token = await requestIdToken(host, audience)
    core.setSecret(token)
    return token
  }
  return { ...gitHub, idToken }
}

/** GitHub's commands, through @actions/core. */
export const gitHub: Omit<GitHub, 'idToken'> = {
  actionInput: core.getInput,
  mask: (secret) => {
    if (secret !== undefined) core.setSecret(secret)
  },
  exportEnvironment: (path, variables) => {
    for (const folder of [...path].reverse()) core.addPath(folder)
    for (const [name, value] of Object.entries(variables)) core.exportVariable(name, value)
  },
  saveState: core.saveState,
  state: core.getState,
  setOutputs: (_surface, values) => {
    for (const [name, value] of Object.entries(values)) core.setOutput(name, String(value))
  },
  annotate,
  writeSummary: async (markdown) => {
    try {
      await core.summary.addRaw(markdown, true).write()
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      core.warning(safeText(`The summary could not be written: ${reason}`))
    }
  },
}

export function actionLog(): Log {
  let open = false
  return {
    info: (text) => {
      for (const line of safeLines(text)) core.info(line)
    },
    debug: (text) => {
      for (const line of safeLines(text)) core.debug(line)
    },
    group: (title) => {
      if (open) core.endGroup()
      open = true
      core.startGroup(safeLines(title).join(' '))
    },
    endGroup: () => {
      if (open) core.endGroup()
      open = false
    },
  }
}

function annotate(problems: readonly Problem[]): void {
  const say = { error: core.error, warning: core.warning, notice: core.notice } as const
  for (const severity of ['error', 'warning', 'notice'] as const) {
    const group = problems.filter((problem) => problem.severity === severity)
    for (const [index, problem] of group.entries()) {
      const message = safeText(`${problem.message} ${problem.fix}`.trim()).slice(0, maxMessage)
      if (index >= maxAnnotations) core.info(safeText(formatProblem(problem)))
      else say[severity](message, { title: problem.code, ...locationOf(problem) })
    }
  }
  const codes = [...new Set(problems.map(({ code }) => code))].sort()
  if (codes.length > 0) core.info(`For causes and remedies: ${codes.map(errorPage).join(' ')}`)
}

function locationOf(problem: Problem): core.AnnotationProperties {
  const { where } = problem
  if (!where) return {}
  return {
    file: safeText(where.file),
    ...(where.line === undefined ? {} : { startLine: where.line }),
    ...(where.column === undefined ? {} : { startColumn: where.column }),
  }
}

/**
 * The end of an action that threw: its problems as annotations, or one line for what nobody foresaw (with the stack
 * when RUNNER_DEBUG is set). Sets the exit code to 1.
 */
export function failAction(cause: unknown): void {
  process.exitCode = 1
  const problems = problemsIn(cause)
  if (problems) {
    annotate(problems)
    if (worstSeverity(problems) !== 'error') core.error('The action stopped.')
    return
  }
  const detail = cause instanceof Error ? (core.isDebug() ? cause.stack : cause.message) : String(cause)
  const what = `Unexpected: ${detail ?? 'unknown'}.`
  core.error(safeText(`${what} Run again with debug logging and report it as a bug of this action.`))
}
