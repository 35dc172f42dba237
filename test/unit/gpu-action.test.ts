/** The gpu action from main to post on recorded machines: bridge, smoke test, checks of the runner, what is left. */
import * as fs from 'node:fs'
import * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runGpuAction } from '../../src/actions/gpu/action.ts'
import { judgeConfiguration, judgeDisk } from '../../src/actions/gpu/machine-checks.ts'
import { runGpuPost } from '../../src/actions/gpu/post.ts'
import { sandboxSnippet } from '../../src/actions/gpu/sandbox.ts'
import { detectGpu } from '../../src/gpu/detect.ts'
import { claim, readJournal } from '../../src/machine/journal.ts'
import { type Problem, ProblemError } from '../../src/model/problem.ts'
import type { Exec } from '../../src/runner/exec.ts'
import type { GitHub } from '../../src/runner/host.ts'
import { hostOf, type Machine, machine } from './gpu-world.ts'
import { realExec } from './host.ts'

const uuid = 'GPU-1ea24dfe-1d62-46e0-93e3-ed192c09b34d'
const fixture = (name: string) => fs.readFileSync(join(import.meta.dirname, 'fixtures/gpu-bridge', `${name}.elf`))
let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'gpu-action-'))
  fs.mkdirSync(join(folder, 'driver'))
  fs.mkdirSync(join(folder, 'temp'))
  for (const [name, content] of [
    ['libcuda', 'libcuda'],
    ['libnvidia-ptxjitcompiler', 'compiler'],
  ] as const) {
    fs.writeFileSync(join(folder, 'driver', `${name}.so.580.159.04`), fixture(content))
    fs.symlinkSync(`${name}.so.580.159.04`, join(folder, 'driver', `${name}.so.1`))
  }
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

/** An H200 whose driver lies in this test's folder. */
const h200 = (changes: Partial<Machine> = {}) => {
  const env = { NVIDIA_CTK_LIBCUDA_DIR: join(folder, 'driver'), PATH: '/usr/local/nvidia/bin:/usr/bin' }
  return machine('h200-container', { ...changes, env: { ...env, ...changes.env } })
}

/** A probe that prints what the driver would say, and its LD_LIBRARY_PATH. */
function probe(lines = 'done 1'): string {
  const path = join(folder, 'probe')
  const say = `echo "$LD_LIBRARY_PATH $CUDA_CACHE_PATH" >> ${folder}/seen`
  fs.writeFileSync(
    path,
    `#!/bin/sh\n${say}\nprintf '%s\\n' ${lines
      .split('\n')
      .map((line) => `'${line}'`)
      .join(' ')}\n`,
  )
  fs.chmodSync(path, 0o755)
  return path
}

/** This test's folder is real, with what is run in it; all else is the recorded machine. */
function worldOf(of: Machine) {
  const host = hostOf(of)
  const known: Record<string, unknown> = { ...host.files }
  const both = Object.entries(files).map(([name, real]) => [
    name,
    (path: string, ...more: unknown[]) => {
      const here = String(path).startsWith(folder) || known[name] === undefined
      return ((here ? real : known[name]) as (...args: unknown[]) => unknown)(path, ...more)
    },
  ])
  const exec: Exec = (command) => (command.argv[0].startsWith(folder) ? realExec(command) : host.exec(command))
  const env = { ...host.env, RUNNER_TEMP: join(folder, 'temp'), XDG_STATE_HOME: join(folder, 'state') }
  return { ...host, exec, cwd: folder, env, files: Object.fromEntries(both) }
}

/** Main on one machine, then post on what it has become. */
async function act(of: Machine, inputs: Readonly<Record<string, string>> = {}, later: Machine = of) {
  const outputs: Record<string, string> = {}
  const annotated: Problem[] = []
  const exported: unknown[] = []
  const told = { state: '', summary: '' }
  const github = {
    actionInput: (name: string) => inputs[name],
    setOutputs: (_: unknown, values: Readonly<Record<string, string>>) => void Object.assign(outputs, values),
    annotate: (problems: readonly Problem[]) => void annotated.push(...problems),
    exportEnvironment: (...all: readonly unknown[]) => void exported.push(all),
    saveState: (_: string, value: string) => {
      told.state = value
    },
    state: () => told.state,
    writeSummary: async (text: string) => {
      told.summary = text
    },
  } as unknown as GitHub
  const host = worldOf(of)
  const code = await runGpuAction(host, github)
  const codes = annotated.splice(0).map((problem) => `${problem.code} ${problem.severity}`)
  const journal = await readJournal(host)
  const after = worldOf(later)
  await runGpuPost(after, github)
  const asked = { main: host.asked.join('\n'), post: after.asked.join('\n') }
  return {
    asked,
    journal,
    code,
    outputs,
    codes,
    left: annotated,
    exported,
    summary: told.summary,
    log: host.log.lines.join('\n'),
  }
}

const refused = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (cause: unknown) => (cause instanceof ProblemError ? cause.problems.map(({ code }) => code) : [String(cause)]),
  )

describe('bridge and smoke test', () => {
  it('makes a bridge for the test step alone, and tests through it', async () => {
    const { code, outputs, exported, codes } = await act(h200(), { probe: probe() })
    expect([code, codes, outputs['smoke'], outputs['compatible']]).toEqual([0, [], 'passed', 'true'])
    const path = outputs['bridge-path'] ?? ''
    expect(path).toMatch(new RegExp(`^${folder}/temp/nix-cuda/driver/580\\.159\\.04-[0-9a-f]{16}/lib$`))
    expect(fs.readlinkSync(join(path, 'libcuda.so.1'))).toBe(join(folder, 'driver/libcuda.so.580.159.04'))
    expect(outputs['ld-library-path']).toBe(path)
    // The folders of the recorded machine are gone from it, for driver and kernel alike.
    const seen = `${path} ${outputs['cuda-cache-path']}\n`
    expect(fs.readFileSync(join(folder, 'seen'), 'utf8')).toBe(seen.repeat(2))
    expect(exported).toEqual([])
  })

  it('says in the summary which levels passed and which libraries were loaded', async () => {
    const library = join(folder, 'driver/libcuda.so.580.159.04')
    const { summary, log } = await act(h200(), { probe: probe(`map ${library}\ndone 1`) })
    expect(summary).toContain('| A kernel from PTX runs | passed')
    expect(summary).toContain(library)
    expect(log).toContain(`Loaded from outside the store:\n  ${library}`)
  })

  it('fails with the code of the CUDA error, and tests nothing after it', async () => {
    const { code, outputs, codes, summary } = await act(h200(), { probe: probe('step init 802') })
    expect([code, codes, outputs['smoke'], outputs['compatible']]).toEqual([1, ['GPU327 error'], 'failed', 'false'])
    expect(summary).toContain('| A kernel from PTX runs | skipped |')
    const off = await act(h200(), { probe: probe('step init 802'), smoke: 'off' })
    expect([off.code, off.outputs['smoke']]).toEqual([0, 'skipped'])
  })

  it('runs the program of the user last', async () => {
    const program = `${probe()} one two`
    expect((await act(h200(), { 'smoke-program': program })).outputs['smoke']).toBe('passed')
    expect(await refused(act(h200(), { smoke: 'off', 'smoke-program': program }))).toEqual(['CFG003'])
  })

  it('does not start a program of the user whose glibc is too old for the driver', async () => {
    fs.mkdirSync(join(folder, 'glibc'))
    const loader = join(folder, 'glibc/ld-linux-x86-64.so.2')
    fs.writeFileSync(loader, '')
    fs.writeFileSync(join(folder, 'glibc/libc.so.6'), fixture('libc-2.31'))
    const bytes = fixture('program')
      .toString('latin1')
      .replace(`/${'L'.repeat(250)}`, loader.padEnd(251, '\0'))
    const program = join(folder, 'old')
    // It would run for ever.
    fs.writeFileSync(program, Buffer.from(bytes, 'latin1'), { mode: 0o755 })
    const ended = await act(h200(), { probe: probe(), 'smoke-program': program })
    expect([ended.code, ended.codes, ended.outputs['smoke']]).toEqual([1, ['GPU304 error'], 'failed'])
  })

  it('needs Nix only where the test is asked for', async () => {
    expect(await act(h200())).toMatchObject({ code: 0, outputs: { smoke: 'skipped' }, codes: [] })
    expect(await act(h200(), { smoke: 'full' })).toMatchObject({ code: 1, codes: ['INS001 error'] })
  })

  it('puts the bridge where it was asked for', async () => {
    const { outputs } = await act(h200(), { 'bridge-dir': 'kept', 'driver-bridge': 'env' })
    expect(outputs['bridge-path']).toMatch(new RegExp(`^${folder}/kept/580`))
  })

  it('leaves NixOS, an active Flox environment and a machine without a GPU as they are', async () => {
    const nixos = await act(h200({ files: { '/etc/NIXOS': '' } }))
    expect([nixos.code, nixos.outputs['ld-library-path'], nixos.log]).toEqual([
      0,
      '',
      expect.stringContaining('Driver bridge: none: NixOS provides /run/opengl-driver'),
    ])
    const flox = { LD_AUDIT: '/f/ld-floxlib.so', LD_FLOXLIB_FILES_PATH: '/usr/lib/libcuda.so.1' }
    expect((await act(h200({ env: flox }))).log).toContain('Driver bridge: none: Flox has found the driver')
    const none = await act(machine('none'), { 'require-gpu': 'auto', smoke: 'full' })
    expect([none.code, none.outputs['bridge-path'], none.outputs['smoke']]).toEqual([0, '', 'skipped'])
    expect(fs.existsSync(join(folder, 'temp/nix-cuda/driver'))).toBe(false)
    expect((await act(machine('none'))).code).toBe(1)
  })

  it('reports that there is no bridge for a Jetson, and fails only where one is asked for', async () => {
    const auto = await act(machine('jetson'))
    expect(auto.codes).toContain('GPU309 notice')
    expect((await act(machine('jetson'), { 'driver-bridge': 'env' })).codes).toContain('GPU309 error')
  })

  it('changes the machine only where that is allowed', async () => {
    expect(await refused(act(h200(), { 'driver-bridge': 'system' }))).toEqual(['CFG003'])
  })

  it('writes the bridge of the machine down, and removes it in post unless another job uses it', async () => {
    fs.writeFileSync(join(folder, 'patchelf'), '#!/bin/sh\n', { mode: 0o755 })
    const system = { 'driver-bridge': 'system', 'allow-system-changes': 'true', probe: probe() }
    const of = h200({ env: { PATH: `${folder}:/usr/local/nvidia/bin`, GITHUB_RUN_ID: '7' } })
    const alone = await act(of, system)
    expect(alone).toMatchObject({ code: 0, outputs: { 'bridge-path': '/run/opengl-driver/lib', smoke: 'passed' } })
    expect(alone.outputs['ld-library-path']).toBe('')
    expect(alone.journal).toMatchObject([{ owner: 'driver-bridge', users: [expect.stringMatching(/^7\|/)] }])
    expect(alone.asked.main).toMatch(/mv -T -- \S+ \/run\/opengl-driver$/m)
    expect(alone.asked.post).toMatch(/rm -rf -- \/run\/opengl-driver/)
    expect(await readJournal(worldOf(of))).toEqual([])

    const killed = `6|1|gpu|box|${join(folder, 'temp')}`
    const runner = { ...of.env, RUNNER_NAME: 'box', RUNNER_TRACKING_ID: 'github_7' }
    await claim(worldOf(of), killed, { owner: 'driver-bridge', path: '/run/opengl-driver' })
    expect((await act({ ...of, env: runner }, system)).code).toBe(0)
    expect(await readJournal(worldOf(of))).toEqual([])

    const other = { owner: 'driver-bridge', path: '/run/opengl-driver' }
    await claim(worldOf(of), 'other', other)
    // The recorded machine has no folder there, so that it is made anew for both.
    await claim(worldOf(of), '7|||||', other)
    const shared = await act(h200(), { ...system, 'driver-bridge': 'env' }, of)
    expect(shared.asked.post).not.toContain('rm -rf')
    expect(await readJournal(worldOf(of))).toMatchObject([{ users: ['other', '7|||||'] }])
  })

  it('tests nothing on a machine that is not as required, and warns only where no GPU is required', async () => {
    const wanted = { 'min-gpus': '2', probe: probe('step init 802') }
    expect(await act(h200(), wanted)).toMatchObject({ code: 1, codes: ['GPU105 error'], outputs: { smoke: 'skipped' } })
    const soft = await act(h200(), { probe: probe('step init 802'), 'require-gpu': 'false' })
    expect(soft).toMatchObject({ code: 0, codes: ['GPU327 warning'], outputs: { smoke: 'failed', compatible: 'true' } })
  })
})

describe('pull requests from forks', () => {
  const payload = (head: unknown, isPrivate = false) => {
    const repository = { full_name: 'acme/tools', private: isPrivate }
    fs.writeFileSync(join(folder, 'event.json'), JSON.stringify({ repository, pull_request: { head: { repo: head } } }))
  }
  const on = (event: string, environment = 'self-hosted') =>
    h200({
      env: {
        ...{ GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: join(folder, 'event.json') },
        ...{ GITHUB_REPOSITORY: 'acme/tools', RUNNER_ENVIRONMENT: environment },
      },
    })

  it.each(['pull_request', 'pull_request_target', 'pull_request_review'])('are refused (%s)', async (event) => {
    payload({ full_name: 'somebody/tools' })
    expect(await refused(act(on(event)))).toEqual(['GPU116'])
    payload(null)
    expect(await refused(act(on(event)))).toEqual(['GPU116'])
    expect(await refused(act(on(event), { 'allow-fork-pull-requests': 'true' }))).toEqual([])
    payload({ full_name: 'acme/tools' })
    expect(await refused(act(on(event)))).toEqual([])
  })

  it('are no danger on hosted runners, in private repositories and on push', async () => {
    payload({ full_name: 'somebody/tools' })
    expect(await refused(act(on('pull_request', 'github-hosted')))).toEqual([])
    expect(await refused(act(on('push')))).toEqual([])
    payload({ full_name: 'somebody/tools' }, true)
    expect(await refused(act(on('pull_request')))).toEqual([])
  })

  it('are seen behind a comment and a workflow_run too', async () => {
    const repository = { full_name: 'acme/tools', private: false }
    const put = (of: object) => fs.writeFileSync(join(folder, 'event.json'), JSON.stringify({ repository, ...of }))
    put({ issue: { number: 7, pull_request: { url: 'https://api.github.com/repos/acme/tools/pulls/7' } } })
    expect(await refused(act(on('issue_comment')))).toEqual(['GPU116'])
    put({ issue: { number: 8 } })
    expect(await refused(act(on('issue_comment')))).toEqual([])
    const ran = (event: string, from: string) => ({ workflow_run: { event, head_repository: { full_name: from } } })
    put(ran('pull_request', 'somebody/tools'))
    expect(await refused(act(on('workflow_run')))).toEqual(['GPU116'])
    put(ran('pull_request', 'acme/tools'))
    expect(await refused(act(on('workflow_run')))).toEqual([])
  })

  it('are assumed where the payload is empty', async () => {
    fs.writeFileSync(join(folder, 'event.json'), '{}')
    expect(await refused(act(on('pull_request')))).toEqual(['GPU116'])
  })
})

describe('what is in use on the GPU', () => {
  const { smi } = machine('h200-container')
  const usage = (processes: string, used = 0) => ({ smi: { ...smi, processes, used: `${uuid}, ${used}\n` } })
  const env = { RUNNER_TRACKING_ID: 'github_1', GITHUB_RUN_ID: '7' }

  it('is told before the job, with what it is', async () => {
    const rows = `${uuid}, 41, 512, python, serve.py\n${uuid}, 42, [N/A], a\u001b[31mb\nNo running processes found\n`
    const { code, codes, summary } = await act(h200(usage(rows)))
    expect([code, codes]).toEqual([0, ['GPU117 warning']])
    expect(summary).toContain('process 41 (python, serve.py) with 512 MiB on')
    expect(summary).not.toContain('\u001b')
    expect((await act(h200(usage('No running processes found\n')))).codes).toEqual([])
  })

  it('is found in post where a program of this job is left, and no other', async () => {
    const environ = {
      '/proc/50/environ': 'PATH=/bin\0RUNNER_TRACKING_ID=github_1\0',
      '/proc/51/environ': 'RUNNER_TRACKING_ID=github_2\0GITHUB_RUN_ID=7\0',
    }
    const rows = [50, 51, 52].map((pid) => `${uuid}, ${pid}, 900, test`).join('\n')
    const { left } = await act(h200({ env }), {}, h200({ env, files: environ, ...usage(rows) }))
    expect(left.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['GPU118', 'warning', `Programs of this job still run: process 50 (test) with 900 MiB on ${uuid}.`],
    ])
  })

  it('is found by the memory alone in a container, which sees no programs', async () => {
    const { left } = await act(h200(usage('', 4)), {}, h200(usage('', 2_000)))
    expect(left.map(({ code, message }) => [code, message])).toEqual([
      ['GPU118', expect.stringContaining(`1996 MiB on ${uuid}`)],
    ])
    expect((await act(h200(usage('', 4)), {}, h200(usage('', 100)))).left).toEqual([])
    const others = h200(usage(`${uuid}, 60, 1900, other`, 2_000))
    expect((await act(h200(usage('', 4)), {}, others)).left).toEqual([])
  })
})

describe('the machine of a runner', () => {
  it('is told of tokens that everybody can read, and of users whom Nix trusts', () => {
    const text = 'extra-access-tokens = github.com=ghp_secret\ntrusted-users = root runner\n'
    const judge = (mode: number, user: string, uid = 1000) =>
      judgeConfiguration('/etc/nix/nix.conf', text, { mode, user, uid }).map(({ code }) => code)
    expect(judge(0o100644, 'runner')).toEqual(['GPU120', 'GPU121'])
    expect(judge(0o100640, 'other')).toEqual([])
    expect(judge(0o100600, 'root', 0)).toEqual([])
    const by = (groups: readonly string[]) =>
      judgeConfiguration('f', 'trusted-users = root @wheel\n', { mode: 0o644, user: 'a', uid: 1, groups })
    expect([by(['users', 'wheel']).length, by(['users']).length]).toEqual([1, 0])
    const [problem] = judgeConfiguration('/etc/nix/nix.conf', text, { mode: 0o644, user: 'runner', uid: 1000 })
    expect(JSON.stringify(problem)).not.toContain('ghp_secret')
    expect(judgeConfiguration('f', '# trusted-users = *\n', { mode: 0o644, user: 'a', uid: 1 })).toEqual([])
  })

  it('is asked for both in a job, if it is self-hosted', async () => {
    const on = (environment: string) =>
      h200({
        env: { RUNNER_ENVIRONMENT: environment, USER: 'runner' },
        files: { '/etc/nix/nix.conf': 'trusted-users = root runner\n' },
      })
    expect((await act(on('self-hosted'))).codes).toEqual(['GPU121 warning'])
    expect((await act(on('github-hosted'))).codes).toEqual([])
    expect((await act(h200(), { 'min-free-gib': '99999' })).codes).toContain('GPU122 error')
  })

  it('has the disk that is required, each file system once', () => {
    const place = { exists: true, mountedAt: '/', type: 'ext4', readOnly: false, memory: false, totalBytes: 9e12 }
    const on = (name: 'store' | 'workspace' | 'tmp', device: number, freeBytes: number) => {
      return { ...place, name, path: `/${name}`, device, freeBytes, freeFiles: undefined }
    }
    const measured = [on('store', 1, 2 ** 30), on('workspace', 1, 2 ** 30), on('tmp', 2, 0)]
    expect(judgeDisk({ measured }, 2).map(({ code, message }) => [code, message])).toEqual([
      ['GPU122', 'The disk of /store and /workspace has 1.0 GiB free; 2 GiB are required.'],
    ])
    expect(judgeDisk({ measured }, 1)).toEqual([])
  })

  it('is given the lines for GPU tests in the sandbox, with its own nodes', async () => {
    const lines = sandboxSnippet(await detectGpu(hostOf(machine('h200-container')))).join('\n')
    expect(lines).toContain('extra-system-features = cuda')
    expect(lines).toMatch(
      /extra-sandbox-paths = \/run\/opengl-driver\/lib=\S+ .*\/dev\/nvidia0\? .*\/dev\/nvidia-uvm\?/,
    )
    const nixos = await detectGpu(hostOf(machine('h200-container', { files: { '/etc/NIXOS': '' } })))
    expect(sandboxSnippet(nixos).join('\n')).toContain('presets.nvidia-gpu.enable = true')
  })

  it('is asked by sandbox: check whether builds have the GPU', async () => {
    const nix = join(folder, 'nix')
    const ask = async (settings: Readonly<Record<string, unknown>>) => {
      const values = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, { value }]))
      fs.writeFileSync(join(folder, 'settings'), JSON.stringify(values))
      const answer = `case "$*" in *--version*) echo 'nix (Nix) 2.34.7' ;; *) /bin/cat ${folder}/settings ;; esac`
      fs.writeFileSync(nix, `#!/bin/sh\n${answer}\n`)
      fs.chmodSync(nix, 0o755)
      return act(h200({ env: { PATH: `${folder}:/usr/local/nvidia/bin` } }), { sandbox: 'check', smoke: 'off' })
    }
    const missing = await ask({ sandbox: true, 'system-features': ['kvm'], 'sandbox-paths': [] })
    expect([missing.code, missing.codes]).toEqual([0, ['GPU119 notice']])
    expect(missing.log).toContain('extra-system-features = cuda')
    const there = { sandbox: true, 'system-features': ['cuda'], 'sandbox-paths': ['/dev/nvidia0'] }
    expect((await ask(there)).codes).toEqual([])
    expect((await ask({ ...there, 'sandbox-paths': [] })).codes).toEqual(['GPU119 notice'])
    expect((await ask({ ...there, 'sandbox-paths': [], 'pre-build-hook': '/hook' })).codes).toEqual([])
  })
})
