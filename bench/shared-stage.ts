/**
 * A run of 12 cells that share 3 slow derivations, with and without the shared stage: real Nix, each job on a machine of
 * its own (an empty store) and one after the other, @actions/cache against the service on loopback without a limit of
 * bandwidth, nothing saved before. Builders burn processor time. `buildCpu` is what all builders together took, `jobs`
 * the seconds of all jobs (without a runner's start and setup), `critical` those of plan, stage and the slowest cell:
 * what one waits for with a runner for each cell. Goal: each slow derivation is built once and not 12 times; what that
 * costs, `critical` says.
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { startGitHubServices } from '../test/fakes/github-services.ts'
import { removeTree } from '../test/lab/context.ts'
import { runOk } from '../test/lab/exec.ts'
import { openLab } from '../test/lab/lab.ts'
import { wholeRun } from '../test/lab/planning-world.ts'

/** Seconds of processor time that a slow builder takes. */
const burn = Number(process.env['BURN'] ?? 3)
const cells = 12
/** Adds up what the shell prints as 0m1.20s: its own time and that of what it ran. */
const timesScript = '{ for (i = 1; i <= NF; i++) { split($i, t, /[ms]/); s += t[1] * 60 + t[2] } } END { print s }'

const lab = await openLab({ toolkits: [] })
const temp = mkdtempSync(join(lab.root, 'bench-shared-stage-'))
process.on('exit', () => removeTree(temp))
const root = join(temp, 'repository')
/** Every builder adds a line: seconds of processor time. */
const cpuFile = join(temp, 'cpu')
mkdirSync(join(root, '.github'), { recursive: true })
writeRequest(await loopsOf(burn))
const services = await startGitHubServices({ folder: join(temp, 'service') })
const rows = { with: await measure('auto'), without: await measure('off') }
await services.stop()

const ratio = (key: keyof typeof rows.with) => round(rows.with[key] / rows.without[key])
const ratios = { buildCpu: ratio('buildCpu'), jobs: ratio('jobs'), critical: ratio('critical') }
console.table(rows)
console.log('with the stage / without', ratios)
console.log(JSON.stringify({ bench: 'shared-stage', cores: availableParallelism(), cells, burn, rows, ratios }))

async function measure(shared: 'auto' | 'off') {
  services.empty()
  writeFileSync(cpuFile, '')
  const world = { suite: 'sid', services, root, temp } as const
  const run = await wholeRun(world, { id: shared === 'auto' ? '1' : '2' }, { nixpkgs: lab.nixpkgs, shared })
  const bad = run.cells.filter(({ result }) => result.status !== 'proven')
  if (bad.length > 0 || run.cells.length !== cells) throw new Error(`${bad.length} of ${run.cells.length} cells failed`)
  const built = [...(run.stage?.built ?? []), ...run.cells.flatMap((cell) => cell.built)]
  const seconds = run.cells.map((cell) => cell.seconds)
  const stage = run.stage?.seconds ?? 0
  return {
    builds: built.length,
    slowBuilds: built.filter((name) => name.startsWith('slow')).length,
    buildCpu: round(sum(readFileSync(cpuFile, 'utf8').trim().split('\n').map(Number))),
    plan: round(run.planSeconds),
    stage: round(stage),
    medianCell: round([...seconds].sort((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? 0),
    jobs: round(run.planSeconds + stage + sum(seconds)),
    critical: round(run.planSeconds + stage + Math.max(...seconds)),
  }
}

/** Two packages for three capabilities and two toolkits. The slow derivations do not depend on one another. */
function writeRequest(loops: number): void {
  writeFileSync(
    join(root, 'cells.nix'),
    `{ name, sm, toolkit }:
let
  make = name: script: derivation {
    inherit name; system = "x86_64-linux"; builder = "/bin/sh"; PATH = "/usr/bin:/bin";
    args = [ "-c" "set -e; \${script}; times > times; awk '${timesScript}' times >> ${cpuFile}" ];
  };
  slow = name: make "slow-\${name}" "${loopScript(loops)} > $out";
  parts = map slow [ "one" "two" "three" ];
in make "\${name}-\${sm}-\${toolkit}" "echo \${toString parts} > $out"
`,
  )
  const argstr = 'argstr: { sm: "{digits}", toolkit: "{version}", name: NAME }'
  const packages = ['app', 'tool'].map(
    (name) =>
      `  - { name: ${name}, expression: ./cells.nix, ${argstr.replace('NAME', name)}, device-code: optional }\n`,
  )
  writeFileSync(
    join(root, '.github/nix-cuda.yml'),
    `packages:\n${packages.join('')}capabilities: [8.0, 8.6, 9.0]\ntoolkits: [12.4, 13.0]\nsystems: [x86_64-linux]\n`,
  )
}

function loopScript(loops: number): string {
  return `awk 'BEGIN { for (i = 0; i < ${loops}; i++) x += i % 7; print x }'`
}

/** How often this machine's awk goes around in so many seconds. */
async function loopsOf(seconds: number): Promise<number> {
  const probe = 10_000_000
  const begun = performance.now()
  await runOk('/bin/sh', ['-c', loopScript(probe)], {})
  return Math.round((probe * seconds * 1_000) / (performance.now() - begun))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
