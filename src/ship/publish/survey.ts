import { readServedPath, type ServedPath } from '../../binary-cache/coverage-narinfo.ts'
import { narInfoFile } from '../../binary-cache/narinfo.ts'
import type { SecretKey } from '../../binary-cache/signing.ts'
import { error, type Problem, ProblemError, warning } from '../../model/problem.ts'
import { limitTo } from '../../runner/limit.ts'
import type { CacheFiles, PathFacts } from './destination.ts'

/** What a binary cache has of the paths that are published. */
export interface Survey {
  readonly missing: readonly PathFacts[]
  /** There as here, but without a signature of the key: narinfos by name, with it. */
  readonly unsigned: ReadonlyMap<string, string>
  readonly warnings: readonly Problem[]
}

export interface SurveyOptions {
  /** What messages call the place. */
  readonly name: string
  readonly storeDir: string
  readonly key: SecretKey
}

/** Narinfos asked for at a time. */
const questions = 32

/**
 * Asks for every path. Throws ProblemError SHP046 for each path that is there with other content, SHP052 for a cache of another
 * store folder, and what the place throws. A warning SHP049 where the paths there are signed, and none with this key.
 */
export async function surveyCache(
  files: CacheFiles,
  paths: readonly PathFacts[],
  { name, storeDir, key }: SurveyOptions,
): Promise<Survey> {
  const info = await files.read('nix-cache-info')
  const theirs = /^StoreDir: *(.*)$/m.exec(info ?? '')?.[1]?.trim()
  if (theirs !== undefined && theirs !== storeDir) {
    const message = `${name} is a cache for stores in ${theirs}, and this one is in ${storeDir}.`
    throw new ProblemError(error('SHP052', message, 'Publish to a cache for this store folder.'))
  }
  const turn = limitTo(questions)
  const missing = new Set<PathFacts>()
  const different: Problem[] = []
  const unsigned = new Map<string, string>()
  const strangers = new Set<string>()
  let known = 0
  await Promise.all(
    paths.map((facts) =>
      turn(async () => {
        const file = narInfoFile(facts.path.slice(storeDir.length + 1))
        const text = await files.read(file)
        if (text === undefined) return void missing.add(facts)
        const served = readServedPath(text, facts.path, storeDir)
        if ('wrong' in served) return void different.push(unreadable(name, file, served.wrong))
        const narHash = served.fingerprint.split(';')[2] ?? ''
        if (narHash !== facts.narHash) return void different.push(otherContent(name, facts, narHash))
        if (key.publicKey.verifies(served.fingerprint, served.signatures)) {
          known += 1
          return
        }
        if (!isSame(served, facts)) return void different.push(otherReferences(name, facts))
        for (const signature of served.signatures) strangers.add(signature.split(':')[0] ?? '')
        for (const signer of facts.signers) strangers.delete(signer)
        const others = text.split('\n').filter((line) => !line.startsWith(`Sig: ${key.publicKey.name}:`))
        unsigned.set(file, `${others.join('\n')}Sig: ${key.sign(served.fingerprint)}\n`)
      }),
    ),
  )
  if (different.length > 0) throw new ProblemError(different)
  const wrongKey = known === 0 && strangers.size > 0
  return {
    // As they were asked for: in the order of their references.
    missing: paths.filter((facts) => missing.has(facts)),
    unsigned,
    warnings: wrongKey ? [strangeKey(name, key.publicKey.name, [...strangers])] : [],
  }
}

/** Whether the rest of what is signed is as this store has it: a path that refers to itself does so by its content. */
function isSame({ fingerprint, references }: ServedPath, facts: PathFacts): boolean {
  return fingerprint.split(';')[3] === `${facts.narSize}` && references.join() === facts.references.toSorted().join()
}

function otherReferences(name: string, { path }: PathFacts): Problem {
  const message = `${name} has ${path} with another size or other references than this store, and signing-key has not signed it.`
  return error('SHP046', message, 'Remove it there, and run it again.', { subject: { path } })
}

/** SHP046. */
export function otherContent(name: string, { path, narHash }: PathFacts, theirs: string): Problem {
  const message = `${name} has ${path} with other content: ${theirs} there, ${narHash} here.`
  const fix =
    'The build is not reproducible. Take the one that is there (build with this cache as a substituter), or remove it there first.'
  return error('SHP046', message, fix, { subject: { path } })
}

function unreadable(name: string, file: string, wrong: string): Problem {
  const message = `${name} has ${file}, which Nix would not take: ${wrong}.`
  return error('SHP046', message, 'Remove that file there, and run it again.', { subject: { path: file } })
}

function strangeKey(name: string, own: string, theirs: readonly string[]): Problem {
  const keys = theirs.toSorted().join(', ')
  const message = `What ${name} has already is signed with ${keys}, and signing-key is ${own}.`
  const fix = 'Give the key of that cache, or tell its users to trust the new public key too.'
  return warning('SHP049', message, fix)
}
