/** The stand-in for flox with a real Nix below it: what it builds and publishes is in a store. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, tokens, type World } from '../fakes/flox/replay-world.ts'
import { floxStandIn } from '../fakes/flox/stand-in.ts'
import { describeLab } from './describe.ts'
import { type Lab, openLab } from './lab.ts'

const manifest = `version = 1
[vars]
word = "made"
[build.dep]
command = "mkdir $out && echo dep > $out/dep"
[build.app]
version = "1.2"
command = '''
mkdir -p $out/bin
cat \${dep}/dep untracked > $out/bin/app
echo $word >> $out/bin/app
'''
[build.whole]
sandbox = "pure"
command = "mkdir $out && ls -A > $out/files && ! test -e untracked"
[build.nothing]
command = "true"
[build.broken]
command = "false; touch $out"
`

describeLab('the stand-in for flox on a real Nix', () => {
  let folder = ''
  let world: World
  let lab: Lab
  let env: Readonly<Record<string, string>>

  beforeAll(async () => {
    lab = await openLab({ toolkits: [] })
    folder = mkdtempSync(join(tmpdir(), 'flox-build-'))
    const program = join(folder, 'flox')
    writeFileSync(program, floxStandIn())
    chmodSync(program, 0o755)
    world = openWorld(program)
    const nix = { FLOX_STAND_IN_NIX: join(lab.nixBin, 'nix'), FLOX_FLOXHUB_TOKEN: tokens.valid }
    const hub = join(folder, 'hub')
    mkdirSync(hub)
    env = { ...lab.env, ...nix, FLOX_STAND_IN_HUB: hub, HOME: folder }
  })
  afterAll(() => {
    world?.[Symbol.dispose]()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  const git = (cwd: string, ...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=lab', '-c', 'user.email=lab@example.org', ...args], { cwd, encoding: 'utf8' })

  it('builds in the project, purely from tracked files, and one result for another', async () => {
    const cwd = world.prepare('publish, untracked file')
    expect(world.flox(['edit', '-f', '-'], { cwd, env, input: manifest })).toMatchObject({ code: 0 })
    writeFileSync(join(cwd, 'untracked'), 'here\n')
    const built = world.flox(['build', 'app', 'whole'], { cwd, env })
    expect(built, built.stderr).toMatchObject({ code: 0 })
    expect(built.stderr.trim().split('\n').at(-1)).toBe('./result-app, ./result-whole')
    expect(readFileSync(join(cwd, 'result-app/bin/app'), 'utf8')).toBe('dep\nhere\nmade\n')
    expect(realpathSync(join(cwd, 'result-app'))).toMatch(/-app-1\.2$/)
    expect(readFileSync(join(cwd, 'result-whole/files'), 'utf8')).toBe('.flox\n')
    expect(await lab.nix('path-info', realpathSync(join(cwd, 'result-whole')))).toContain('-whole-0.0.0')
    for (const [name, words] of [
      ['nothing', "Build command did not copy outputs to '$out'"],
      ['broken', '✘ ERROR: Build failed'],
    ] as const) {
      const { code, stderr } = world.flox(['build', name], { cwd, env })
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(words) })
    }
    expect(world.flox(['build', 'clean', 'app'], { cwd, env }).code).toBe(0)
    expect([existsSync(join(cwd, 'result-app')), existsSync(join(cwd, 'result-whole'))]).toEqual([false, true])
  })

  it('publishes what is committed, once, and of a shallow clone no pure build', () => {
    const cwd = world.prepare('publish, untracked file')
    const lock = join(cwd, '.flox/env/manifest.lock')
    const system = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux`
    const hello = { install_id: 'hi', attr_path: 'hello', version: '2.12', system, group: 'toplevel' }
    writeFileSync(lock, JSON.stringify({ ...JSON.parse(readFileSync(lock, 'utf8')), packages: [hello] }))
    git(cwd, 'commit', '-qam', 'lock')
    git(cwd, 'push', '-q')
    const first = world.flox(['publish', '-o', 'acme-corp', 'app'], { cwd, env })
    expect(first, first.stderr).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("Use 'flox install acme-corp/app' to install it."),
    })
    const again = world.flox(['publish', '-o', 'acme-corp', 'app'], { cwd, env })
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining('✔ Package already published.') })
    const readPublished = () => JSON.parse(readFileSync(join(env['FLOX_STAND_IN_HUB'] ?? '', 'published.json'), 'utf8'))
    const published = readPublished()
    const rev = git(cwd, 'rev-parse', 'HEAD').trim()
    expect(published).toMatchObject([{ catalog: 'acme-corp', package: 'app', system, rev, revCount: 2 }])
    expect(readFileSync(join(published[0].storePaths[0], 'app'), 'utf8')).toBe('app\n')

    expect(
      world.flox(['edit', '-f', '-'], { cwd, env, input: `${manifest}\n[install]\nhi.pkg-path = "hello"\n` }),
    ).toMatchObject({ code: 0 })
    git(cwd, 'commit', '-qam', 'pure')
    git(cwd, 'push', '-q')
    const url = git(cwd, 'remote', 'get-url', 'origin').trim()
    git(folder, 'clone', '-q', '--depth=1', url, 'shallow')
    const publish = (name: string, from: string) => world.flox(['publish', name], { cwd: from, env })
    expect(publish('whole', join(folder, 'shallow'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is a shallow Git repository'),
    })
    expect(publish('whole', cwd)).toMatchObject({ code: 0 })
    expect(publish('dep', join(folder, 'shallow'))).toMatchObject({ code: 0 })
    expect(readPublished().at(-1), 'a wrong provenance, and no word about it').toMatchObject({
      package: 'dep',
      revCount: 1,
    })
  })
})
