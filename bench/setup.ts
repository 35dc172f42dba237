/**
 * What a job waits for before it can use Nix. On a fresh hosted machine (systemd, daemon): the whole root action, split by
 * its own phases, against the release archive's own install script, in turn, beside what others have published. On a
 * machine that stays: its second run. Goals: no slower than the script; ≤ 1 s the second time.
 */
import { availableParallelism } from 'node:os'
import { textTable } from '../src/report/text-table.ts'
import { labContext } from '../test/lab/lab.ts'
import { openJobMachine, postEnv, runStep } from '../test/lab/machine-job.ts'
import { ensureRelease } from '../test/lab/release.ts'
import { serveFolders } from '../test/lab/serve.ts'

const rounds = Number(process.env['ROUNDS'] ?? 3)
/**
 * Seconds of whole installation steps as others have measured them, on another machine (act and Docker, arm64), with
 * downloads from the real servers: https://github.com/flox/install-flox-action/pull/178.
 */
const published = [
  ['install-nix-action', 16],
  ['Flox package', 17],
  ['Determinate', 52],
  ['Flox through nix profile', 69],
] as const

const release = await ensureRelease('sid', labContext())
await using mirror = await serveFolders([release.folder])
const inputs = {
  'nix-version': release.version,
  'nix-sha256': release.sha256,
  'nix-base-url': `${mirror.url}/nix`,
  mode: 'daemon',
  caches: 'none',
  'extra-nix-config': 'substituters =\n',
  'store-cache': 'off',
}
const top = `nix-${release.version}-${release.system}`
const script = `set -eu; cd /tmp; curl -sSf ${mirror.url}/${release.path} -o n.tar.xz; mkdir u
  echo '${release.sha256}  n.tar.xz' | sha256sum -c --quiet; tar -xJf n.tar.xz -C u
  u/${top}/install --daemon --yes --no-channel-add --no-modify-profile --daemon-user-count ${Math.max(2, availableParallelism())}
  /nix/var/nix/profiles/default/bin/nix-store --version; /nix/var/nix/profiles/default/bin/nix-store -q --hash --store daemon ${release.nixPath}`

interface Step {
  /** Of the whole process. */
  readonly wall: number
  readonly phases: Readonly<Record<string, number>>
}
const cases = ['archive’s install --daemon', 'hosted, fresh', 'self-hosted, first run', 'second run'] as const
const measured: Record<(typeof cases)[number], Step>[] = []
for (let round = 0; round < rounds; round += 1) {
  const [first, second] = await selfHosted()
  measured.push({
    [cases[0]]: await archiveScript(),
    [cases[1]]: await hosted(),
    [cases[2]]: first,
    [cases[3]]: second,
  })
}

const base = median(measured.map((round) => round[cases[0]].wall))
const rows = cases.map((name) => {
  const steps = measured.map((round) => round[name])
  const phases = [...new Set(steps.flatMap(({ phases: of }) => Object.keys(of)))]
  const seconds = median(steps.map(({ wall }) => wall))
  return {
    name,
    seconds: rounded(seconds),
    timesScript: rounded(seconds / base),
    phases: Object.fromEntries(
      phases.map((phase) => [phase, rounded(median(steps.map((step) => step.phases[phase] ?? 0)))]),
    ),
  }
})
const shown = (phases: Readonly<Record<string, number>>) =>
  Object.entries(phases)
    .filter(([, spent]) => spent >= 0.01)
    .map(([phase, spent]) => `${phase} ${spent.toFixed(2)}`)
    .join(', ')
console.log(
  textTable([
    ['CASE', 'S', '× SCRIPT', 'PHASES'],
    ...rows.map((row) => [row.name, row.seconds.toFixed(2), row.timesScript.toFixed(2), shown(row.phases)]),
    ...published.map(([name, seconds]) => [`published: ${name}`, String(seconds), '', 'not measured here']),
  ]),
)
console.log(
  JSON.stringify({ bench: 'setup', rounds, nix: release.version, rows, published: Object.fromEntries(published) }),
)

async function archiveScript(): Promise<Step> {
  await using machine = await openJobMachine('hosted')
  const entering = await timed(() => machine.root.run(['true']))
  const { wall, value } = await timed(() => machine.root.run(['bash', '-c', script], { timeout: 150 }))
  if (value.code !== 0) throw new Error(value.stdout + value.stderr)
  return { wall: wall - entering.wall, phases: {} }
}

async function hosted(): Promise<Step> {
  await using machine = await openJobMachine('hosted')
  return await setup(machine, '1')
}

/** The first job ends with its post, and the second one finds what stayed. */
async function selfHosted(): Promise<readonly [Step, Step]> {
  await using machine = await openJobMachine('self-hosted')
  const first = await setup(machine, '1')
  await runStep(machine, 'setup-post', {}, { GITHUB_RUN_ID: '1', ...postEnv(first.step) })
  return [first, await setup(machine, '2')]
}

async function setup(machine: Awaited<ReturnType<typeof openJobMachine>>, run: string) {
  const { wall, value: step } = await timed(() => runStep(machine, 'setup', inputs, { GITHUB_RUN_ID: run }))
  if (step.code !== 0) throw new Error(step.log)
  return { wall, step, phases: JSON.parse(step.outputs.get('seconds') ?? '{}') as Record<string, number> }
}

async function timed<T>(work: () => Promise<T>) {
  const begun = performance.now()
  const value = await work()
  return { wall: (performance.now() - begun) / 1_000, value }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

function rounded(seconds: number): number {
  return Number(seconds.toFixed(3))
}
