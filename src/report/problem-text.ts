/** Problems as a terminal shows them. */
import { formatProblem, type Problem, type Severity } from '../model/problem.ts'
import { type Style, styled, unstyled } from '../model/style.ts'

const styles: Readonly<Record<Severity, Style>> = { error: 'bad', warning: 'warning', notice: 'name' }

/** As `formatProblem`, the code in the colour of its severity; what programs said, which a message may repeat, has none. */
export function problemText(problem: Problem): string {
  const text = unstyled(formatProblem(problem))
  const at = text.indexOf(`${problem.code}: `)
  return text.slice(0, at) + styled(styles[problem.severity], problem.code) + text.slice(at + problem.code.length)
}

/** One line that says where more about these problems is found, or nothing where there are none. */
export function explainHint(problems: readonly Pick<Problem, 'code'>[]): string {
  const codes = [...new Set(problems.map(({ code }) => code))].sort()
  if (codes.length === 0) return ''
  return `For causes and remedies: nix-cuda explain ${codes.join(' ')}`
}
