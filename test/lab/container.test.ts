/** The root action in containers of crun, set up as Docker and Kubernetes set up those of jobs. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { containerReason, openJobContainer } from './container.ts'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { LabError, labContext, project } from './lab.ts'
import {
  annotations,
  type EndedStep,
  type JobMachine,
  jobTemp,
  jobWork,
  postEnv,
  runStep,
  snapshot,
} from './machine-job.ts'
import { ensureRelease, type Release } from './release.ts'
import { type FileServer, serveFolders } from './serve.ts'
import type { ThrowAwayRoot } from './throw-away.ts'

const reason = (await noThrowAway()) ?? (await containerReason())
const driver = [join(project, 'node_modules/.bin/node'), join(project, 'test/lab/install-driver.ts')]
const docker = '00000000a80425fb'
const obstacle = 'the kernel or the container of this job allows no mount namespaces'
const fallback = 'warning INS044: Nix is configured to sandbox builds, but silently does not: '
const silently = `${fallback}${obstacle}. `

describeThrowAway('the root action in a container', reason, () => {
  let release: Release
  let mirror: FileServer
  const scratch = mkdtempSync(join(tmpdir(), 'container-'))
  beforeAll(async () => {
    release = await ensureRelease('sid', labContext())
    // A binary cache that has nothing: Nix remembers that it was asked.
    writeFileSync(join(scratch, 'nix-cache-info'), 'StoreDir: /nix/store\n')
    mirror = await serveFolders([release.folder, scratch])
  })
  afterAll(async () => {
    await mirror?.close()
    rmSync(scratch, { recursive: true })
  })

  const inputs = (more: Readonly<Record<string, string>> = {}) => ({
    'nix-version': release.version,
    'nix-sha256': release.sha256,
    'nix-base-url': `${mirror.url}/nix`,
    caches: 'none',
    'extra-nix-config': `substituters = ${mirror.url}`,
    ...more,
  })

  /** A later step of the job has Nix build a program, with the bash of the image; gives the lines that it wrote. */
  async function build({ root, user, env }: JobMachine, { later }: EndedStep) {
    const lines = ['read -r -d "" status < /proc/self/status', 'echo "$status" > $out/status']
    const script = `mkdir -p $out/bin; printf '#!/bin/bash\\necho from the profile\\n' > $out/bin/lab-says`
    const builder = `PATH=/usr/bin:/bin; ${script}; chmod 755 $out/bin/lab-says; ${lines.join('; ')}`
    const expression = `derivation { name = "t"; system = builtins.currentSystem; builder = "/bin/bash"; args = [ "-c" ''${builder}'' ]; }`
    const argv = ['nix', 'build', '--impure', '--no-link', '--print-out-paths', '--expr', expression]
    const built = await root.run(argv, { user, env: { ...env, ...later }, cwd: jobWork })
    expect(built.stderr).not.toContain('error:')
    expect(built).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\/nix\/store\/\w{32}-t\n$/) })
    const output = built.stdout.trim()
    const uid = /^Uid:\s+(\d+)/m.exec(readFileSync(root.at(`${output}/status`), 'utf8'))?.[1]
    return { output, uid: Number(uid) }
  }

  /** What is left that may have secrets or that Nix would read. */
  async function left(root: ThrowAwayRoot): Promise<readonly string[]> {
    const find = ['find', `${jobTemp}/nix-cuda`, '/github/home', '-mindepth', '1', '-printf', '%P\n']
    return (await root.run(find)).stdout.trim().split('\n').sort()
  }
  /** Running processes of Nix. What has ended stays in the list: process 1 of a job's container waits for nobody. */
  const processes = async (root: ThrowAwayRoot) =>
    (await root.run(['ps', '-eo', 'stat=,comm='])).stdout.split('\n').filter((line) => /^[^Z].*nix/.test(line))

  it.each(['auto', 'daemon'] as const)(
    'of Docker’s defaults builds as root in %s mode, says that there is no sandbox, and leaves nothing',
    async (mode) => {
      await using machine = await openJobContainer({ kind: 'docker' })
      const { root, env } = machine
      // The mask that Docker's capabilities make.
      const held = await root.run(['grep', '-E', '^(CapEff|CapBnd|Seccomp):', '/proc/self/status'])
      expect(held.stdout.split(/\s+/)).toEqual(['CapEff:', docker, 'CapBnd:', docker, 'Seccomp:', '2', ''])
      expect((await root.run(['unshare', '--user', 'true'])).stderr).toContain('Operation not permitted')
      const before = await snapshot(root)
      expect(before.length).toBeGreaterThan(100)
      const given = inputs({ mode, uninstall: 'true' })

      const main = await runStep(machine, 'setup', given)
      expect([main.code, annotations(main)]).toEqual([0, [expect.stringContaining(silently)]])
      expect(Object.fromEntries(main.outputs)).toMatchObject({
        mode: mode === 'auto' ? 'single-user' : 'daemon',
        installed: 'true',
        'machine-kind': 'container',
        sandbox: 'fallback',
        kvm: 'absent',
      })
      const { uid } = await build(machine, main)
      expect(uid === 0 ? 'root' : uid > 30_000 ? 'build user' : uid).toBe(mode === 'auto' ? 'root' : 'build user')
      const post = await runStep(machine, 'setup-post', given, { ...env, ...postEnv(main) })
      expect([post.code, annotations(post)]).toEqual([0, []])
      expect(await snapshot(root)).toEqual(before)
      expect(await left(root)).toEqual(['job.json', 'sandbox-marker', 'sandbox.json'])
      expect(await processes(root)).toEqual([])

      const required = await runStep(machine, 'setup', { ...given, sandbox: 'require' }, { GITHUB_RUN_ID: '2' })
      expect([required.code, annotations(required)]).toEqual([
        1,
        [expect.stringMatching(`^error INS044: .*${obstacle}. Give the container .options: --privileged.`)],
      ])
      const last = await runStep(machine, 'setup-post', given, { GITHUB_RUN_ID: '2', ...postEnv(required) })
      expect([last.code, annotations(last)]).toEqual([0, []])
      expect(await snapshot(root)).toEqual(before)
    },
  )

  it('with a HOME of somebody else has what a later step puts into its profile on PATH', async () => {
    await using machine = await openJobContainer({ kind: 'docker' })
    const { root, env } = machine
    const main = await runStep(machine, 'setup', inputs())
    expect([main.code, annotations(main)]).toEqual([0, [expect.stringContaining(silently)]])
    const { output } = await build(machine, main)
    const later = { env: { ...env, ...main.later }, cwd: jobWork }
    expect(await root.run(['nix', 'profile', 'add', output], later)).toMatchObject({ code: 0 })
    expect(await root.run(['lab-says'], later)).toMatchObject({ code: 0, stdout: 'from the profile\n' })
  })

  it('of a pod uses the Nix of the image as its user, and writes nothing of the system’s', async () => {
    const { version, system, sha256 } = release
    const request = { version, system, sha256, baseUrl: `${mirror.url}/nix`, mode: 'single-user', job: 'image' }
    await using machine = await openJobContainer({
      kind: 'pod',
      image: async (root) => {
        await root.makeFolder('/nix')
        const installed = await root.run([...driver, 'install', JSON.stringify(request)], { user: 'runner' })
        if (installed.code !== 0) throw new LabError(`The image cannot be made: ${installed.stdout}`)
        // Nobody knows who has put it there.
        await root.run(['rm', '-rf', '/nix/.setup-nix-cuda.json', '/home/runner/.local'])
      },
    })
    const { root, env } = machine
    const nix = { PATH: '/nix/var/nix/profiles/default/bin:/usr/bin:/bin' }
    // What builds add to the store and to Nix's own cache is the user's.
    const outside = async () =>
      (await snapshot(root)).filter((line) => !/^(\w{64} {2})?\/(nix|home\/runner\/\.cache)\b/.test(line))
    const before = await outside()
    expect(before.length).toBeGreaterThan(100)
    const given = inputs({ uninstall: 'true' })
    const main = await runStep(machine, 'setup', given, nix)
    expect([main.code, annotations(main)]).toEqual([0, [expect.stringContaining(fallback)]])
    expect(Object.fromEntries(main.outputs)).toMatchObject({
      mode: 'single-user',
      installed: 'false',
      sandbox: 'fallback',
    })
    const later = { ...main, later: { ...main.later, PATH: `${main.later['PATH']}:${nix.PATH}` } }
    const { uid } = await build(machine, later)
    expect(uid).toBe(Number((await root.run(['id', '-u', 'runner'])).stdout))
    const post = await runStep(machine, 'setup-post', given, { ...env, ...postEnv(main), ...nix })
    expect([post.code, annotations(post)]).toEqual([0, []])
    expect(await outside()).toEqual(before)
    expect(await left(root)).toEqual(['job.json', 'sandbox-marker', 'sandbox.json'])
  })
})
