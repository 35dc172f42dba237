/**
 * The reusable workflow over eight cells through act: on a fresh machine, on a second one that shares only the cache
 * service, and once more there, cell by cell, with Nix warm: seconds by step, and what a cell costs beside Nix's own work.
 * Goal: at most 3 s for a cell with a warm Nix. Needs root.
 */
import { textTable } from '../src/report/text-table.ts'
import { openThrowAwayRoot, type ThrowAwayRoot } from '../test/lab/throw-away.ts'
import type { ActRun } from '../test/workflows/act.ts'
import { openLabRuns } from '../test/workflows/lab-run.ts'

const request = 'packages: [saxpy, axpylib]\ncapabilities: [8.6, 9.0a]\ntoolkits: [12.4, 13.0]\n'

await using runs = await openLabRuns()
async function timed(root: ThrowAwayRoot, inputs: Readonly<Record<string, number>> = {}) {
  const begun = performance.now()
  const ran = await runs.run(root, { request, inputs })
  if (ran.code !== 0) throw new Error(ran.log.slice(-4000))
  return { ran, wall: (performance.now() - begun) / 1_000 }
}
async function fresh() {
  await using root = await openThrowAwayRoot({ bind: [runs.folder] })
  return await timed(root)
}
const first = await fresh()
await using machine = await openThrowAwayRoot({ bind: [runs.folder] })
const second = await timed(machine)
const warm = await timed(machine, { 'max-parallel': 1 })

/** Seconds of a step by its place in its job, over all cells. */
function stepsOf(ran: ActRun): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>()
  for (const job of ran.jobs) {
    for (const step of job.steps) {
      const name = `${job.id}: ${step.stage} ${step.name.replace(/@.*/, '').replace(/^.*setup-nix-cuda\/?/, '') || 'setup'}`
      sums.set(name, (sums.get(name) ?? 0) + (step.milliseconds ?? 0) / 1_000)
    }
  }
  return [...sums]
}

/** Nix's own work in the build steps: evaluation and build, from the results themselves. */
function nixSeconds(ran: ActRun): number {
  const line = /evaluated in ([\d.]+) s/.exec(ran.job('report').summary)
  const built = /(?:built in|cells: \d+ built in) ([\d.]+) s/.exec(ran.job('report').summary)
  return Number(line?.[1] ?? 0) + Number(built?.[1] ?? 0)
}

const cells = first.ran.jobsOf('cell').length
const rows = stepsOf(first.ran).map(([name, seconds]) => {
  const later = [second, warm].map(({ ran }) => (new Map(stepsOf(ran)).get(name) ?? 0).toFixed(1))
  return [name, seconds.toFixed(1), ...later]
})
const cellSeconds = (ran: ActRun) =>
  stepsOf(ran)
    .filter(([name]) => name.startsWith('cell: ') && !/artifact|checkout/.test(name))
    .reduce((sum, [, seconds]) => sum + seconds, 0)
const overhead = Number(((cellSeconds(warm.ran) - nixSeconds(warm.ran)) / cells).toFixed(2))
console.log(textTable([['STEP (all cells together)', 'FRESH S', 'FRESH, CACHED S', 'WARM S'], ...rows]))
console.log(
  `wall: ${first.wall.toFixed(1)} s, then ${second.wall.toFixed(1)} s (${(second.wall / first.wall).toFixed(2)} ×)`,
)
console.log(`a cell with a warm Nix, beside Nix's own work: ${overhead} s (setup, restore, verify, save; goal 3 s)`)
console.log(
  JSON.stringify({
    bench: 'workflow',
    cells,
    wall: [first.wall, second.wall, warm.wall],
    overheadPerCell: overhead,
    steps: rows,
  }),
)
