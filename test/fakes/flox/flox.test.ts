/** What the stand-in carries out beyond what was recorded, seen by real git, real tar and a container runtime's `load`. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, pathWithoutRuntimes, tokens, type World } from './replay-world.ts'
import { floxStandIn } from './stand-in.ts'

let folder = ''
let world: World

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'flox-carried-out-'))
  const program = join(folder, 'flox')
  writeFileSync(program, floxStandIn())
  chmodSync(program, 0o755)
  world = openWorld(program)
})
afterAll(() => {
  world[Symbol.dispose]()
  rmSync(folder, { recursive: true, force: true })
})

const token = { FLOX_FLOXHUB_TOKEN: tokens.valid }
const git = (cwd: string, ...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=lab', '-c', 'user.email=lab@example.org', ...args], { cwd, encoding: 'utf8' })

/** An environment with this manifest. */
function environment(manifest: string): string {
  const cwd = world.prepare('list empty')
  const edited = world.flox(['edit', '-f', '-'], { cwd, input: manifest })
  expect(edited.code, edited.stderr).toBe(0)
  return cwd
}

/** Files of a docker-archive, by real tar. */
function readImage(path: string) {
  const file = (name: string) => execFileSync('tar', ['-xOf', path, name], { maxBuffer: 1e8 })
  const [manifest] = JSON.parse(file('manifest.json').toString())
  const layers = manifest.Layers.map((name: string) => file(name))
  return { manifest, layers, image: JSON.parse(file(manifest.Config).toString()) }
}

describe('containerize', () => {
  const config = `version = 1
[containerize.config]
user = "app"
exposed-ports = ["80/tcp"]
cmd = ["hello"]
working-dir = "/srv"
labels = { one = "1" }
`
  const label = ['--label', 'org.opencontainers.image.source=https://example.org/?a=b', '--label', 'one=2'] as const

  it('writes an image whose layer is what its configuration says', () => {
    const cwd = environment(config)
    const { code, stderr } = world.flox(['containerize', '-f', 'image.tar', '--tag', 'v1', ...label], {
      cwd,
      env: token,
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: "⚡︎ 'e:v1' written to file 'image.tar'\n" })
    const { manifest, layers, image } = readImage(join(cwd, 'image.tar'))
    expect(manifest.RepoTags).toEqual(['e:v1'])
    expect(image).toMatchObject({
      os: 'linux',
      config: {
        User: 'app',
        ExposedPorts: { '80/tcp': {} },
        Cmd: ['hello'],
        WorkingDir: '/srv',
        Labels: { one: '2', 'org.opencontainers.image.source': 'https://example.org/?a=b' },
      },
    })
    const digests = layers.map((layer: Buffer) => `sha256:${createHash('sha256').update(layer).digest('hex')}`)
    expect(image.rootfs.diff_ids).toEqual(digests)
    const files = execFileSync('tar', ['-t'], { input: layers[0], encoding: 'utf8' }).split('\n')
    expect(files).toContain('tmp/')
    expect(files.some((file) => /^nix\/store\/[0-9a-z]{32}-environment-e\/manifest\.lock$/.test(file))).toBe(true)
  })

  it('drops labels where the manifest has no [containerize.config], as the real one does', () => {
    const cwd = environment('version = 1\n')
    expect(world.flox(['containerize', '-f', 'image.tar', ...label], { cwd, env: token }).code).toBe(0)
    expect(readImage(join(cwd, 'image.tar')).image.config).not.toHaveProperty('Labels')
  })

  it('loads into the first runtime on PATH, writes a file where there is none, and to standard output on demand', () => {
    const cwd = environment('version = 1\n')
    const PATH = join(folder, 'runtimes')
    mkdirSync(PATH)
    const loads = (name: string, script: string) => {
      writeFileSync(join(PATH, name), `#!/bin/sh\n${script}\n`)
      chmodSync(join(PATH, name), 0o755)
    }
    loads('podman', '[ "$1" = load ] && exec /bin/cat > loaded.tar')
    const env = { ...token, PATH: `${PATH}:${pathWithoutRuntimes(world)}` }
    expect(world.flox(['containerize'], { cwd, env })).toMatchObject({
      code: 0,
      stderr: "⚡︎ 'e:latest' written to Podman runtime\n",
    })
    expect(readImage(join(cwd, 'loaded.tar')).manifest.RepoTags).toEqual(['e:latest'])
    loads('podman', '/bin/cat > /dev/null; echo "no space" >&2; exit 125')
    expect(world.flox(['containerize'], { cwd, env })).toMatchObject({
      code: 1,
      stderr: '✘ ERROR: no space: Writing to runtime was unsuccessful\n',
    })
    const without = { ...token, PATH: pathWithoutRuntimes(world) }
    expect(world.flox(['containerize'], { cwd, env: without }).stderr).toContain("file 'e-container.tar'")
    const piped = world.flox(['containerize', '-f', '-'], { cwd, env })
    expect(piped).toMatchObject({ code: 0, stderr: "⚡︎ 'e:latest' written to stdout\n" })
    expect(piped.stdout).toContain('manifest.json')
  })
})

describe('publish and build', () => {
  it('want a Nix for what is to be built, and a FloxHub for what comes after the checks', () => {
    const cwd = world.prepare('publish, untracked file')
    const build = world.flox(['build', 'app'], { cwd, env: token })
    expect(build).toMatchObject({ code: 70, stderr: expect.stringContaining('it has no Nix') })
    const FLOX_STAND_IN_HUB = join(folder, 'hub')
    mkdirSync(FLOX_STAND_IN_HUB)
    const publish = (args: readonly string[], env = token) =>
      world.flox(['publish', ...args], { cwd, env: { ...env, FLOX_STAND_IN_HUB } })
    expect(publish(['app']).stderr).toContain('No packages in toplevel group')
    expect(publish(['app', '--stability', 'stable']).stderr).toContain("'app' is a manifest build.")
    writeFileSync(join(FLOX_STAND_IN_HUB, 'accounts.json'), '{"flox_sat_good": "acme"}')
    const good = { FLOX_FLOXHUB_TOKEN: 'flox_sat_good' }
    expect(publish([], good).stderr).not.toContain('could not be verified')
    expect(publish([], { FLOX_FLOXHUB_TOKEN: 'flox_sat_gone' }).stderr).toContain('may be expired or revoked')
    const status = (env: Readonly<Record<string, string>>) => world.flox(['auth', 'status'], { cwd, env })
    expect(status({ ...good, FLOX_STAND_IN_HUB })).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('as acme'),
    })
    expect(status({ FLOX_FLOXHUB_TOKEN: 'flox_sat_gone', FLOX_STAND_IN_HUB })).toEqual({
      code: 1,
      stdout: '',
      stderr: '! Your FloxHub token is expired or has been revoked.\n',
    })
  })

  it('want expressions in git, and every name once', () => {
    const cwd = world.prepare('publish, untracked file')
    mkdirSync(join(cwd, '.flox/pkgs'))
    writeFileSync(join(cwd, '.flox/pkgs/tool.nix'), '{ runCommand }: runCommand "tool" { } "touch $out"\n')
    const run = (...args: readonly string[]) => world.flox(args, { cwd, env: token })
    expect(run('publish').stderr).toContain('Must specify an artifact to publish')
    expect(run('build', 'tool').stderr).toContain("The Nix expression for 'tool' does not appear to be tracked by git.")
    expect(run('publish', 'app').stderr).toContain('not tracked by git:\n- .flox/pkgs/tool.nix')
    git(cwd, 'add', '.flox')
    expect(run('publish', 'tool').stderr).toContain('has dirty tracked files')
    git(cwd, 'mv', '.flox/pkgs/tool.nix', '.flox/pkgs/app.nix')
    expect(run('build').stderr).toContain("'app' is defined in the manifest and as a Nix expression.")
    rmSync(join(cwd, '.flox/env/manifest.lock'))
    git(cwd, 'rm', '-qf', '.flox/pkgs/app.nix')
    expect(run('publish', 'app').stderr).toContain('Environment must be locked.')
  })

  it('name a remote that cannot be reached', () => {
    const cwd = world.prepare('publish, untracked file')
    git(cwd, 'remote', 'set-url', 'origin', `file://${folder}/nowhere.git`)
    const { code, stderr } = world.flox(['publish', 'app'], { cwd, env: token })
    expect(code).toBe(1)
    expect(stderr).toContain('unsupported state for publishing: Git failed with: [exit code 128]')
    expect(stderr).toContain('nowhere.git')
  })
})

describe('activate', () => {
  const manifest = `version = 1
[vars]
greeting = "hello"
[hook]
on-activate = """
echo hooked
export from_hook="$greeting, hook"
"""
`

  it('runs the hook, then the command with its words as they are, and ends as that does', () => {
    const cwd = environment(manifest)
    const argv = ['bash', '-c', 'echo "$from_hook $FLOX_ENV_DESCRIPTION $1"; exit 7', 'x', 'a  "b" $c']
    const ran = world.flox(['activate', '--', ...argv], { cwd, env: token })
    expect(ran).toEqual({ code: 7, stdout: 'hello, hook e a  "b" $c\n', stderr: 'hooked\n' })
    const shell = world.flox(['activate', '-m', 'run', '-c', 'echo "$FLOX_ENV"'], { cwd, env: token })
    expect(shell.stdout).toMatch(/\/e\/\.flox\/run\/\w+-linux\.e\.run\n$/)
  })

  it('runs profiles with -c, and not with --', () => {
    const cwd = environment(`${manifest}[profile]\ncommon = "export profile=common"\nbash = "profile=$profile,bash"\n`)
    const run = (...argv: readonly string[]) => world.flox(['activate', ...argv], { cwd, env: token }).stdout
    expect(run('-c', 'echo "$profile $from_hook"')).toBe('common,bash hello, hook\n')
    expect(run('--', 'bash', '-c', 'echo "$profile"')).toBe('\n')
  })

  it('of FloxHub wants trust, and takes the generation that is named, else the newest', () => {
    const cwd = environment('version = 1\n')
    const FLOX_STAND_IN_HUB = join(folder, 'environments-hub')
    for (const generation of ['9', '10'])
      cpSync(
        environment(`version = 1\n[vars]\ngen = "${generation}"\n`),
        join(FLOX_STAND_IN_HUB, 'environments/acme/e', generation),
        {
          recursive: true,
        },
      )
    const run = (...args: readonly string[]) =>
      world.flox(['activate', '-r', ...args, '-c', 'echo $gen'], { cwd, env: { ...token, FLOX_STAND_IN_HUB } })
    expect(run('acme/e').stderr).toContain('✘ ERROR: The environment acme/e is not trusted.')
    expect(run('acme/e', '-t')).toMatchObject({ code: 0, stdout: '10\n' })
    expect(run('acme/e', '-t', '-g', '9').stdout).toBe('9\n')
    expect(run('acme/e', '-t', '-g', '11').stderr).toContain('Environment not found in FloxHub.')
  })
})

describe('services', () => {
  const manifest = `version = 1
[services]
web.command = "echo serving; exec sleep 3000"
[services.db]
command = "echo $KIND; exit 3"
vars = { KIND = "full" }
`
  const states = (stdout: string) =>
    (JSON.parse(stdout) as { name: string; status: string; exit_code: number | null }[]).map((one) =>
      [one.name, one.status, one.exit_code].join(' '),
    )

  it('run for the time of an activation, are seen from outside, and are gone after it', () => {
    const cwd = environment(manifest)
    const script = `until flox services status --json | grep -q '"exit_code": 3'; do sleep 0.05; done
flox services status --json; flox services logs db; flox services status >&2; flox services stop web; flox services stop web
until flox services status --json web | grep -q Stopped; do sleep 0.05; done`
    const PATH = `${folder}:/usr/bin:/bin`
    const ran = world.flox(['activate', '-s', '-c', script], { cwd, env: { ...token, PATH } })
    expect(ran.code, ran.stderr).toBe(0)
    expect(states(ran.stdout.slice(0, ran.stdout.indexOf(']') + 1))).toEqual(['db Completed 3', 'web Running '])
    expect(ran.stdout.endsWith('full\n')).toBe(true)
    expect(ran.stderr).toMatch(/^NAME {7}STATUS {13}PID\ndb {9}Completed \(3\) +\[\d+\]\nweb {8}Running {8} +\d+\n/m)
    expect(ran.stderr).toContain("✔ Service 'web' stopped\n! Service 'web' is not running\n")
    const after = world.flox(['services', 'status', '--json'], { cwd, env: token })
    expect(states(after.stdout).map((one) => one.split(' ')[0])).toEqual(['db', 'web'])
  })

  it('are started by name inside of the environment only', () => {
    const cwd = environment(manifest)
    const env = { ...token, PATH: `${folder}:/usr/bin:/bin` }
    const outside = world.flox(['services', 'start', 'web'], { cwd, env })
    expect(outside).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Cannot start services for an environment'),
    })
    const script = 'flox services start nope; flox services start web && flox services start web'
    const inside = world.flox(['activate', '-c', script], { cwd, env })
    expect(inside.stderr).toBe(
      "✘ ERROR: Service 'nope' does not exist.\n✔ Service 'web' started.\n! Service 'web' is already running.\n",
    )
    const none = environment('version = 1\n')
    expect(world.flox(['services', 'status'], { cwd: none, env }).stderr).toContain(
      'does not have any services defined.',
    )
    expect(world.flox(['activate', '-s', '--', 'true'], { cwd: none, env })).toMatchObject({
      code: 0,
      stderr: '! Environment does not have any services defined.\n',
    })
  })
})

describe('on demand', () => {
  it('fails as recorded, whatever the state is, and only the command that was recorded', () => {
    const cwd = world.prepare('init')
    const run = (FLOX_STAND_IN_FAIL: string, ...args: readonly string[]) =>
      world.flox(args, { cwd, env: { ...token, FLOX_STAND_IN_FAIL } })
    expect(run('publish, dirty tracked file', 'publish', 'app')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Build repository must be clean'),
    })
    expect(run('publish, dirty tracked file', '--version')).toMatchObject({ code: 0, stdout: '1.14.1\n' })
    expect(run('publish, dirty tracked file', 'init').code).toBe(0)
    expect(run('resolving needs a login', 'activate', '--', 'true').stderr).toContain(
      '✘ ERROR: Authentication is required to resolve packages.',
    )
    expect(run('no such case', 'list')).toMatchObject({ code: 1, stderr: expect.stringContaining('no such case') })
  })
})

it('keeps a lock that has packages, and shows them', () => {
  const cwd = world.prepare('list empty')
  const lock = join(cwd, '.flox/env/manifest.lock')
  const system = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux`
  const hello = { install_id: 'hi', attr_path: 'hello', version: '2.12', system, group: 'toplevel' }
  writeFileSync(lock, JSON.stringify({ ...JSON.parse(readFileSync(lock, 'utf8')), packages: [hello] }))
  const input = 'version = 1\n[install]\nhi.pkg-path = "hello"\n'
  expect(world.flox(['edit', '-f', '-'], { cwd, input })).toMatchObject({ code: 0 })
  expect(world.flox(['list'], { cwd }).stdout).toBe('hi: hello (2.12)\n')
  const more = world.flox(['edit', '-f', '-'], { cwd, env: token, input: `${input}jq.pkg-path = "jq"\n` })
  expect(more.stderr).toContain('catalog error: Communication Error')
  expect(readFileSync(join(cwd, '.flox/env/manifest.toml'), 'utf8')).toBe(input)
})

it('resolves and shows what its catalog has, for whoever is logged in or not', () => {
  const cwd = world.prepare('list empty')
  const hub = join(folder, 'hub-with-catalog')
  mkdirSync(hub)
  const entry = (version: string, system: string) => ({ pkg_path: 'flox-cuda/nvcc', version, system, outputs: {} })
  const both = ['x86_64-linux', 'aarch64-linux']
  const entries = [...both.map((system) => entry('12.8', system)), entry('12.4', 'x86_64-linux')]
  writeFileSync(join(hub, 'catalog.json'), JSON.stringify(entries))
  const nobody = { FLOX_STAND_IN_HUB: hub }
  const env = { ...token, ...nobody }
  const shown = world.flox(['show', 'flox-cuda/nvcc'], { cwd, env: nobody }).stdout.split('\n')
  expect(shown.slice(1, 5)).toEqual([
    'Catalog: flox-cuda',
    'Latest:  nvcc@12.8',
    'Outputs: out* (* installed by default)',
    'Systems: x86_64-linux, aarch64-linux',
  ])
  expect(shown.slice(7, 9)).toEqual(['    nvcc@12.8', '    nvcc@12.4 (x86_64-linux only)'])
  expect(world.flox(['show', 'nvcc'], { cwd, env }).stderr).toContain('no packages matched')

  const input =
    'version = 1\n[install]\nc = { pkg-path = "flox-cuda/nvcc", version = "12.4", systems = ["x86_64-linux"] }\n'
  const edit = (text: string, as: Readonly<Record<string, string>>) =>
    world.flox(['edit', '-f', '-'], { cwd, env: as, input: text })
  expect(edit(input, nobody).stderr).toContain('Authentication is required to resolve packages.')
  expect(edit(input, { ...nobody, FLOX_FLOXHUB_TOKEN: tokens.expired }).stderr).toContain('login has expired')
  expect(edit(input.replace('12.4', '12.5'), env).stderr).toContain('resolution failed')
  expect(edit(input, env)).toMatchObject({ code: 0 })
  const lock = () => JSON.parse(readFileSync(join(cwd, '.flox/env/manifest.lock'), 'utf8'))
  expect(lock().packages).toMatchObject([
    { install_id: 'c', attr_path: 'nvcc', version: '12.4', system: 'x86_64-linux' },
  ])
  // What stays as it was locked asks nobody; what changes does.
  expect(edit(`${input}[vars]\nA = "1"\n`, nobody)).toMatchObject({ code: 0 })
  expect(edit(input.replace('12.4', '12.8'), nobody)).toMatchObject({ code: 1 })
})
