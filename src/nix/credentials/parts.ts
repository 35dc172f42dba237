import { join } from 'node:path'
import { type Problem, warning } from '../../model/problem.ts'
import { readSaved } from '../../model/saved.ts'
import type { CredentialsPart } from '../schema.ts'
import { printEnvironmentFile } from './environment.ts'
import { mergeNetrc } from './netrc.ts'
import { credentialFiles, partName } from './plan.ts'
import type { Vault } from './vault.ts'

/** Where Nix looks when nobody says otherwise. https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-netrc-file */
export const defaultNetrc = '/etc/nix/netrc'

/** The parts that these jobs have put in; what cannot be read counts for nothing. */
export async function readParts(
  vault: Vault,
  folder: string,
  jobs: readonly string[],
): Promise<readonly CredentialsPart[]> {
  const texts = await Promise.all(jobs.map((job) => vault.read(join(folder, `${partName(job)}.json`))))
  const load = async () => (await import('../schema.ts')).credentialsPart
  const parts = await Promise.all(texts.map((text) => readSaved(text, load)))
  return parts.filter((part) => part !== undefined)
}

/** Files of one job: its part, and the key that its builders name. */
export async function writePart(vault: Vault, job: string, part: CredentialsPart, key: string): Promise<void> {
  await writeOrRemove(vault, `${partName(job)}.key`, key === '' ? '' : `${key}\n`)
  await vault.write(`${partName(job)}.json`, JSON.stringify(part))
}

/** Takes a job's files away. */
export async function dropPart(vault: Vault, job: string): Promise<void> {
  for (const kind of ['json', 'key']) await vault.remove(`${partName(job)}.${kind}`)
}

/** The files that Nix reads, of all parts; one that would be empty goes. */
export async function writeMerged(vault: Vault, parts: readonly CredentialsPart[]): Promise<void> {
  const netrcs = parts.map(({ netrc }) => netrc).filter((text) => text.trim() !== '')
  const base = parts.find(({ netrcBase }) => netrcBase !== undefined)?.netrcBase ?? defaultNetrc
  const builders = [...new Set(parts.flatMap((part) => part.builders))]
  const netrc = netrcs.length === 0 ? '' : mergeNetrc(netrcs, (await vault.read(base)) ?? '')
  await writeOrRemove(vault, credentialFiles.netrc, netrc)
  await writeOrRemove(vault, credentialFiles.machines, builders.map((line) => `${line}\n`).join(''))
  await writeOrRemove(vault, credentialFiles.environment, printEnvironmentFile(variablesOf(parts)))
}

/** Where Nix reads our file already, the earlier parts know which one it read before. */
export function withBase(part: CredentialsPart, known: readonly CredentialsPart[]): CredentialsPart {
  const base = part.netrcBase ?? known.find(({ netrcBase }) => netrcBase !== undefined)?.netrcBase
  return { ...part, netrcBase: base }
}

/** The variables of all; the last one's count. */
export function variablesOf(parts: readonly CredentialsPart[]): Readonly<Record<string, string>> {
  return Object.assign({}, ...parts.map(({ variables }) => variables)) as Record<string, string>
}

/** One warning CFG028 for each variable that another job gives another value. Values are not repeated. */
export function findConflicts(mine: CredentialsPart, others: readonly CredentialsPart[]): readonly Problem[] {
  return Object.entries(mine.variables)
    .filter(([name, value]) => others.some(({ variables }) => (variables[name] ?? value) !== value))
    .map(([name]) =>
      warning(
        'CFG028',
        `Another job on this machine gives the daemon another ${name}, and both jobs get one of the two.`,
        'Run jobs with different credentials one after the other, or on separate machines.',
      ),
    )
}

async function writeOrRemove(vault: Vault, name: string, text: string): Promise<void> {
  await (text === '' ? vault.remove(name) : vault.write(name, text))
}
