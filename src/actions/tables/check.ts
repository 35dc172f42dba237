import { type Compiler, compareTables, type Difference, differenceText, isInScope } from '../../cuda/compare-tables.ts'
import type { NixpkgsFacts } from '../../cuda/facts.ts'
import { tableDifferences } from '../../cuda/tables.ts'
import { toolkits } from '../../cuda/toolkits.ts'
import type { NixpkgsSource } from '../../model/documents.ts'
import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { jsonText } from '../../runner/sink.ts'
import type { ExitCode } from '../command-line.ts'
import { askPtxas, findPtxas } from './ask-ptxas.ts'
import { nameOf } from './text.ts'

/** A Nixpkgs and what it says of CUDA. */
export interface AskedNixpkgs {
  readonly source: NixpkgsSource
  readonly facts: NixpkgsFacts
}

interface AskedCompiler extends Compiler {
  /** Its real path. */
  readonly program: string
}

/** One fact that the built-in tables have otherwise, and who says so. */
type Found = (Difference | { readonly kind: 'nixpkgs' }) & { readonly from: string; readonly text: string }

/**
 * Holds the built-in tables against a Nixpkgs, where one was asked, and every ptxas of this machine. Prints each
 * difference, and with what was compared. Throws ProblemError BLD003 when it was cancelled.
 */
export async function checkTables(host: Host, nixpkgs: AskedNixpkgs | undefined, json: boolean): Promise<ExitCode> {
  const compilers = await askAll(host)
  if (!nixpkgs && compilers.length === 0) {
    host.log.info(
      'Nothing to compare with: no Nixpkgs was named, and no ptxas was found on PATH, in CUDA_PATH, CUDA_HOME or /usr/local/cuda*. ' +
        'Name a Nixpkgs (--nixpkgs lock), or put bin of a CUDA toolkit on PATH.',
    )
    return 3
  }
  if (nixpkgs && nixpkgs.facts.capabilities === null) {
    host.log.info(`${nameOf(nixpkgs.source)} lists no capabilities: of it, only toolkits are compared`)
  }
  const found = [...(nixpkgs ? fromNixpkgs(nixpkgs) : []), ...compilers.flatMap(fromCompiler)]
  host.answer(json ? asJson(found, nixpkgs, compilers) : asText(found, nixpkgs, compilers))
  return found.length === 0 ? 0 : 1
}

/** What cannot be asked is told and left out, and so is what is older than the tables. */
async function askAll(host: Host): Promise<readonly AskedCompiler[]> {
  const asked: AskedCompiler[] = []
  for (const program of await findPtxas(host)) {
    const compiler = await askPtxas(host, program)
    if (host.cancelled.aborted)
      throw new ProblemError(error('BLD003', 'The comparison was cancelled.', 'Run it again.'))
    if ('trouble' in compiler) host.log.info(`Not compared: ${compiler.trouble}`)
    else if (isInScope(compiler.toolkit)) asked.push({ program, ...compiler })
    else {
      const first = toolkits[0]?.version ?? 'later'
      host.log.info(`Not compared: ${program} is of CUDA ${compiler.toolkit}, the tables begin with ${first}.`)
    }
  }
  return asked
}

function fromNixpkgs({ source, facts }: AskedNixpkgs): readonly Found[] {
  const from = `Nixpkgs ${nameOf(source)}`
  return tableDifferences(facts).map((text) => ({ kind: 'nixpkgs', from, text }))
}

function fromCompiler(compiler: AskedCompiler): readonly Found[] {
  const from = nameOfCompiler(compiler)
  return compareTables([compiler]).map((one) => ({ ...one, from, text: differenceText(one) }))
}

function asText(
  found: readonly Found[],
  nixpkgs: AskedNixpkgs | undefined,
  compilers: readonly AskedCompiler[],
): string {
  const asked = [...(nixpkgs ? [`Nixpkgs ${nameOf(nixpkgs.source)}`] : []), ...compilers.map(nameOfCompiler)]
  const facts = `${found.length} ${found.length === 1 ? 'fact' : 'facts'}`
  const outcome =
    found.length === 0 ? 'The built-in tables agree with' : `The built-in tables have ${facts} otherwise than`
  return [...found.map((one) => `${one.from}: ${one.text}`), `${outcome}:`, ...asked.map((one) => `  ${one}`), ''].join(
    '\n',
  )
}

function asJson(
  differences: readonly Found[],
  nixpkgs: AskedNixpkgs | undefined,
  compilers: readonly AskedCompiler[],
): string {
  const source = nixpkgs ? { source: nixpkgs.source, toolkits: Object.keys(nixpkgs.facts.toolkits) } : null
  return jsonText({ differences, nixpkgs: source, compilers })
}

function nameOfCompiler({ version, program }: AskedCompiler): string {
  return `ptxas ${version} (${program})`
}
