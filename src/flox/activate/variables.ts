import { error, type Problem } from '../../model/problem.ts'

/** Names that the shell or Flox itself sets, so that a value would be lost or break the activation. */
const taken = /^(?:_|FLOX_(?:ENV|ENV_CACHE|ENV_PROJECT|SHELL)|SHLVL|PWD|OLDPWD)$/

/**
 * Variables of `KEY=VALUE` lines; a value is all that stands behind the first `=`, as it stands there. Empty lines and lines
 * that begin with `#` do not count. Pure; no problem has a value in it, which may be secret.
 */
export function parseVariables(text: string): {
  readonly variables: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
} {
  const variables: Record<string, string> = {}
  const problems: Problem[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue
    const [, name = '', value] = /^\s*([^=\s]+)=(.*)$/.exec(line) ?? []
    const wrong = value === undefined ? 'is not KEY=VALUE' : wrongName(name, variables)
    if (wrong) problems.push(refuse(index + 1, wrong))
    else Object.assign(variables, { [name]: value })
  }
  return { variables, problems }
}

/** Every value, for masking. */
export function valuesOf(text: string): readonly string[] {
  return Object.values(parseVariables(text).variables)
}

function wrongName(name: string, variables: Readonly<Record<string, string>>): string | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return 'has a name that no variable can have'
  if (taken.test(name)) return `sets ${name}, which Flox or the shell sets`
  return Object.hasOwn(variables, name) ? `sets ${name} a second time` : undefined
}

function refuse(line: number, wrong: string): Problem {
  const fix = 'Write one KEY=VALUE per line, each name once; letters, digits and _ are what a name is made of.'
  return error('CFG001', `Line ${line} of the input variables ${wrong}.`, fix)
}
