import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Job, lockedEnvironment, openJob } from './activate-world.ts'

/** What a command wrote into a file of the workspace. */
const written = ({ workspace }: Job, name: string) => readFileSync(join(workspace, name), 'utf8')
/** Folders of activations that are left in the job's folder. */
const leftIn = ({ temp }: Job) =>
  readdirSync(join(temp, 'nix-cuda')).filter((name) => /^(?:activate|env-cache)-/.test(name))

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function until(check: () => boolean): Promise<void> {
  for (let tries = 0; tries < 30_000 && !check(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe('a command in an environment', () => {
  it('is run as it is written, whatever characters it has, after hook and profile', async () => {
    const job = openJob(`version = 1
[vars]
greeting = "it's"
[hook]
on-activate = """
echo hooked
export from_hook="$greeting here"
"""
[profile]
bash = "export from_profile=\\"$from_hook too\\""
`)
    const traps = `a'b"c$HOME\`id\`$(id)\\n%s;&|*?~#!é→🙂`
    const step = await job.run({
      command: [
        'printf "%s|" "$from_profile" "$SECRET" "$PWD" > values',
        `cat > traps <<'END'`,
        traps,
        'END',
        '-v 2> minus || echo "code $?" >> minus',
        'echo out; echo err >&2',
        'echo "::notice title=Of the command::seen"',
        'if [ -t 0 ]; then exit 9; fi; cat',
        'false | true',
      ].join('\n'),
      variables: `SECRET=${traps}`,
    })
    expect(written(job, 'values')).toBe(`it's here too|${traps}|${job.workspace}|`)
    expect(written(job, 'traps')).toBe(`${traps}\n`)
    expect(written(job, 'minus')).toContain('code 127')
    // pipefail, as in a run step; both streams as the command wrote them, and what the runner obeys unchanged.
    expect({ code: step.code, exit: step.outputs.get('exit-code') }).toEqual({ code: 1, exit: '1' })
    expect(step.stdout.split('\n')).toEqual(
      expect.arrayContaining(['hooked', 'out', '::notice title=Of the command::seen']),
    )
    expect(step.stderr).toBe('err\n')
    expect(step.stdout).toContain('::error title=FLX161::The command ended with exit code 1.')
    expect(step.stdout).toContain(`::add-mask::${traps.replaceAll('%', '%25')}`)
    expect(step.outputs.get('environment')).toBe('e')
    expect(leftIn(job)).toEqual([])
  })

  it('ends with its exit code, in its folder, and secrets are in no argument list', async () => {
    const job = openJob()
    mkdirSync(join(job.workspace, 'sub'))
    const step = await job.run({
      command: 'pwd; cat /proc/*/cmdline 2> /dev/null | tr "\\0" " " > ../arguments; exit 42',
      variables: 'TOKEN=verysecretvalue\n\n# a comment\nEMPTY=\n',
      'working-directory': 'sub',
    })
    expect(step).toMatchObject({ code: 42, stderr: '' })
    expect(step.stdout).toContain(`${job.workspace}/sub\n`)
    expect(written(job, 'arguments')).toContain('activate')
    expect(written(job, 'arguments')).not.toContain('verysecretvalue')
  })

  it('runs in python, with layers, the inner one first on PATH, in the mode that is asked for', async () => {
    const job = openJob()
    lockedEnvironment('version = 1\n[vars]\nboth = "outer"\nouter = "1"\n', join(job.workspace, "out'er"))
    lockedEnvironment('version = 1\n[vars]\nboth = "inner"\n', join(job.workspace, 'inner'))
    const step = await job.run({
      command: "import os\nprint(os.environ['both'], os.environ['outer'], os.environ['FLOX_ENV'].split('.')[-1])",
      shell: 'python',
      dir: "out'er\ninner",
      mode: 'run',
      // The image has python3 only.
      variables: `PATH=${pythonFolder(job)}:${join(job.workspace, '../bin')}:/usr/bin:/bin`,
    })
    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(step.stdout).toContain('inner 1 run\n')
    expect(step.outputs.get('environment')).toBe('e e')
  })

  it('goes on without a login that ended, and sees the token of its variables', async () => {
    const job = openJob()
    const login = { hub: 'https://hub.flox.dev', token: 'flox_sat_of_setup', handle: 'acme', expires: 1 }
    mkdirSync(join(job.temp, 'nix-cuda'))
    const file = JSON.stringify({ schema: 'floxhub-login/1', ...login, renewal: null, exported: null })
    writeFileSync(join(job.temp, 'nix-cuda/floxhub.json'), file)
    const variables = 'FLOX_FLOXHUB_TOKEN=flox_sat_of_step'
    const step = await job.run({ command: 'echo "$FLOX_FLOXHUB_TOKEN" > token', variables })
    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(written(job, 'token')).toBe('flox_sat_of_step\n')
    expect(step.stdout).toMatch(/::warning [^:]*title=FLX124::/)
    expect((await job.post(step)).code).toBe(0)
  })

  const noZsh = !existsSync('/usr/bin/zsh') && process.env['LAB_REQUIRED'] !== '1'
  it.skipIf(noZsh)('runs in zsh beside a service, and ends at its first failure', async () => {
    const job = openJob('version = 1\n[services.one]\ncommand = "exec sleep 3000"\n')
    const step = await job.run({
      command: [
        'words=(one "two  three"); print -r -- "$#words:${(U)words[2]}" > values',
        'flox services status | grep "one .*Running" > /dev/null',
        'false | true; print not reached >> values',
      ].join('\n'),
      shell: 'zsh',
      services: 'one',
    })
    expect(step).toMatchObject({ code: 1, stderr: '' })
    expect(written(job, 'values')).toBe('2:TWO  THREE\n')
    expect(step.stdout).toMatch(/::group::Service one of e: /)
    await until(() => !existsSync(join(job.workspace, '.flox/run/services')))
  })

  it('is stopped with all that it started when the job is cancelled', async () => {
    const job = openJob('version = 1\n[services.one]\ncommand = "echo $$ > service-pid; exec sleep 3000"\n')
    const pids = () => ['pid', 'service-pid'].map((name) => join(job.workspace, name))
    const step = await job.run(
      {
        command: '(trap "" TERM; echo $BASHPID > pid.new; mv pid.new pid; while :; do sleep 1; done) & wait',
        services: 'all',
      },
      { cancelWhen: () => pids().every((path) => existsSync(path) && readFileSync(path, 'utf8') !== '') },
    )
    expect(step).toMatchObject({ code: 1, signal: null })
    expect(step.stdout).not.toContain('::error')
    const [command = 0, service = 0] = pids().map((path) => Number(readFileSync(path, 'utf8')))
    await until(() => !alive(command) && !alive(service))
    expect(leftIn(job)).toEqual([])
    expect((await job.post(step, 'cancelled')).code).toBe(0)
  })

  it('goes on in two jobs at once, each in its own environment', async () => {
    const jobs = ['first', 'second'].map((who) => openJob(`version = 1\n[vars]\nwho = "${who}"\n`))
    const other = (at: number) => join(jobs[1 - at]?.workspace ?? '', 'here')
    const steps = await Promise.all(
      jobs.map((job, at) =>
        job.run({
          command: `touch here; until [ -e "$OTHER" ]; do sleep 0.05; done; echo "$who"`,
          variables: `OTHER=${other(at)}`,
        }),
      ),
    )
    expect(steps.map(({ code }) => code)).toEqual([0, 0])
    expect(steps.map(({ stdout }) => /^(?:first|second)$/m.exec(stdout)?.[0])).toEqual(['first', 'second'])
  })
})

describe('services', () => {
  const manifest = `version = 1
[services]
web.command = "echo serving; exec sleep 3000"
db.command = "echo no disk >&2; exit 3"
db.vars.KIND = "x"
other.command = "touch other"
`
  it('run beside the command; of a failure the last lines of each are shown, and one that died is named', async () => {
    const job = openJob(manifest)
    const step = await job.run({
      command: 'until flox services status | grep -q "db .*Completed (3)"; do sleep 0.1; done; exit 5',
      services: 'web, db',
    })
    expect(step.code).toBe(5)
    expect(step.stdout).toMatch(/^web +(?:Running|Completed)/m)
    expect(step.stdout).toMatch(/::group::Service db of e: Completed \(exit code 3\)\nno disk\n::endgroup::/)
    expect(step.stdout).toMatch(/::group::Service web of e: Running\nserving\n::endgroup::/)
    expect(step.stdout).toContain('::warning title=FLX164::Service db of e ended with exit code 3')
    expect(step.stdout).toContain('::error title=FLX161::')
    expect(existsSync(join(job.workspace, 'other'))).toBe(false)
    await until(() => !existsSync(join(job.workspace, '.flox/run/services')))
  })

  it('are stopped in post where something keeps them', async () => {
    const job = openJob(manifest)
    const step = await job.run({ command: 'true', services: 'web' })
    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(step.stdout).not.toContain('::group::')
    await until(() => !existsSync(join(job.workspace, '.flox/run/services')))
    // As after a kill of everything that would have stopped it.
    const folder = join(job.workspace, '.flox/run/services/web')
    mkdirSync(folder, { recursive: true })
    const service = spawn('sleep', ['3000'], { detached: true, stdio: 'ignore' })
    const ended = new Promise((resolve) => service.once('exit', resolve))
    writeFileSync(join(folder, 'pid'), String(service.pid))
    const post = await job.post(step)
    expect(post.stdout).toContain('Stopped services that still ran: e: web')
    await ended
  })

  it('that the environment does not have are refused with those that it has, before anything runs', async () => {
    const job = openJob(manifest)
    const step = await job.run({ command: 'touch ran', services: 'web, cache' })
    expect(step.code).toBe(1)
    expect(step.stdout).toContain('FLX163::There is no service cache. It defines db, other, web.')
    expect(existsSync(join(job.workspace, 'ran'))).toBe(false)
  })
})

describe('what cannot be activated', () => {
  it('has its lock refused first, in the words of the lint; with a token Flox is asked', async () => {
    const job = openJob()
    writeFileSync(join(job.workspace, '.flox/env/manifest.toml'), 'version = 1\n[install]\njq.pkg-path = "jq"\n')
    const step = await job.run({ command: 'true' })
    expect(step.code).toBe(1)
    expect(step.stdout).toContain('title=FLX109')
    expect(step.stdout).toContain('manifest.lock has another install.jq than the manifest')
    const variables = 'FLOX_FLOXHUB_TOKEN=flox_sat_madeup'
    const asked = await job.run({ command: 'true', variables }, { env: { FLOX_STAND_IN_FAIL: 'token rejected' } })
    expect(asked.stdout).toMatch(/::warning [^:]*title=FLX109/)
    expect(asked.stdout).toContain(
      'FLX156::e has packages to be resolved, which needs a login to FloxHub, and its token may be expired or revoked.',
    )
    expect(asked.outputs.get('exit-code')).toBe('')
  })

  it('of FloxHub needs trust, has generations, and is explained where Flox misleads', async () => {
    const job = openJob()
    const hub = join(job.temp, 'hub')
    for (const generation of ['1', '2'])
      lockedEnvironment(`version = 1\n[vars]\ngen = "${generation}"\n`, join(hub, 'environments/acme/cuda', generation))
    const env = { FLOX_STAND_IN_HUB: hub }
    const run = (more: Readonly<Record<string, string>>, token = '') =>
      job.run({ command: 'echo "gen $gen"', ...more }, { env: { ...env, ...(token && { FLOX_FLOXHUB_TOKEN: token }) } })
    const plain = await run({ reference: 'acme/cuda' })
    expect(plain.stdout).toContain('FLX158::acme/cuda is not trusted')
    const older = await run({ reference: 'acme/cuda', trust: 'true', generation: '1' })
    expect(older).toMatchObject({ code: 0, stderr: '' })
    expect(older.stdout).toContain('gen 1\n')
    expect(older.outputs.get('environment')).toBe('acme/cuda')
    const claims = Buffer.from('{"exp":1600000000,"https://flox.dev/handle":"acme"}').toString('base64url')
    const gone = await run({ reference: 'acme/gone', trust: 'true' }, `eyJhbGciOiJSUzI1NiJ9.${claims}.c2ln`)
    expect(gone.stdout).toContain('Environment not found in FloxHub.')
    expect(gone.stdout).toContain('FLX157::FloxHub shows this job no environment acme/gone.')
    expect(gone.stdout).toContain('its token expired on 2020-09-13')
  })

  it('says what the hook said, and that exit in it ends the activation', async () => {
    const job = openJob('version = 1\n[hook]\non-activate = "echo no compiler; exit 0"\n')
    const step = await job.run({ command: 'touch ran' })
    expect(step.code).toBe(1)
    expect(step.stdout).toContain('no compiler\n')
    expect(step.stdout).toContain('FLX155::Flox could not activate e: The activation ended before the command')
  })

  it('is refused with every wrong input at once, none of them shown where it may be secret', async () => {
    const job = openJob()
    const step = await job.run({
      command: 'true',
      dir: '.',
      reference: 'acme/cuda',
      generation: 'two',
      'flox-env-cache': 'true',
      'working-directory': 'nowhere',
      variables: 'no value here\nFLOX_ENV=secretsecret\n1X=y',
    })
    expect(step.code).toBe(1)
    expect(step.stdout.match(/title=(\w+)/g)?.sort()).toEqual([
      ...Array.from({ length: 5 }, () => 'title=CFG001'),
      ...Array.from({ length: 2 }, () => 'title=CFG002'),
    ])
    expect(step.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toMatch(/no value here|secretsecret/)
  })
})

describe('the shell of docs/flox.md for a whole step', () => {
  it('runs the file of the step in the environment, and ends at its first failure', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/flox.md'), 'utf8')
    const shell = /^- shell: (.*\{0\})$/m.exec(page)?.[1] ?? ''
    const { workspace } = openJob()
    lockedEnvironment('version = 1\n[vars]\nwho = "app"\n', join(workspace, 'app'))
    writeFileSync(join(workspace, 'step.sh'), 'echo "$who: \'$0\'" `echo two`\nfalse | true\necho not reached\n')
    // The runner fills in the path and starts the program with these words: ScriptHandler.cs of actions/runner.
    const [program = '', ...words] = shell.split(' ').map((word) => word.replace('{0}', 'step.sh'))
    const PATH = `${join(workspace, '../bin')}:/usr/bin:/bin`
    const ran = spawnSync(join(workspace, '../bin', program), words, {
      cwd: workspace,
      encoding: 'utf8',
      env: { PATH },
    })
    expect(ran).toMatchObject({ status: 1, stdout: "app: 'step.sh' two\n" })
  })
})

/** A folder with `python`, which Debian calls python3. */
function pythonFolder({ temp }: Job): string {
  const folder = join(temp, 'python')
  mkdirSync(folder)
  writeFileSync(join(folder, 'python'), '#!/bin/sh\nexec /usr/bin/python3 "$@"\n', { mode: 0o755 })
  return folder
}
