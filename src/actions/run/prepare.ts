import { join } from 'node:path'
import { type BridgedEnvironment, bridgedEnvironment, type Dropped } from '../../gpu/bridge/environment.ts'
import { type BridgeFacts, findBridgeFacts } from '../../gpu/bridge/facts.ts'
import { glibcProblem, libcOf, locateProgram } from '../../gpu/bridge/glibc.ts'
import { type Bridge, type MadeBridge, makeBridge } from '../../gpu/bridge/make.ts'
import { findVendorFiles } from '../../gpu/bridge/vendors.ts'
import { error, notice, type Problem, ProblemError } from '../../model/problem.ts'
import { childEnv } from '../../runner/child-env.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'

/** A program that was asked for, and how it will find the driver. */
export interface Prepared {
  readonly argv: readonly [string, ...string[]] | undefined
  readonly bridge: Bridge
  readonly environment: BridgedEnvironment
  readonly problems: readonly Problem[]
}

/** Finds program and driver, makes the bridge, and judges whether they fit. Throws ProblemError GPU301, GPU304, GPU306, GPU309 and GPU310. */
export async function prepare(
  host: Host,
  words: readonly [string, ...string[]] | undefined,
  inputs: { readonly graphics: boolean; readonly bridge: boolean },
): Promise<Prepared> {
  const program = words && (await locateProgram(host, words[0]))
  if (words && program === undefined) throw new ProblemError(notFound(words[0]))
  const facts = await findBridgeFacts(host)
  const { bridge, problems } = await bridgeFor(host, facts, inputs.bridge)
  const vendors = inputs.graphics ? await findVendorFiles(host, bridge) : undefined
  const tooOld =
    program !== undefined && bridge.kind === 'links' && glibcProblem(program, await libcOf(host, program), bridge)
  if (tooOld) throw new ProblemError([...problems, tooOld])
  const environment = bridgedEnvironment(childEnv(host.env), bridge, vendors?.files)
  const dropped = await droppedProblem(host, environment.dropped, facts)
  return {
    argv: words && program !== undefined ? [program, ...words.slice(1)] : undefined,
    bridge,
    environment,
    problems: [...problems, ...(vendors?.problems ?? []), ...(dropped ? [dropped] : [])],
  }
}

async function bridgeFor(host: Host, facts: BridgeFacts, wanted: boolean): Promise<MadeBridge> {
  if (!wanted) return { bridge: { kind: 'not-needed', because: '--no-bridge was given' }, problems: [] }
  return makeBridge(host, facts, join(jobFolder(host), 'driver'))
}

/** GPU305. The driver's own folder is not worth a word, since the bridge has what lies there; nor is one that does not exist. */
async function droppedProblem(
  host: Host,
  dropped: readonly Dropped[],
  { folders }: BridgeFacts,
): Promise<Problem | undefined> {
  const real = (path: string) => host.files.realpath(path).catch(() => undefined)
  const drivers = await Promise.all(folders.map(({ path }) => real(path)))
  const told = await Promise.all(
    dropped.map(async (one) => {
      const path = await real(one.entry)
      return path === undefined || drivers.includes(path) ? [] : [one]
    }),
  )
  const words = told.flat().map(({ variable, entry }) => `${entry} (${variable})`)
  if (words.length === 0) return undefined
  const message = `Not given to the program, since it lies outside the Nix store: ${words.join(', ')}.`
  return notice('GPU305', message, 'If the program needs it: nix-cuda run -- env LD_LIBRARY_PATH=… PROGRAM.')
}

function notFound(word: string): Problem {
  const fix = word.includes('/')
    ? 'Check its path, and that it may be executed.'
    : 'Give its path, or put its folder on PATH.'
  return error('GPU310', `The program ${JSON.stringify(word)} was not found.`, fix)
}
