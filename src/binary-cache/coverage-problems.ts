import type { ProblemCode } from '../model/codes.ts'
import { type Problem, warning } from '../model/problem.ts'
import { cacheName, cacheSubject } from '../nix/configure/caches.ts'

/** What can be wrong with some of what a cache serves. */
export type CacheProblemCode = Extract<ProblemCode, 'CCH008' | 'CCH009' | 'CCH010' | 'CCH012'>

/** Counts what goes wrong, so that a cache gets one warning of each kind and not thousands. */
export interface CacheProblems {
  /** One path or file; `example` is said of the first. */
  count(cache: string, code: CacheProblemCode, example: string): void
  /** The cache is not asked any more. */
  stopAsking(cache: string): void
  /** A whole problem, said as it is. */
  add(problem: Problem): void
  problems(): readonly Problem[]
}

interface Tally {
  readonly cache: string
  readonly code: CacheProblemCode
  readonly example: string
  count: number
}

const network = 'Its paths count as not cached. Check its URL and the network of this machine.'
const fixes: Readonly<Record<CacheProblemCode, string>> = {
  CCH008: 'Add its public key to extra-trusted-public-keys, exactly as its owner publishes it.',
  CCH009: network,
  CCH010: 'These paths count as not cached. Try again later, or report it to the owner of the cache.',
  CCH012: 'Report it to the owner of the cache, or remove the cache.',
}

const words: Readonly<Record<CacheProblemCode, (cache: string, count: number, example: string) => string>> = {
  CCH008: (cache, count, example) => `${cache} serves ${count} path(s) that no trusted key signed, such as ${example}`,
  CCH009: (cache, count, example) => `${cache} did not answer ${count} question(s) (${example})`,
  CCH010: (cache, count, example) => `${cache} answered ${count} question(s) with an error (${example})`,
  CCH012: (cache, count, example) => `${cache} lists ${count} path(s) whose NAR it does not serve, such as ${example}`,
}

export function cacheProblems(): CacheProblems {
  const tallies = new Map<string, Tally>()
  const alone = new Set<string>()
  const others: Problem[] = []
  return {
    count: (cache, code, example) => {
      const key = `${code} ${cache}`
      const known = tallies.get(key)
      if (known) known.count += 1
      else tallies.set(key, { cache, code, example, count: 1 })
    },
    stopAsking: (cache) => alone.add(cache),
    add: (problem) => others.push(problem),
    problems: () => {
      const counted = [...tallies.values()].map(({ cache, code, example, count }) => {
        const unasked = (code === 'CCH009' || code === 'CCH010') && alone.has(cache)
        const said = words[code](`The cache ${cacheName(cache)}`, count, example)
        const message = `${said}${unasked ? ' and was not asked again' : ''}.`
        return warning(code, message, fixes[code], { subject: cacheSubject(cache) })
      })
      return [...others, ...counted]
    },
  }
}
