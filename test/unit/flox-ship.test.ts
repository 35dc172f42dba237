/** Images and generations of Flox environments, by the stand-in for Flox; images are read by real tar. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runContainerizeAction } from '../../src/actions/containerize/action.ts'
import { runContainerize } from '../../src/actions/containerize/command.ts'
import { runFloxGenerations, runFloxPush, runFloxRollback } from '../../src/actions/flox/push.ts'
import { runPublishAction } from '../../src/actions/publish/action.ts'
import { readDockerArchive } from '../../src/flox/containerize/docker-archive.ts'
import { parseGenerations } from '../../src/flox/push/generations.ts'
import { targetGeneration } from '../../src/flox/push/push.ts'
import { parseReference } from '../../src/flox/reference.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { GitHub, Host } from '../../src/runner/host.ts'
import { nodeHttp } from '../../src/runner/http/node-http.ts'
import { tokens } from '../fakes/flox/replay-world.ts'
import { manifestOf, openWorld, program, type World, writeEnvironment } from './flox-checkouts.ts'
import { fakeRegistry } from './registry-world.ts'

let world: World
let folder: string
beforeAll(() => {
  world = openWorld()
})
afterAll(() => world[Symbol.dispose]())
beforeEach(() => {
  folder = mkdtempSync(join(world.folder, 'environment-'))
  writeEnvironment(folder)
})

type Options = Readonly<Record<string, string>>
const line = (options: Options, ...positionals: readonly string[]) => ({
  positionals,
  option: (name: string) => options[name],
})
async function refused(work: Promise<unknown>): Promise<readonly string[]> {
  const cause = await work.then(
    () => expect.fail('not refused'),
    (thrown: unknown) => thrown,
  )
  return cause instanceof ProblemError ? cause.problems.map(({ code }) => code) : Promise.reject(cause)
}

describe('an image', () => {
  const config = '[containerize.config]\nuser = "app"\n'
  const make = async (options: Options, host = world.host(folder)) => {
    await runContainerize(host, line({ from: 'flox', json: 'true', ...options }))
    return JSON.parse(host.answers.at(-1) ?? '')
  }

  it('in a file has name, digests and labels as real tar and sha256sum see them', async () => {
    writeEnvironment(folder, manifestOf(config))
    const inputs: Options = {
      from: 'flox',
      'flox-tag': 'v1',
      'flox-labels': 'one=1\n two=a=b, c\n',
      'flox-file': 'app.tar',
    }
    const outputs: Record<string, string> = {}
    const summaries: string[] = []
    const github = {
      actionInput: (name: string) => inputs[name],
      annotate: () => {},
      setOutputs: (_: unknown, values: object) => Object.assign(outputs, values),
      writeSummary: async (text: string) => void summaries.push(text),
    } as unknown as GitHub
    await runContainerizeAction(world.host(folder), github)
    const file = join(folder, 'app.tar')
    const member = (name: string) => execFileSync('tar', ['-xOf', file, name])
    const [manifest] = JSON.parse(member('manifest.json').toString())
    const sha256 = (data: Buffer) => `sha256:${createHash('sha256').update(data).digest('hex')}`
    expect(outputs).toMatchObject({
      ...{ name: 'app:v1', file, 'file-digest': sha256(readFileSync(file)) },
      'image-id': sha256(member(manifest.Config)),
      labels: '{"one":"1","two":"a=b, c"}',
      architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
    })
    // [containerize.config] is shown.
    expect(summaries.join()).toContain('user')
  })

  it('has a file name after its environment, and leaves no part of a file behind', async () => {
    expect(await make({})).toMatchObject({ name: 'app:latest', file: join(folder, 'app-container.tar'), config: null })
    const failing = world.host(folder, { FLOX_STAND_IN_FAIL: 'private package' })
    expect(await refused(make({ 'flox-file': 'other.tar' }, failing))).toEqual(['FLX202'])
    expect(readdirSync(folder).filter((name) => name.startsWith('other'))).toEqual([])
  })

  it('with labels is refused where Flox would drop them: in a folder before it is made', async () => {
    expect(await refused(make({ 'flox-labels': 'one=1' }))).toEqual(['FLX201'])
    expect(existsSync(join(folder, 'app-container.tar'))).toBe(false)
    writeEnvironment(folder, manifestOf('[containerize.config]\n'))
    expect(await make({ 'flox-labels': 'one=1' })).toMatchObject({ archive: { labels: { one: '1' } } })
  })

  it('is pushed with its configuration', async () => {
    const registry = await fakeRegistry()
    const http = nodeHttp({ connections: 4, env: {} })
    const host = { ...world.host(folder), http }
    const image = `${registry.name}/acme/app:v1`
    const pushed = await make({ image, visibility: 'private' }, host)
    const { manifests, tags, blobs } = registry.repository('acme/app')
    expect([...tags]).toEqual([['v1', pushed.pushed[0].digest]])
    const { config, layers } = JSON.parse(manifests.get(pushed.pushed[0].digest)?.bytes.toString() ?? '')
    expect(config.digest).toBe(pushed.imageId)
    expect(blobs.size).toBe(layers.length + 1)
    expect(registry.violations).toEqual([])
    http.close()
  })

  it.each([
    [{ image: 'ghcr.io/a/b:1', 'flox-runtime': 'docker' }, ['CFG002']],
    [{ image: 'acme/app', attach: '/nowhere' }, ['SHP130', 'SHP139']],
    [{ 'flox-tag': 'registry.example/app:v1' }, ['CFG001']],
    [{ 'flox-labels': 'one' }, ['CFG001']],
    [{ 'flox-file': 'a.tar', 'flox-runtime': 'docker' }, ['CFG002']],
    [{ 'flox-reference': 'acme/app', 'flox-environment': '.' }, ['CFG002']],
    [{ 'flox-reference': 'acme' }, ['FLX204']],
    [{ 'flox-reference': 'acme/nope' }, ['FLX202']],
    [{ 'flox-runtime': 'podman' }, ['FLX202']],
    [{ from: 'nothing' }, ['CFG001']],
  ])('of %j is refused', async (options, codes) => {
    // Without a container runtime.
    const host = world.host(folder, { PATH: `${join(world.folder, 'bin')}:${toolsOnly()}` })
    expect(await refused(make(options, host))).toEqual(codes)
  })

  /** A PATH with what the stand-in needs. */
  function toolsOnly(): string {
    const path = join(world.folder, 'tools')
    if (existsSync(path)) return path
    mkdirSync(path)
    for (const name of ['git', 'readlink', 'sh', 'bash', 'dirname', 'uname', 'sed', 'cat']) {
      const real = execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim()
      program(join(path, name), `#!/bin/sh\nexec ${real} "$@"\n`)
    }
    return path
  }

  it('in a runtime has the id that the runtime says', async () => {
    const bin = join(world.folder, 'runtimes')
    mkdirSync(bin)
    const id = 'a'.repeat(64)
    program(
      join(bin, 'podman'),
      `#!/bin/sh\ncase $1 in load) cat > ${bin}/loaded ;; image) echo "$5" > ${bin}/asked; echo ${id} ;; esac\n`,
    )
    const host = world.host(folder, { PATH: `${bin}:${join(world.folder, 'bin')}:/usr/bin:/bin` })
    const made = await make({ 'flox-runtime': 'podman', 'flox-tag': 'v2' }, host)
    expect(made).toMatchObject({ name: 'app:v2', imageId: `sha256:${id}`, runtime: 'podman', file: null })
    expect(readFileSync(join(bin, 'asked'), 'utf8').trim()).toBe('app:v2')
  })

  it('that is damaged is none', async () => {
    const { files } = world.host(folder)
    const at = join(folder, 'damaged.tar')
    for (const content of ['', 'no tar', Buffer.alloc(1024)]) {
      writeFileSync(at, content)
      await expect(readDockerArchive({ files }, at)).rejects.toThrow()
    }
    await make({})
    const whole = readFileSync(join(folder, 'app-container.tar'))
    writeFileSync(at, whole.subarray(0, whole.length / 2))
    await expect(readDockerArchive({ files }, at)).rejects.toThrow()
    writeFileSync(at, whole)
    const [layer = ''] = JSON.parse(execFileSync('tar', ['-xOf', at, 'manifest.json']).toString())[0].Layers
    execFileSync('tar', ['--delete', '-f', at, layer])
    await expect(readDockerArchive({ files }, at)).rejects.toThrow(`the layer ${layer} is missing`)
  })
})

describe('an environment on FloxHub', () => {
  const answer = async (
    run: (host: Host, ...more: never[]) => Promise<unknown>,
    options: Options,
    ...words: readonly string[]
  ) => {
    const host = world.host(folder)
    await (run as typeof runFloxPush)(host, line({ json: 'true', ...options }, ...words))
    return JSON.parse(host.answers.join(''))
  }
  /** One generation more of the environment in the folder. */
  const pushed = async (owner: string, note: string) => {
    writeFileSync(join(folder, '.flox/env/manifest.toml'), `${manifestOf()}# ${note}\n`)
    return answer(runFloxPush, { owner })
  }

  it('is pushed, listed, rolled back and pinned by its generations', async () => {
    expect(await answer(runFloxPush, { owner: 'one', 'dry-run': 'true' })).toMatchObject({
      state: 'planned',
      command: `flox push --dir ${folder} --owner one`,
      generation: null,
    })
    expect(await pushed('one', 'a')).toMatchObject({ state: 'pushed', generation: 1, pin: 'one/app:1' })
    expect(await pushed('one', 'a')).toMatchObject({ state: 'up to date', generation: 1 })
    // Its manifest is not read before: the image shows that the label was dropped.
    const image = { from: 'flox', 'flox-reference': 'one/app', 'flox-labels': 'one=1', 'flox-file': 'hub.tar' }
    expect(await refused(runContainerize(world.host(folder), line(image)))).toEqual(['FLX201'])
    expect(readdirSync(folder).filter((name) => name.startsWith('hub'))).toEqual([])
    expect(await pushed('one', 'b')).toMatchObject({ state: 'pushed', generation: 2, pin: 'one/app:2' })
    const listed = async () => (await answer(runFloxGenerations, {}, 'one/app')).live
    expect(await answer(runFloxGenerations, {})).toMatchObject({ live: 2, generations: [{ number: 1 }, { number: 2 }] })
    expect(await answer(runFloxRollback, { 'dry-run': 'true' }, 'one/app')).toMatchObject({ state: 'planned', to: 1 })
    expect(await listed()).toBe(2)
    expect(await answer(runFloxRollback, {}, 'one/app')).toMatchObject({
      state: 'switched',
      from: 2,
      to: 1,
      pin: 'one/app:1',
    })
    expect(await listed()).toBe(1)
    expect(await answer(runFloxRollback, {}, 'one/app:1')).toMatchObject({ state: 'already live' })
    expect(await answer(runFloxRollback, {}, 'one/app')).toMatchObject({ from: 1, to: 2 })
    expect(await refused(answer(runFloxRollback, {}, 'one/app:7'))).toEqual(['FLX207'])
    expect(await refused(answer(runFloxGenerations, {}, 'one/other'))).toEqual(['FLX208'])

    // An image of the first generation, which is live no longer.
    const host = world.host(folder)
    await runContainerize(host, line({ from: 'flox', 'flox-reference': 'one/app:1', json: 'true' }))
    expect(JSON.parse(host.answers.join(''))).toMatchObject({
      name: 'app:latest',
      file: join(folder, 'app-container.tar'),
    })
    await runContainerize(host, line({ from: 'flox', 'flox-reference': 'one/app' }))
    expect(await refused(runContainerize(host, line({ from: 'flox', 'flox-reference': 'one/app:9' })))).toEqual([
      'FLX207',
    ])
    expect(readdirSync(world.folder).filter((name) => name.startsWith('flox-generation-'))).toEqual([])
  })

  it('with a history of its own is not overwritten, unless that is asked for', async () => {
    await pushed('two', 'a')
    writeEnvironment(folder)
    expect(await refused(answer(runFloxPush, { owner: 'two' }))).toEqual(['FLX206'])
    expect(await answer(runFloxPush, { owner: 'two', force: 'true' })).toMatchObject({ generation: 1 })
    expect(await refused(answer(runFloxPush, { owner: 'three' }))).toEqual(['FLX205'])
  })

  it('is pushed by the action publish too, with its generation as output', async () => {
    const outputs: Record<string, string> = {}
    const inputs: Options = { to: 'flox-push', 'flox-org': 'four' }
    const github = {
      actionInput: (name: string) => inputs[name],
      annotate: () => {},
      setOutputs: (_: unknown, values: object) => Object.assign(outputs, values),
      writeSummary: async () => {},
    } as unknown as GitHub
    await runPublishAction(world.host(folder), github)
    expect(outputs).toEqual({ state: 'published', 'flox-generation': '1', 'flox-pin': 'four/app:1' })
  })

  it('gets no secret of the manifest, and nothing without a token', async () => {
    writeEnvironment(folder, `${manifestOf()}[vars]\nAPI_KEY = "0123456789abcdef"\n`)
    expect(await refused(answer(runFloxPush, {}))).toEqual(['FLX115'])
    writeEnvironment(folder)
    const host = world.host(folder, { FLOX_FLOXHUB_TOKEN: tokens.expired })
    expect(await refused(runFloxPush(host, line({})))).toEqual(['FLX186'])
    const denied = world.host(folder, { FLOX_STAND_IN_FAIL: 'no permission' })
    expect(await refused(runFloxPush(denied, line({})))).toEqual(['FLX205'])
  })
})

describe('generations', () => {
  it('are read as Flox writes them, and nothing else is', () => {
    const one = { parent: null, created: '2026-01-01T00:00:00Z', last_live: '2026-01-03T00:00:00Z', description: 'a' }
    const two = { parent: 1, created: 1_767_312_000, last_live: null, description: 'b' }
    expect(parseGenerations(JSON.stringify({ '10': two, '2': one }))).toMatchObject([
      { number: 2, live: false },
      { number: 10, live: true, created: '2026-01-02T00:00:00.000Z' },
    ])
    for (const text of ['', '{}', '[]', 'null', '{"a": {}}', '{"1": 2}', '{"error": "x"}']) {
      expect(parseGenerations(text), text).toBeUndefined()
    }
  })

  it('before the live one is that which was live last, whatever its number', () => {
    const all = [
      ['1', '2026-01-05T00:00:00Z'],
      ['2', '2026-01-04T00:00:00Z'],
      ['3', null],
    ].map(([number, last]) => [number, { created: '2026-01-01T00:00:00Z', last_live: last, description: '' }])
    const generations = parseGenerations(JSON.stringify(Object.fromEntries(all))) ?? []
    expect(targetGeneration(parseReference('acme/app'), generations)).toBe(1)
    expect(targetGeneration(parseReference('acme/app:2'), generations)).toBe(2)
    expect(() => targetGeneration(parseReference('acme/app'), generations.slice(2))).toThrow('FLX207')
  })

  it.each(['acme', 'acme/app:0', 'acme/app:x', 'a/b/c', '-r/x', ''])('are not named by %j', (text) => {
    expect(() => parseReference(text)).toThrow('FLX204')
  })
})
