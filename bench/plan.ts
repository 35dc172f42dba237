/**
 * How long a plan takes, and how much memory it leaves, by the number of combinations: each case in a process of its own,
 * cold (the first plan of the process) and warm (the second). Goals: 62,400 in 300 ms, 5,000 in 50 ms, and time and
 * memory that grow no faster than the combinations and the cells that can exist.
 */
import { spawnSync } from 'node:child_process'
import { architectures } from '../src/cuda/architectures.ts'
import { planMatrix } from '../src/cuda/matrix.ts'
import { mergeRequests, type Request, readRequestInputs } from '../src/cuda/request.ts'
import { toolkits } from '../src/cuda/toolkits.ts'
import { systems } from '../src/model/system.ts'
import { textTable } from '../src/report/text-table.ts'

const rounds = 5

interface Case {
  readonly name: string
  readonly packages: number
  readonly toolkits: number
  /** Cells of several capabilities each, instead of one cell of each capability. */
  readonly sets: number
  /** Milliseconds, cold. */
  readonly goal: number | null
}

const cases: readonly Case[] = [
  { name: 'a large request', packages: 4, toolkits: 8, sets: 0, goal: 50 },
  { name: 'everything, 20 packages', packages: 20, toolkits: 20, sets: 0, goal: 300 },
  { name: 'everything, 40 packages', packages: 40, toolkits: 20, sets: 0, goal: null },
  { name: 'everything, 80 packages', packages: 80, toolkits: 20, sets: 0, goal: null },
  { name: 'everything, 160 packages', packages: 160, toolkits: 20, sets: 0, goal: null },
  { name: '780 sets, 1 package', packages: 1, toolkits: 20, sets: 780, goal: null },
  { name: '6240 sets, 1 package', packages: 1, toolkits: 20, sets: 6240, goal: null },
]

interface Measured {
  readonly requested: number
  readonly planned: number
  readonly cold: number
  readonly warm: number
  /** Bytes that the plan holds. */
  readonly heap: number
}

/** Different lists of three to five capabilities, neighbours in the table so that part of them can exist. */
function capabilitySets(wanted: number): readonly string[] {
  const names = architectures.map((row) => row.capability)
  const sets = new Set<string>()
  for (let step = 0; sets.size < wanted; step++) {
    const [from, gap, size] = [step % names.length, 1 + (Math.floor(step / 39) % 13), 3 + (Math.floor(step / 507) % 3)]
    const more = 1 + Math.floor(step / 1521)
    const set = new Set(
      Array.from({ length: size }, (_, index) => names[(from + index * gap + (index % 2) * more) % names.length]),
    )
    sets.add(names.filter((name) => set.has(name)).join(' '))
  }
  return [...sets]
}

function requestOf({ packages, toolkits: minors, sets }: Case): Request {
  const merged = mergeRequests(
    undefined,
    readRequestInputs({
      packages: Array.from({ length: packages }, (_, index) => `python3Packages.package-${index}`),
      capabilities: sets > 0 ? capabilitySets(sets) : architectures.map((row) => row.capability),
      toolkits: toolkits.slice(-minors).map((row) => row.version),
      systems,
      nixpkgs: 'github:NixOS/nixpkgs/nixos-unstable',
    }),
  )
  if ('problems' in merged) throw new Error(merged.problems.map((problem) => problem.message).join('\n'))
  return merged.request
}

function measure(one: Case): Measured {
  const request = requestOf(one)
  const timed = () => {
    const begun = performance.now()
    const plan = planMatrix(request)
    return { plan, milliseconds: performance.now() - begun }
  }
  const cold = timed().milliseconds
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const { plan, milliseconds: warm } = timed()
  globalThis.gc?.()
  const heap = process.memoryUsage().heapUsed - before
  return { requested: plan.counts.requested, planned: plan.rows.length, cold, warm, heap }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const [chosen] = process.argv.slice(2)
const own = cases.find((one) => one.name === chosen)
if (own) console.log(JSON.stringify(measure(own)))
else {
  const rows = cases.map(({ name, goal }) => {
    const runs = Array.from({ length: rounds }, () => {
      const child = spawnSync(process.execPath, ['--expose-gc', import.meta.filename, name], { encoding: 'utf8' })
      return JSON.parse(child.stdout) as Measured
    })
    const { requested = 0, planned = 0 } = runs[0] ?? {}
    const [cold, warm, heap] = (['cold', 'warm', 'heap'] as const).map((key) => median(runs.map((run) => run[key])))
    return {
      name,
      requested,
      planned,
      goalMs: goal,
      coldMs: Math.round(cold ?? 0),
      warmMs: Math.round(warm ?? 0),
      coldNsPerCell: Math.round(((cold ?? 0) * 1e6) / requested),
      warmNsPerCell: Math.round(((warm ?? 0) * 1e6) / requested),
      heapMiB: Math.round((heap ?? 0) / 2 ** 20),
      bytesPerPlannedCell: Math.round((heap ?? 0) / planned),
    }
  })
  console.log(
    textTable([
      ['CASE', 'REQUESTED', 'PLANNED', 'GOAL', 'COLD MS', 'WARM MS', 'NS/CELL COLD', 'WARM', 'HEAP MIB', 'B/ROW'],
      ...rows.map((row) => Object.values(row).map((value) => String(value ?? '–'))),
    ]),
  )
  console.log(JSON.stringify({ bench: 'plan', rounds, rows }))
}
