import { error, ProblemError } from '../../model/problem.ts'
import type { Nix } from '../../nix/find.ts'
import { requisitesOf, validOf } from '../../nix/store-paths.ts'
import type { Host } from '../../runner/host.ts'
import type { PathFacts } from './destination.ts'
import { pathFacts } from './path-facts.ts'

/** What is published together, and is visible as a whole or not at all: a cell, or a path that was named. */
export interface Shipment {
  /** Id of the cell, or the path. */
  readonly name: string
  /** Its outputs. */
  readonly outputs: readonly string[]
  /** Derivations that it comes from, for its licences. */
  readonly drvPaths: readonly string[]
  /** Those of them that evaluation calls unfree. */
  readonly unfree: readonly string[]
  /** Packages that its request allows because their licence is unfree. */
  readonly allowUnfree?: readonly string[]
  /** As in `12.4`, where it has one. */
  readonly toolkit: string | undefined
}

/** The store paths of all shipments, each once, what they refer to before themselves. */
export interface Closure {
  readonly paths: readonly PathFacts[]
  /** Those of one shipment, in that order. */
  readonly of: (shipment: Shipment) => readonly PathFacts[]
}

/** Throws ProblemError SHP041 for outputs that are not in the store (any more), SHP050 where the store does not answer. */
export async function closureOf(host: Host, nix: Nix, shipments: readonly Shipment[]): Promise<Closure> {
  const outputs = [...new Set(shipments.flatMap((shipment) => shipment.outputs))]
  const orThrow = <A extends object>(answer: A | { readonly failed: string }): A => {
    if (!('failed' in answer)) return answer
    const fix = 'Repair the store of this machine.'
    throw new ProblemError(error('SHP050', `The Nix store does not say what it has: ${answer.failed}.`, fix))
  }
  const valid = new Set(orThrow(await validOf(host, nix, outputs)).lines)
  const missing = shipments.flatMap(({ name, outputs: own }) =>
    own.filter((path) => !valid.has(path)).map((path) => missingProblem(name, path)),
  )
  if (missing.length > 0) throw new ProblemError(missing)
  const { lines } = orThrow(await requisitesOf(host, nix, outputs))
  const facts = new Map((await pathFacts(host, nix, lines)).map((one) => [one.path, one]))
  const paths = inOrder(facts, [...facts.keys()].sort())
  const order = new Map(paths.map(({ path }, index) => [path, index]))
  return {
    paths,
    of: (shipment) =>
      inOrder(facts, shipment.outputs).toSorted((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0)),
  }
}

function missingProblem(name: string, path: string) {
  const fix = 'Build it again in this job, or run it where it was built; a garbage collection may have removed it.'
  return error('SHP041', `${path} of ${name} is not in the store of this machine.`, fix, { subject: { path } })
}

/** Everything that these refer to, themselves included; what is referred to comes first. Pure. */
export function inOrder(facts: ReadonlyMap<string, PathFacts>, tops: readonly string[]): readonly PathFacts[] {
  const ordered = new Map<string, PathFacts>()
  const seen = new Set<string>()
  // Closures are deeper than the stack of this process.
  const stack = tops.toReversed().map((path) => ({ path, done: false }))
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { path, done } = top
    const own = facts.get(path)
    if (!own) continue
    if (done) ordered.set(path, own)
    else if (!seen.has(path)) {
      seen.add(path)
      stack.push({ path, done: true }, ...own.references.map((reference) => ({ path: reference, done: false })))
    }
  }
  return [...ordered.values()]
}
