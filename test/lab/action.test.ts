/** The built root action, driven as the runner drives it, with real Nix and real nvcc. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { readDocument } from '../../src/model/read-document.ts'
import { runAction, runCli, type Step, type StepOptions } from '../dist/harness.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { runOk } from './exec.ts'
import { type Lab, openLab } from './lab.ts'

const scratch = mkdtempSync(join(tmpdir(), 'action-'))
afterAll(() => removeTree(scratch))

describeLab('the root action', () => {
  let lab: Lab
  let workspace = ''
  beforeAll(async () => {
    lab = await openLab({ variant: 'next' })
    workspace = join(scratch, 'a repository with ü')
    mkdirSync(join(workspace, '.github'), { recursive: true })
  })

  const run = (request: string, more: Partial<StepOptions> = {}) => {
    writeFileSync(join(workspace, '.github/nix-cuda.yml'), request)
    const temp = mkdtempSync(join(scratch, 'temp-'))
    return runAction('setup.js', {
      workspace,
      temp,
      ...more,
      inputs: { build: 'true', caches: 'none', ...more.inputs },
      env: { ...lab.env, ...more.env },
    })
  }
  const request = (packages: string, rest = '') =>
    `packages: [${packages}]\ncapabilities: [9.0, 9.0a]\ntoolkits: [12.4]\nsystems: [x86_64-linux]\nnixpkgs: ${JSON.stringify(lab.nixpkgs)}\n${rest}`

  describe('over four cells of two packages, of which one fails to compile', () => {
    let step: Step
    beforeAll(async () => {
      step = await run(request('broken, saxpy'))
    })

    it('ends with exit code 1 and one annotation for each failure', () => {
      expect(step.code).toBe(1)
      const annotations = step.stdout.split('\n').filter((line) => line.startsWith('::error'))
      expect(annotations).toHaveLength(2)
      for (const line of annotations) expect(line).toMatch(/title=BLD002::broken-cuda12\.4-sm90a?-x86_64-linux: /)
      expect(step.stderr).toBe('')
    })

    it('builds and proves the others all the same', () => {
      const results = JSON.parse(step.outputs.get('results') ?? '') as { id: string; status: string; outputs: object }[]
      expect(results.map(({ id, status }) => [id, status])).toEqual([
        ['broken-cuda12.4-sm90-x86_64-linux', 'build-failed'],
        ['broken-cuda12.4-sm90a-x86_64-linux', 'build-failed'],
        ['saxpy-cuda12.4-sm90-x86_64-linux', 'proven'],
        ['saxpy-cuda12.4-sm90a-x86_64-linux', 'proven'],
      ])
      expect(results[3]?.outputs).toEqual({ out: expect.stringMatching(/-saxpy-1\.0$/) })
    })

    it('gives the outputs that action.yml promises, and every one of them', () => {
      const { nix, ...counts } = Object.fromEntries(step.outputs) as Record<string, string>
      expect(nix).toBeUndefined()
      expect(counts).toMatchObject({ planned: '4', excluded: '0', proven: '2', failed: '2' })
      expect(counts['nix-path']).toBe(join(lab.nixBin, 'nix'))
      expect(counts['nix-version']).toMatch(/^\d+\.\d+\.\d+/)
      const declared = readFileSync(join(import.meta.dirname, '../../action.yml'), 'utf8')
      const outputs = declared.slice(declared.indexOf('\noutputs:'), declared.indexOf('\nruns:'))
      const names = [...outputs.matchAll(/^ {2}([\w-]+):/gm)].map((match) => match[1])
      // Those of what this job ships come with it.
      const shipped = ['image-digest', 'image-file', 'published']
      expect([...step.outputs.keys(), ...shipped].sort()).toEqual(names.sort())
      expect(readDocument('plan', readFileSync(counts['plan-file'] ?? '', 'utf8'), 'plan').rows).toHaveLength(4)
    })

    it('writes one table that says what was found', () => {
      expect(step.summary.split('\n')[0]).toBe('## ❌ CUDA cells: 2 of 4 proven, 2 failed')
      expect(step.summary).toMatch(
        /\| saxpy \| 12\.4 \| 9\.0a \| x86_64-linux \| ✅ proven \| sm_90a; by CUDA 12\.4 \|/,
      )
      expect(step.summary).toMatch(/### ❌ broken-cuda12\.4-sm90-x86_64-linux[\s\S]*error/)
      expect(step.summary.match(/\| Package \|/g)).toHaveLength(1)
    })

    it('shows progress, folded per cell, and the failure outside the folds', () => {
      expect(step.stdout).toContain('::group::Cell 1 of 4: broken-cuda12.4-sm90-x86_64-linux')
      const cell = step.stdout.slice(step.stdout.indexOf('::group::Cell 1 of 4'))
      const afterFold = cell.split('::endgroup::')[1] ?? ''
      expect(afterFold).toMatch(/❌ build failed: broken[^\n]*\n {4}\S/)
    })
  })

  it('ends with 0 when every cell is proven, says so in the outputs, and writes no summary when told so', async () => {
    const step = await run(request('saxpy'), { inputs: { summary: 'false' } })
    expect(step.code).toBe(0)
    expect(step.outputs.get('proven')).toBe('2')
    expect(step.summary).toBe('')
  })

  it('ships what is proven in the same job: an image, and a binary cache that a guard lets it fill', async () => {
    const cache = join(scratch, 'published')
    const inputs = {
      containerize: 'saxpy:1.0',
      publish: `file://${cache} private`,
      'signing-key': generateKey('ship').secretText(),
    }
    const step = await run(request('broken, saxpy'), { inputs })
    expect(step.code).toBe(1)
    const published = JSON.parse(step.outputs.get('published') ?? '') as readonly {
      readonly cells: readonly unknown[]
    }[]
    expect(published).toMatchObject([{ state: 'published', cells: [{ state: 'published' }, { state: 'published' }] }])
    expect(readdirSync(cache).filter((name) => name.endsWith('.narinfo')).length).toBeGreaterThanOrEqual(2)
    const [file = '', digest = ''] = [step.outputs.get('image-file'), step.outputs.get('image-digest')]
    const index = await runOk('tar', ['-xOf', file, 'index.json'], {})
    expect(index).toContain(digest)
    expect(step.summary).toContain('saxpy:1.0')
  })

  describe('over cells of one derivation', () => {
    const same = `{ stdenv }: stdenv.mkDerivation {
      pname = "same"; version = "${process.pid}"; dontUnpack = true; installPhase = "echo same > $out";
    }`
    const text = () => request('{ name: same, file: ./same.nix, device-code: optional }')
    const ids = ['same-cuda12.4-sm90-x86_64-linux', 'same-cuda12.4-sm90a-x86_64-linux']
    beforeAll(() => writeFileSync(join(workspace, 'same.nix'), same))

    it('builds once, proves each, and counts cells', async () => {
      const step = await run(text())
      expect(step.code).toBe(0)
      const results = JSON.parse(step.outputs.get('results') ?? '') as { id: string; status: string; outputs: object }[]
      expect(results.map(({ id, status }) => `${id} ${status}`)).toEqual(ids.map((id) => `${id} proven`))
      expect(results[0]?.outputs).toEqual(results[1]?.outputs)
      expect(step.stdout.match(/^building same-\d+$/gm)).toHaveLength(1)
      expect(Object.fromEntries(step.outputs)).toMatchObject({ planned: '2', proven: '2', failed: '0' })
      expect(step.stdout).toContain('::warning title=PLN026::same does not react to cudaCapabilities')
    })

    it('is done by nix-cuda build too, for either of them', async () => {
      writeFileSync(join(workspace, '.github/nix-cuda.yml'), text())
      const env = { ...lab.env, RUNNER_TEMP: mkdtempSync(join(scratch, 'temp-')) }
      for (const args of [[], ids.slice(1)]) {
        const ended = await runCli(['build', ...args, '--json'], workspace, env)
        expect(ended.code, ended.stderr).toBe(0)
        const results = JSON.parse(ended.stdout) as { cell: { id: string }; status: string }[]
        expect(results.map(({ cell, status }) => `${cell.id} ${status}`)).toEqual(ids.map((id) => `${id} proven`))
      }
    })
  })

  it('only looks for Nix when build is not set', async () => {
    const step = await run('nonsense: true\n', { inputs: { build: 'false' } })
    expect(step.code).toBe(0)
    expect([...step.outputs.keys()].sort()).toEqual([
      'cache-states',
      'flox-path',
      'flox-version',
      'installed',
      'kvm',
      'machine-kind',
      'mode',
      'nix-path',
      'nix-version',
      'sandbox',
      'seconds',
      'substituters',
    ])
    expect(step.outputs.get('installed')).toBe('false')
    expect(step.outputs.get('mode')).toBe('single-user')
  })

  it('refuses a bad request before anything is built, each problem on its line of the user’s file', async () => {
    const step = await run('packages: [saxpy]\ncapabilities: [9.9]\ntoolkits: [12.7]\nnixpkgs: ./n\n')
    expect(step.code).toBe(1)
    expect(step.stdout).toMatch(/::error title=PLN003,file=\.github\/nix-cuda\.yml,line=2,col=16::/)
    expect(step.stdout).toMatch(/::error title=PLN004,file=\.github\/nix-cuda\.yml,line=3,col=12::/)
    expect(step.stdout).not.toContain('Cell 1')
  })

  it('fails when every cell is excluded', async () => {
    const step = await run(request('saxpy'), { inputs: { capabilities: '12.0' } })
    expect(step.code).toBe(1)
    expect(step.stdout).toContain('::error title=PLN012::')
    expect(step.outputs.get('excluded')).toBe('1')
  })

  it('executes nothing that stands in a request', async () => {
    const bad = join(scratch, 'executed')
    const nasty = [
      `x"; touch ${bad}; "`,
      `$(touch ${bad})`,
      `\${builtins.readFile /etc/passwd}`,
      '::set-output name=x::y',
      'a\nb',
    ]
    for (const text of nasty) {
      const env = { GITHUB_REF: `refs/heads/${text}`, GITHUB_HEAD_REF: text, GITHUB_REF_NAME: text, GITHUB_JOB: text }
      const step = await run(request('saxpy'), { env, inputs: { nixpkgs: `./${text}`, capabilities: '9.0' } })
      expect(step.code).toBe(1)
      expect(step.stdout).not.toMatch(/^::set-output/m)
      expect(step.stdout).not.toContain('root:')
    }
    expect(existsSync(bad)).toBe(false)
  })

  it('keeps inputs and service tokens from the programs that it starts', async () => {
    const wrapper = join(scratch, 'bin')
    mkdirSync(wrapper, { recursive: true })
    const seen = join(scratch, 'environment')
    writeFileSync(join(wrapper, 'nix'), `#!/bin/sh\nenv >> ${seen}\nexec ${join(lab.nixBin, 'nix')} "$@"\n`, {
      mode: 0o755,
    })
    const env = {
      PATH: `${wrapper}:/usr/bin:/bin`,
      ACTIONS_RUNTIME_TOKEN: 'hush-1',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'hush-2',
    }
    const step = await run(request('saxpy'), { env, inputs: { capabilities: '9.0' } })
    expect(step.code).toBe(0)
    const environment = readFileSync(seen, 'utf8')
    expect(environment).toContain('NIX_STORE_DIR=')
    expect(environment).not.toMatch(/hush|INPUT_/)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('stops its children on %s and keeps what is finished', async (signal) => {
    const mark = `sleeper ${signal} ${process.pid}`
    const slow = `{ cudaPackages }: cudaPackages.backendStdenv.mkDerivation {
      pname = "slow"; version = "${process.pid}"; dontUnpack = true;
      buildPhase = "echo asleep; exec -a '${mark}' sleep 300"; installPhase = "mkdir $out";
    }`
    writeFileSync(join(workspace, 'slow.nix'), slow)
    let sent = false
    const step = await run(request('{ name: slow, file: ./slow.nix }, saxpy'), {
      inputs: { capabilities: '9.0', packages: 'saxpy, zzz=./slow.nix' },
      onOutput: (output, kill) => {
        if (sent || !output.includes('asleep')) return
        sent = true
        kill(signal)
      },
    })
    expect(sent).toBe(true)
    expect(step.code).toBe(1)
    const results = JSON.parse(step.outputs.get('results') ?? '[]') as { status: string }[]
    expect(results.map((result) => result.status)).toEqual(['proven', 'cancelled'])
    expect(step.stdout).toContain('title=BLD003')
    const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    const commandLines = processes.map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      } catch {
        return '' // it ended meanwhile
      }
    })
    expect(commandLines.filter((line) => line.includes(mark))).toEqual([])
  })
})
