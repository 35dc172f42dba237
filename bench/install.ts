/**
 * Installing Nix against the least that can be done with the same archive (curl, tar -x, nix-store --load-db) and against
 * the archive's own install script, each in a fresh throw-away root over the same loopback server, in turn. Goals:
 * single-user ≤ 1.3 × the least, daemon ≤ that + 1 s, second run ≤ 1 s. Needs root; `LAB` says where the lab is.
 */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { textTable } from '../src/report/text-table.ts'
import { labContext, project } from '../test/lab/lab.ts'
import { ensureRelease } from '../test/lab/release.ts'
import { serveFolders } from '../test/lab/serve.ts'
import { openThrowAwayRoot, type ThrowAwayRoot, throwAwayReason } from '../test/lab/throw-away.ts'

const rounds = Number(process.env['ROUNDS'] ?? 5)
const reason = await throwAwayReason()
if (reason) throw new Error(reason)
const release = await ensureRelease('sid', labContext())
await using mirror = await serveFolders([release.folder])
const url = `${mirror.url}/${release.path}`
const top = `nix-${release.version}-${release.system}`

const driver = [join(project, 'node_modules/.bin/node'), join(project, 'test/lab/install-driver.ts'), 'install']
const request = (mode: string) =>
  JSON.stringify({
    mode,
    version: release.version,
    system: release.system,
    sha256: release.sha256,
    baseUrl: `${mirror.url}/nix`,
  })
const least = `set -eu; cd /tmp; mkdir -p /nix/store /nix/var/nix
  curl -sSf ${url} -o n.tar.xz; echo '${release.sha256}  n.tar.xz' | sha256sum -c --quiet
  tar -xJf n.tar.xz -C /nix; mv /nix/${top}/store/* /nix/store/
  NIX_CONFIG='build-users-group =' ${release.nixPath}/bin/nix-store --load-db < /nix/${top}/.reginfo`
const bareTar = `set -eu; cd /tmp; mkdir -p /nix/store /nix/var/nix
  tar -xJf n.tar.xz -C /nix; mv /nix/${top}/store/* /nix/store/
  NIX_CONFIG='build-users-group =' ${release.nixPath}/bin/nix-store --load-db < /nix/${top}/.reginfo`
const script = (mode: string) => `set -eu; cd /tmp; curl -sSf ${url} -o n.tar.xz; mkdir u
  echo '${release.sha256}  n.tar.xz' | sha256sum -c --quiet; tar -xJf n.tar.xz -C u
  mkdir -p /etc/nix; [ ${mode} = --daemon ] || echo 'build-users-group =' > /etc/nix/nix.conf
  u/${top}/install ${mode} --yes --no-channel-add --no-modify-profile --daemon-user-count ${Math.max(2, availableParallelism())}`

interface Case {
  readonly name: string
  readonly argv: readonly string[]
  readonly systemd?: boolean
  readonly before?: readonly string[]
  readonly again?: boolean
}
const bash = (text: string) => ['bash', '-c', text]
const cases: readonly Case[] = [
  { name: 'tar -x, load-db', argv: bash(bareTar), before: ['curl', '-sSf', url, '-o', '/tmp/n.tar.xz'] },
  { name: 'curl, sha256sum, tar -x, load-db', argv: bash(least) },
  { name: 'archive’s install --no-daemon', argv: bash(script('--no-daemon')) },
  { name: 'single-user', argv: [...driver, request('single-user')] },
  { name: 'single-user, second run', argv: [...driver, request('single-user')], again: true },
  { name: 'archive’s install --daemon, systemd', argv: bash(script('--daemon')), systemd: true },
  { name: 'daemon, without systemd', argv: [...driver, request('daemon')] },
  { name: 'daemon, systemd', argv: [...driver, request('daemon')], systemd: true },
  { name: 'daemon, systemd, second run', argv: [...driver, request('daemon')], systemd: true, again: true },
]

const walls = new Map<string, number[]>(cases.map(({ name }) => [name, []]))
const phases = new Map<string, Record<string, number[]>>()
for (let round = 0; round < rounds; round += 1) {
  for (const each of cases) {
    await using root = await openThrowAwayRoot({ systemd: each.systemd === true })
    if (each.before) await ran(root, each.before)
    if (each.again) await ran(root, each.argv)
    // What it costs to enter the root is nobody's.
    const entering = await timed(root, ['true'])
    const { seconds, stdout } = await timed(root, each.argv)
    walls.get(each.name)?.push(seconds - entering.seconds)
    const line = stdout.trim().split('\n').at(-1) ?? ''
    if (!line.startsWith('{')) continue
    const of = phases.get(each.name) ?? {}
    phases.set(each.name, of)
    for (const [phase, spent] of Object.entries((JSON.parse(line) as { seconds: Record<string, number> }).seconds)) {
      const list = of[phase] ?? []
      of[phase] = list
      list.push(spent)
    }
  }
}

async function ran(root: ThrowAwayRoot, argv: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await root.run(argv)
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${code}\n${stdout}\n${stderr}`)
  return stdout
}

async function timed(root: ThrowAwayRoot, argv: readonly string[]) {
  const begun = performance.now()
  const stdout = await ran(root, argv)
  return { seconds: (performance.now() - begun) / 1_000, stdout }
}

const median = (values: readonly number[] = []) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const base = median(walls.get('curl, sha256sum, tar -x, load-db'))
const rows = cases.map(({ name }) => ({
  name,
  seconds: Number(median(walls.get(name)).toFixed(3)),
  timesLeast: Number((median(walls.get(name)) / base).toFixed(2)),
  phases: Object.fromEntries(
    Object.entries(phases.get(name) ?? {}).map(([phase, spent]) => [phase, Number(median(spent).toFixed(3))]),
  ),
}))
const shownPhases = (spent: Readonly<Record<string, number>>) =>
  Object.entries(spent)
    .map(([phase, seconds]) => `${phase} ${seconds}`)
    .join(', ')
console.log(
  textTable([
    ['CASE', 'S', '× LEAST', 'PHASES'],
    ...rows.map((row) => [row.name, row.seconds.toFixed(2), row.timesLeast.toFixed(2), shownPhases(row.phases)]),
  ]),
)
console.log(JSON.stringify({ bench: 'install', rounds, nix: release.version, rows }))
