import { rules } from '../../cuda/rules.ts'
import { advice, originOf } from '../../model/advice/all.ts'
import { type Blame, codes, type ProblemCode } from '../../model/codes.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { errorPage } from '../../model/project.ts'
import { styled } from '../../model/style.ts'
import { wrapped } from '../../report/text-table.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jsonText } from '../../runner/sink.ts'
import { type CommandLine, type ExitCode, exitCodeOf } from '../command-line.ts'
import { explainSurface } from './surface.ts'

const blames: Readonly<Record<Blame, string>> = {
  request: 'the request: what was asked for has to change',
  finding: 'a finding: the software is not as requested',
  environment: 'the environment: the machine, its network or a service',
}

/** `nix-cuda explain CODE…`: prints what is known of problem codes. Throws ProblemError CFG001 for what is no code. */
export async function runExplain(host: Host, line: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(explainSurface, line.option)
  if (line.positionals.length === 0) {
    throw new ProblemError(
      error('CFG003', 'No CODE was given.', 'Name codes as messages have them: nix-cuda explain VER001'),
    )
  }
  const names = line.positionals.map((text) => text.toUpperCase())
  const unknown = names.filter((name) => !isCode(name))
  if (unknown.length > 0) throw new ProblemError(unknown.map(unknownCode))
  const pages = names.filter(isCode).map(pageOf)
  host.answer(inputs.json ? jsonText(pages) : pages.map(pageText).join('\n'))
  return 0
}

function isCode(name: string): name is ProblemCode {
  return Object.hasOwn(codes, name)
}

function pageOf(code: ProblemCode) {
  const { blame, meaning } = codes[code]
  const exitCode = exitCodeOf([error(code, '', '')])
  const rule = rules.find((one) => one.code === code)
  return {
    code,
    meaning,
    blame,
    exitCode,
    ...advice[code],
    from: originOf(code),
    source: rule?.source,
    page: errorPage(code),
  }
}

function pageText(page: ReturnType<typeof pageOf>): string {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Blame', `${blames[page.blame]} (exit code ${page.exitCode})`],
    ['Cause', page.cause],
    ['Remedy', page.remedy],
    ['Reported', page.from],
    ['Rule', page.source],
    ['Page', page.page],
  ]
  const lines = rows.flatMap(([name, text]) =>
    text ? [`  ${styled('faint', name.padEnd(10))}${wrapped(text, 12)}`] : [],
  )
  return `${styled('name', page.code)} ${styled('heading', page.meaning)}\n\n${lines.join('\n')}\n`
}

function unknownCode(name: string) {
  const family = Object.keys(codes).filter((code) => code.startsWith(name.slice(0, 3)))
  const known = (family.length > 0 ? family : Object.keys(codes).filter((code) => code.endsWith('001'))).toSorted()
  return error('CFG001', `There is no problem code ${JSON.stringify(name)}.`, `Codes like it: ${known.join(', ')}.`)
}
