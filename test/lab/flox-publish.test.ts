/** What a real Nix says of a package before it is published: its closure, how it was made, and so its licences. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publishPackage } from '../../src/flox/publish/publish.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { lockOf, manifestOf, openWorld, type World, writeEnvironment } from '../unit/flox-checkouts.ts'
import { describeLab } from './describe.ts'
import { type Lab, openLab } from './lab.ts'

describeLab('the licences of a package of Flox', () => {
  let world: World
  let lab: Lab
  let cwd = ''
  beforeAll(async () => {
    lab = await openLab({ toolkits: [] })
    world = openWorld()
    cwd = world.fetched(world.commits.main, 'refs/remotes/origin/main', ['-B', 'main', 'refs/remotes/origin/main'])
  })
  afterAll(() => world?.[Symbol.dispose]())

  /** Publishes what is committed and pushed; gives the state and why it may be, or the refusal. */
  async function publish(name: string): Promise<string> {
    world.git(cwd, 'add', '--all', '.flox')
    world.git(cwd, 'commit', '--quiet', '--allow-empty', '--message', name)
    world.git(cwd, 'push', '--quiet', 'origin', 'main')
    const nix = { FLOX_STAND_IN_NIX: join(lab.nixBin, 'nix'), FLOX_STAND_IN_NIXPKGS: callPackage }
    const PATH = `${lab.nixBin}:${world.host(cwd).env['PATH']}`
    const { HOME: _, ...labEnv } = lab.env
    const host = world.host(cwd, { ...labEnv, ...nix, PATH })
    const how = { folder: '.', organization: 'acme', stability: undefined, signingKeyFile: undefined }
    const request = { ...how, package: name, fixCheckout: 'false', acknowledgement: undefined, dryRun: false } as const
    try {
      const { state, licence } = await publishPackage(host, request)
      return `${state}: ${licence?.kind === 'free' ? licence.why : ''}`
    } catch (cause) {
      return cause instanceof ProblemError ? cause.message : Promise.reject(cause)
    }
  }
  /** Enough of Nixpkgs for an expression without arguments. */
  let callPackage = ''
  const system = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux`
  const expression = (rest: string) =>
    `{ }: derivation { name = "tool"; system = "${system}"; builder = "/bin/sh"; args = [ "-c" "echo $dep > $out" ]; ${rest} }`

  it('are known from its closure, the lock and its files', async () => {
    callPackage = join(world.folder, 'set.nix')
    writeFileSync(callPackage, '{ ... }: { callPackage = file: import file; }')
    mkdirSync(join(world.folder, 'cudart'))
    writeFileSync(join(world.folder, 'cudart/notes'), 'as if it were the runtime\n')
    const cudart = (await lab.nix('store', 'add', '--name', 'cudart-12.8', join(world.folder, 'cudart'))).trim()

    // The lock has something unfree, and the package needs none of it.
    writeEnvironment(cwd, manifestOf(), lockOf({ hello: {}, cudart: { unfree: true, path: cudart } }))
    expect(await publish('app')).toMatch(/^published: nothing is known against any of the 1 store paths/)

    writeEnvironment(
      cwd,
      manifestOf().replace('mkdir -p $out', 'mkdir -p $out/lib && echo > $out/lib/libcudart.so.12'),
      lockOf({ hello: { unfree: true } }),
    )
    expect(await publish('app')).toMatch(/^FLX198: .*libcudart\.so\.12/)

    mkdirSync(join(cwd, '.flox/pkgs'), { recursive: true })
    writeFileSync(join(cwd, '.flox/pkgs/tool.nix'), expression(`dep = builtins.storePath "${cudart}";`))
    expect(await publish('tool')).toMatch(/^FLX198: tool holds or needs 1 of unknown licence: cudart-12\.8/)
    writeEnvironment(cwd, manifestOf(), lockOf({ hello: {}, cudart: { unfree: true, path: cudart } }))
    expect(await publish('tool')).toMatch(/^FLX198: tool holds or needs 1 under an unfree licence: cudart-12\.8/)
    writeEnvironment(cwd, manifestOf(), lockOf({ hello: {}, cudart: { unfree: false, path: cudart } }))
    expect(await publish('tool')).toMatch(/^published: nothing is known against any of the 2 store paths/)
    writeFileSync(join(cwd, '.flox/pkgs/tool.nix'), expression('dep = "nothing"; again = "1";'))
    expect(await publish('tool')).toMatch(/^published: /)
  })
})
