/**
 * The store cache and others on fresh machines that follow each other (cold, unchanged, one source changed), real Nix, real CUDA
 * libraries, against `nix copy` as the build's own cache, in the same run. `node bench/store-cache.ts --help` lists what can be chosen.
 * Contenders take turns on each machine; each phase is a process of its own and is measured with everything below it.
 */
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { shapes } from '../test/fakes/shape.ts'
import { onPath } from '../test/lab/exec.ts'
import { labContext, project } from '../test/lab/lab.ts'
import { openThrowAwayRoot } from '../test/lab/throw-away.ts'
import { afterwards, type External, externalCommand } from './store-cache/external.ts'
import { type Cost, diskUse, type Measured, measure } from './store-cache/measure.ts'
import type { PhaseOptions } from './store-cache/phase.ts'
import { type Row, report } from './store-cache/report.ts'
import { type Service, startService } from './store-cache/service.ts'
import { type Step, workloads } from './store-cache/workloads.ts'
import { openWorld } from './store-cache/world.ts'

const help = `node bench/store-cache.ts [OPTION…]
  --size small|full          638 MB or 1.2 GB of libraries (small)
  --workload NAME            ${Object.keys(workloads).join(', ')} (toolkit)
  --shape fusefs|runs-on     latency and bandwidth of the cache service (as wide as loopback)
  --only NAME                contenders of ours: nix-copy, archives, packs, packs-folder (all); may be repeated
  --contender NAME=PATH      a folder with action.yml, or a program that is called with restore and with save
  --with NAME:INPUT=VALUE    an input of such an action, with {hash} for what is built; may be repeated
  --nix                      in a throw-away root with the stores at /nix, as some contenders need it; as root
  --cancel PERCENT           kills the first save of each contender after so much of the time that it needs
`
const { values: chosen } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    workload: { type: 'string', default: 'toolkit' },
    shape: { type: 'string' },
    only: { type: 'string', multiple: true, default: ['nix-copy', 'archives', 'packs', 'packs-folder'] },
    contender: { type: 'string', multiple: true, default: [] },
    with: { type: 'string', multiple: true, default: [] },
    cancel: { type: 'string' },
    nix: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})
if (chosen.help) {
  process.stdout.write(help)
  process.exit(0)
}
const workload = workloads[chosen.workload]
const shape = Object.entries(shapes).find(([name]) => name === chosen.shape)?.[1]
if (!workload || (chosen.shape !== undefined && !shape)) {
  process.stderr.write(help)
  process.exit(2)
}

/** Set for the process in the throw-away root alone: it empties /nix. */
const insideVariable = 'STORE_CACHE_BENCH_IN_THROW_AWAY_ROOT'
const inside = process.env[insideVariable] === 'yes'
if (inside && existsSync('/nix')) throw new Error('/nix exists: this is no throw-away root')
if (chosen.nix && !inside) process.exit(await inThrowAwayRoot())

interface Contender {
  readonly name: string
  readonly kind: PhaseOptions['kind']
  readonly external?: External
  readonly service: Service
  /** A folder of its own. */
  readonly folder: string
}

const world = await openWorld(chosen.size === 'full' ? 'full' : 'small', inside ? '/nix' : undefined)
const creationsPerMinute = 200
/** `@actions/cache` reads in ranges from such a host alone. */
const blobHost = 'results.blob.core.windows.net'
if (inside) {
  appendFileSync('/etc/hosts', `127.0.0.1 ${blobHost}\n`)
  // This is root already; actions call sudo, which not every machine has.
  if (onPath('sudo').length === 0) writeFileSync('/usr/local/bin/sudo', '#!/bin/sh\nexec "$@"\n', { mode: 0o755 })
}
const contenders = await Promise.all([
  ...chosen.only.map((name) => contenderOf(name)),
  ...chosen.contender.map(external),
])
const rows: Row[] = []
const failed = new Map<string, string>()
for (const [n, step] of workload(world.libraries).entries()) {
  for (const contender of contenders.filter(({ name }) => !failed.has(name))) {
    try {
      const killed = n === 0 && chosen.cancel !== undefined
      const killAfter = killed ? ((await rehearsal(contender, step)) * Number(chosen.cancel)) / 100 : undefined
      const row = await onFreshMachine(contender, step, killAfter)
      rows.push(row)
      const [build, save] = [row.build, row.save].map(({ seconds }) => seconds.toFixed(1))
      process.stderr.write(`${step.name}, ${contender.name}: ${build} + ${save} s\n`)
    } catch (cause) {
      // What others made may fail; the run of the rest is worth keeping.
      if (!contender.external) throw cause
      failed.set(contender.name, `${step.name}: ${String(cause)}`)
      process.stderr.write(`${contender.name} failed: ${String(cause)}\n`)
    }
  }
}
report(rows, { ...chosen, failed: Object.fromEntries(failed), cores: availableParallelism(), load: loadavg() })
for (const { service } of contenders) await service[Symbol.asyncDispose]()

async function contenderOf(name: string, from?: External, suffix = ''): Promise<Contender> {
  const kinds = { 'nix-copy': 'nix-copy', archives: 'archives', packs: 'packs', 'packs-folder': 'packs' } as const
  const kind = from ? 'plain' : Object.entries(kinds).find(([known]) => known === name)?.[1]
  if (!kind) throw new Error(`there is no contender ${name}; ${help}`)
  const folder = join(world.folder, name + suffix)
  const rest = { repository: 'owner/name', id: 1, token: 'job', actions: 'write' } as const
  const limits = { creationsPerMinute, rest, ...(shape && { shape }), ...(inside && { blobHost }) }
  const service = await startService({ folder: join(folder, 'service'), ...limits })
  return { name, kind, folder, service, ...(from && { external: from }) }
}

/** This program again, in a root whose /nix is its own. Gives its status. */
async function inThrowAwayRoot(): Promise<number> {
  const { root: lab } = labContext()
  await using root = await openThrowAwayRoot({ tmpfs: false, size: 16_384, bind: [lab], sudo: true })
  const { code } = await root.run([process.execPath, import.meta.filename, ...process.argv.slice(2)], {
    ...{ cwd: project, env: { LAB: lab, [insideVariable]: 'yes' }, timeout: 7_200 },
    onStdout: (line) => process.stdout.write(`${line}\n`),
    onStderr: (line) => process.stderr.write(`${line}\n`),
  })
  return code
}

function external(text: string): Promise<Contender> {
  const [, name = '', path = ''] = /^([^=]+)=(.+)$/.exec(text) ?? []
  const inputs = chosen.with.flatMap((one) => {
    const [, whose, input = '', value = ''] = /^([^:]+):([^=]+)=(.*)$/s.exec(one) ?? []
    return whose === name ? [[input, value] as const] : []
  })
  return contenderOf(name, { name, path, inputs: Object.fromEntries(inputs) })
}

type Phase = PhaseOptions['phase']

/** A machine with an empty store, on which a contender restores, builds and saves. */
async function onFreshMachine(contender: Contender, step: Step, killAfter?: number): Promise<Row> {
  const lab = await world.freshMachine()
  const { name, kind, folder, service } = contender
  const temp = join(folder, 'temp')
  const home = join(folder, 'home')
  const cache = join(folder, 'cache')
  rmSync(temp, { recursive: true, force: true })
  mkdirSync(temp, { recursive: true })
  const machine = { nixBin: lab.nixBin, storeDir: lab.storeDir, temp }
  const place = name === 'packs-folder' ? { folder: home } : { service: service.env }
  const expression = world.expression('step', step.expression)
  const own = (phase: Phase): Command => {
    const file = join(folder, 'phase.json')
    const env = { ...lab.env, ...afterwards(temp, 'GITHUB_ENV') }
    const options: PhaseOptions = { ...machine, env, phase, kind, cache, place, expression }
    writeFileSync(file, JSON.stringify(options))
    return { argv: [process.execPath, join(import.meta.dirname, 'store-cache/phase.ts'), file], env: {} }
  }
  const theirs = (part: 'restore' | 'save'): readonly Command[] => {
    const hash = createHash('sha256').update(step.expression).digest('hex')
    const command = contender.external && externalCommand(contender.external, part, temp, hash)
    const env = { ...lab.env, ...service.env, ...command?.env, GITHUB_API_URL: service.url.replace(/\/$/, '') }
    return command ? [{ ...command, env }] : []
  }
  // Each is made when the one before has ended: what an action leaves in GITHUB_ENV holds for the build.
  const phases: Readonly<Record<Phase, readonly (() => readonly Command[])[]>> = {
    build: [() => theirs('restore'), () => [own('build')]],
    save: contender.external ? [() => theirs('save')] : [() => [own('save')]],
  }
  const run = async (phase: Phase): Promise<Row['build']> => {
    await service.counts()
    const all: Measured[] = []
    for (const command of lazily(phases[phase])) {
      const kill = phase === 'save' &&
        killAfter !== undefined && { kill: { after: killAfter, signal: 'SIGKILL' as const } }
      const measured = await measure(command.argv, {
        env: command.env,
        watch: [temp, lab.storeDir, cache, home],
        ...kill,
      })
      if (measured.code !== 0 && !kill)
        throw new Error(`${name}, ${step.name}, ${phase}: ${measured.stderr || measured.stdout}`)
      all.push(measured)
    }
    return { ...together(all), counts: await service.counts() }
  }
  const build = await run('build')
  const save = await run('save')
  return { contender: name, step: step.name, build, save, stored: save.counts.stored + diskUse([cache, home]) }
}

function* lazily(makers: readonly (() => readonly Command[])[]): Iterable<Command> {
  for (const make of makers) yield* make()
}

interface Command {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** What processes that follow each other cost. */
function together(all: readonly Measured[]): Cost & { readonly built: number | null } {
  const sum = (what: (one: Measured) => number) => all.reduce((total, one) => total + what(one), 0)
  const built = /^\{"built":(\d+)\}$/m.exec(all.at(-1)?.stdout ?? '')?.[1]
  return {
    seconds: sum(({ seconds }) => seconds),
    cpuSeconds: sum(({ cpuSeconds }) => cpuSeconds),
    peakBytes: Math.max(0, ...all.map(({ peakBytes }) => peakBytes)),
    diskBytes: Math.max(0, ...all.map(({ diskBytes }) => diskBytes)),
    built: built === undefined ? null : Number(built),
  }
}

/** Milliseconds that the save of a step takes when nothing ends it, in a place of its own. */
async function rehearsal(contender: Contender, step: Step): Promise<number> {
  const other = await contenderOf(contender.name, contender.external, '-rehearsal')
  const { save } = await onFreshMachine(other, step)
  await other.service[Symbol.asyncDispose]()
  return save.seconds * 1_000
}
