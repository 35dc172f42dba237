/**
 * The root action on one machine, first and second run: everything that setup does (installation, daemon, configuration,
 * sandbox probe, cache check), split by its own phases, against the bare start of its bundle. Goal: ≤ 1 s the second time.
 */
import { labContext } from '../test/lab/lab.ts'
import { openJobMachine, postEnv, runStep } from '../test/lab/machine-job.ts'
import { ensureRelease } from '../test/lab/release.ts'
import { serveFolders } from '../test/lab/serve.ts'

const rounds = 3

interface Round {
  readonly first: Readonly<Record<string, number>>
  readonly second: Readonly<Record<string, number>>
  /** Milliseconds of whole processes. */
  readonly processes: readonly [number, number]
}

const release = await ensureRelease('sid', labContext())
const mirror = await serveFolders([release.folder])
const inputs = {
  'nix-version': release.version,
  'nix-sha256': release.sha256,
  'nix-base-url': `${mirror.url}/nix`,
  mode: 'daemon',
  caches: 'none',
  'extra-nix-config': 'substituters =\n',
  'store-cache': 'off',
}

const measured: Round[] = []
for (let round = 0; round < rounds; round += 1) measured.push(await measure())
await mirror.close()

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const names = [...new Set(measured.flatMap(({ first, second }) => [...Object.keys(first), ...Object.keys(second)]))]
const rows = names.map((phase) => ({
  phase,
  firstSeconds: median(measured.map(({ first }) => first[phase] ?? 0)),
  secondSeconds: median(measured.map(({ second }) => second[phase] ?? 0)),
}))
const whole = {
  firstMs: Math.round(median(measured.map(({ processes }) => processes[0]))),
  secondMs: Math.round(median(measured.map(({ processes }) => processes[1]))),
}
console.table(rows)
console.log(`whole process: ${whole.firstMs} ms, then ${whole.secondMs} ms`)
console.log(JSON.stringify({ bench: 'setup', rounds, rows, ...whole }))

/** A fresh machine; the first job ends with its post, and the second one finds what stayed. */
async function measure(): Promise<Round> {
  await using machine = await openJobMachine('self-hosted')
  const begun = performance.now()
  const one = await runStep(machine, 'setup', inputs, { GITHUB_RUN_ID: '1' })
  const middle = performance.now()
  await runStep(machine, 'setup-post', {}, { GITHUB_RUN_ID: '1', ...postEnv(one) })
  const again = performance.now()
  const two = await runStep(machine, 'setup', inputs, { GITHUB_RUN_ID: '2' })
  const ended = performance.now()
  if (one.code !== 0 || two.code !== 0) throw new Error(one.log + two.log)
  const seconds = (text = '{}') => JSON.parse(text) as Record<string, number>
  return {
    first: seconds(one.outputs.get('seconds')),
    second: seconds(two.outputs.get('seconds')),
    processes: [middle - begun, ended - again],
  }
}
