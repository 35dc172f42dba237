/** Requests, facts of Nixpkgs and plans for the tests of the planner. */
import { expect } from 'vitest'
import type { CapabilityFacts, NixpkgsFacts, ToolkitFacts } from '../../src/cuda/facts.ts'
import { planMatrix } from '../../src/cuda/matrix.ts'
import {
  type MergeOptions,
  mergeRequests,
  type Reading,
  type Request,
  type RequestInputs,
  readRequestInputs,
} from '../../src/cuda/request.ts'
import { readRequestFile } from '../../src/cuda/request-file.ts'
import type { Tables } from '../../src/cuda/tables.ts'
import type { Plan } from '../../src/model/documents.ts'
import { formatProblem, type Problem } from '../../src/model/problem.ts'

export const arm = 'aarch64-linux'
export const mac = 'aarch64-darwin'

/** The file of this text, named nix-cuda.yml. */
export const file = (text: string) => readRequestFile(text, 'nix-cuda.yml')

export function accepted<T>(reading: Reading<T>): T {
  return 'problems' in reading ? expect.fail(reading.problems.map(formatProblem).join('\n')) : reading.request
}

export function refused(reading: Reading<unknown>): readonly Problem[] {
  return 'problems' in reading ? reading.problems : expect.fail('it was accepted')
}

/** A complete request: `hello` with 9.0 in CUDA 12.4, and what the inputs say otherwise. */
export function requestOf(
  inputs: RequestInputs = {},
  options: MergeOptions & { readonly text?: string } = {},
): Request {
  const complete = { packages: ['hello'], capabilities: ['9.0'], toolkits: ['12.4'], nixpkgs: './nixpkgs' }
  const keys = options.text === undefined ? complete : { nixpkgs: './nixpkgs' }
  const fromFile = options.text === undefined ? undefined : file(options.text)
  return accepted(mergeRequests(fromFile, readRequestInputs({ ...keys, ...inputs }), options))
}

export function planOf(inputs: RequestInputs, tables?: Tables): Plan {
  return planMatrix(requestOf(inputs), tables ? { tables } : {})
}

/** The plan of a file, to which the plain Nixpkgs is given. */
export function planOfFile(text: string, options: MergeOptions = {}): Plan {
  return planMatrix(requestOf({}, { text, ...options }))
}

export const ids = (plan: Plan) => plan.rows.map((row) => row.id)
export const codes = (problems: readonly Problem[]) => problems.map((problem) => problem.code)

/** `PLN001 2: hello-cuda12.4-sm120-x86_64-linux …` of every group. */
export const excludedIds = (plan: Plan) =>
  plan.excluded.flatMap((group) => group.examples.map((cell) => `${group.code} ${cell.id}`))

/** Facts of a Nixpkgs that tells nothing but what is given. */
export function factsOf(
  part: Partial<Omit<NixpkgsFacts, 'toolkits'>> & {
    readonly toolkits?: Readonly<Record<string, Partial<ToolkitFacts>>>
  } = {},
): NixpkgsFacts {
  const { toolkits = { '12.4': {}, '12.8': {}, '13.0': {} }, ...more } = part
  const silent = { supported: null, default: null, gccMax: null, redistSystems: null, orin: null }
  return {
    defaultToolkit: null,
    capabilities: null,
    gcc: [],
    ...more,
    toolkits: Object.fromEntries(Object.entries(toolkits).map(([version, one]) => [version, { ...silent, ...one }])),
  }
}

export function capabilityFacts(part: Partial<CapabilityFacts> = {}): CapabilityFacts {
  return { name: 'Hopper', minToolkit: '11.8', maxToolkit: null, jetson: false, ...part }
}
