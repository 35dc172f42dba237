import { join } from 'node:path'
import { factsExpression } from '../../cuda/expression-facts.ts'
import type { NixpkgsFacts } from '../../cuda/facts.ts'
import { readNixpkgs } from '../../cuda/request-entries.ts'
import { builtInTables, type Tables, tablesFor } from '../../cuda/tables.ts'
import type { NixpkgsSource } from '../../model/documents.ts'
import { type Problem, ProblemError } from '../../model/problem.ts'
import { readNixpkgsFacts } from '../../nix/build/nixpkgs-facts.ts'
import { findNix, lookForNix, type Nix } from '../../nix/find.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jobFolder } from '../../runner/job.ts'
import type { CommandLine, ExitCode } from '../command-line.ts'
import { defaultSystem, noLockedNixpkgs, readLockedNixpkgs } from '../plan/load-request.ts'
import { type AskedNixpkgs, checkTables } from './check.ts'
import { tablesSurface } from './surface.ts'
import { tablesJson, tablesText } from './text.ts'

/**
 * `nix-cuda tables`: prints the built-in tables, with what a Nixpkgs says laid over them where one is named and Nix is
 * there. With `--check`, exit code 1 where they differ from that Nixpkgs or a ptxas of this machine, 3 where there is
 * neither. Throws ProblemError CFG001 and CFG009 for a Nixpkgs that is none, BLD001 for one that cannot be asked, and
 * INS001 where `--check` names one and there is no Nix.
 */
export async function runTables(host: Host, line: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(tablesSurface, line.option)
  const source = inputs.nixpkgs === undefined ? undefined : await sourceOf(host, inputs.nixpkgs)
  if (inputs.check) {
    const nixpkgs = source && (await askNixpkgs(host, await findNix(host), source))
    return checkTables(host, nixpkgs, inputs.json)
  }
  const nix = source && (await lookForNix(host))
  if (source && !nix) host.log.info('No Nix on this machine: these are the built-in tables, without those of Nixpkgs')
  const nixpkgs = source && nix ? await askNixpkgs(host, nix, source) : undefined
  const tables: Tables = nixpkgs ? tablesFor(nixpkgs.facts) : builtInTables
  const print = inputs.json ? tablesJson : tablesText
  host.answer(print(tables, nixpkgs?.source))
  return 0
}

async function sourceOf(host: Host, text: string): Promise<NixpkgsSource> {
  const problems: Problem[] = []
  const choice = readNixpkgs(text, { kind: 'input', input: 'nixpkgs' }, (problem) => problems.push(problem))
  if (!choice) throw new ProblemError(problems)
  if (choice.kind !== 'lock') return choice
  const locked = await readLockedNixpkgs(host, host.cwd)
  if (!locked) throw new ProblemError(await noLockedNixpkgs(host, host.cwd))
  return locked
}

async function askNixpkgs(host: Host, nix: Nix, source: NixpkgsSource): Promise<AskedNixpkgs> {
  const file = join(jobFolder(host), 'expressions', 'tables.nix')
  await writeAtomically(host, file, factsExpression(source, defaultSystem(host), { root: host.cwd }))
  const facts: NixpkgsFacts | { readonly problem: Problem } = await readNixpkgsFacts(host, nix, { file })
  if ('problem' in facts) throw new ProblemError({ ...facts.problem, severity: 'error' })
  return { source, facts }
}
