import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type LabContext, removeTree } from './context.ts'
import { chooseArchive } from './debian.ts'
import { describeLab } from './describe.ts'
import { run, runOk } from './exec.ts'
import { type Lab, LabError, missingPrograms, openLab } from './lab.ts'
import { ensureMade } from './made.ts'
import { ensureNix } from './nix.ts'
import { requireRecorded } from './toolkits.ts'
import { installWheels } from './wheels.ts'

const scratch = mkdtempSync(join(tmpdir(), 'lab-test-'))
afterAll(() => removeTree(scratch))

/** A port of this machine where nothing listens. */
const nowhere = 'http://127.0.0.1:9'

function context(name: string, more: Partial<LabContext> = {}): LabContext {
  return { root: join(scratch, name), progress: () => {}, ...more }
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(LabError)
  return (error as LabError).message
}

describeLab('the lab', () => {
  let lab: Lab
  let sid: Lab
  beforeAll(async () => {
    lab = await openLab({ variant: 'next' })
    sid = await openLab({ variant: 'next', suite: 'sid' })
  })

  const imported = (expression: string, config: string, set = lab.nixpkgs): string[] => [
    '--impure',
    '--expr',
    `with import ${set} { system = "x86_64-linux"; config = { ${config} }; }; ${expression}`,
  ]
  const evaluate = async (expression: string, config = 'allowUnfree = true;', set = lab.nixpkgs): Promise<unknown> =>
    JSON.parse(await lab.nix('eval', '--json', ...imported(expression, config, set)))
  const failure = async (expression: string, config = 'allowUnfree = true;'): Promise<string> => {
    const ran = await lab.tryNix('eval', '--json', ...imported(expression, config))
    expect(ran.code).not.toBe(0)
    return ran.stderr
  }
  const build = async (expression: string): Promise<string> =>
    (await lab.nix('build', '--no-link', '--print-out-paths', ...imported(expression, 'allowUnfree = true;'))).trim()
  const elves = async (file: string): Promise<string[]> => {
    const listed = await runOk(lab.cuobjdump, ['--list-elf', file])
    return [...new Set([...listed.matchAll(/sm_\d+[af]?/g)].map(([target]) => target))].sort()
  }

  describe('Nix', () => {
    it('is Debian’s in both suites, and neither is the other', async () => {
      const versions = await Promise.all([lab.nix('--version'), sid.nix('--version')])
      for (const version of versions) expect(version).toMatch(/^nix \(Nix\) \d+\.\d+\.\d+/)
      expect(versions[0]).not.toBe(versions[1])
    })

    it('evaluates the same derivation in both suites', async () => {
      const args = ['eval', '--raw', ...imported('pkgsForCudaArch.sm_90a.saxpy.drvPath', 'allowUnfree = true;')]
      expect(await sid.nix(...args)).toBe(await lab.nix(...args))
    })

    it('keeps its places below the store root', async () => {
      const config = JSON.parse(await lab.nix('config', 'show', '--json')) as Record<string, { value: unknown }>
      expect(config['sandbox']?.value).toBe(false)
      expect(config['substituters']?.value).toEqual([])
      expect(lab.storeDir.startsWith(lab.root)).toBe(true)
    })
  })

  describe('saxpy', () => {
    it.each([
      ['sm_80', '11_8'],
      ['sm_90a', '12_4'],
      ['sm_100', '13_0'],
      ['sm_107a', '13_5'],
    ])('is built for %s by cudaPackages_%s', async (arch, toolkit) => {
      const out = await build(`pkgsForCudaArch.${arch}.cudaPackages_${toolkit}.pkgs.saxpy`)
      expect(await elves(join(out, 'bin/saxpy'))).toContain(arch)
      const dynamic = await runOk('readelf', ['-d', join(out, 'bin/saxpy')])
      expect(dynamic).toMatch(/RUNPATH.*\/run\/opengl-driver\/lib/)
    })

    it('has neither compiler nor source in its closure', async () => {
      const out = await build('pkgsForCudaArch.sm_80.cudaPackages_11_8.pkgs.saxpy')
      const closure = (await lab.nix('path-info', '--recursive', out)).trim().split('\n')
      expect(closure.map((path) => path.replace(/^.*\/[a-z0-9]{32}-/, '')).sort()).toEqual([
        'cuda11.8-cuda_cudart-11.8.89',
        'saxpy-1.0',
      ])
    })

    it('is the same derivation from another copy of the set', async () => {
      const copy = join(scratch, 'another clone/set')
      cpSync(lab.nixpkgs, copy, { recursive: true })
      const expression = 'pkgsForCudaArch.sm_90.cudaPackages_12_4.pkgs.saxpy.drvPath'
      const elsewhere = await lab.nix(
        'eval',
        '--raw',
        '--impure',
        '--expr',
        `(import (/. + "${copy}") { config.allowUnfree = true; }).${expression}`,
      )
      expect(elsewhere).toBe(await evaluate(expression))
    })

    it('is the same derivation through the example’s flake', async () => {
      const example = `path:${join(import.meta.dirname, '../../examples/saxpy')}`
      const attribute = 'pkgsForCudaArch.sm_90.cudaPackages_12_4.pkgs.saxpy.drvPath'
      const set = ['--override-input', 'nixpkgs', `path:${lab.nixpkgs}`, '--no-write-lock-file']
      const flake = await lab.nix('eval', '--raw', ...set, `${example}#legacyPackages.x86_64-linux.${attribute}`)
      expect(flake).toBe(await evaluate(attribute))
    })

    it('is compressed unless it opts out', async () => {
      const [packed, plain] = await Promise.all([
        build('pkgsForCudaArch.sm_89.saxpy'),
        build('pkgsForCudaArch.sm_89.saxpy-uncompressed'),
      ])
      const size = (path: string): number => statSync(join(path, 'bin/saxpy')).size
      expect(size(packed)).toBeLessThan(size(plain))
    })
  })

  describe('the packages that are wrong', () => {
    it('stubborn builds sm_75 when asked for sm_90', async () => {
      const out = await build('pkgsForCudaArch.sm_90.cudaPackages_12_4.pkgs.stubborn')
      expect(await elves(join(out, 'bin/saxpy'))).toEqual(['sm_75'])
    })

    it('wrongkit is compiled by another toolkit', async () => {
      const abi = async (name: string): Promise<number | undefined> => {
        const out = await build(`pkgsForCudaArch.sm_89.cudaPackages_12_4.pkgs.${name}`)
        const folder = join(scratch, `cubins-${name}`)
        mkdirSync(folder)
        await runOk(lab.cuobjdump, ['--extract-elf', 'all', join(out, 'bin/saxpy')], { cwd: folder })
        // EI_OSABI: 51 until CUDA 12, 65 from 13.0 on.
        return readFileSync(join(folder, readdirSync(folder)[0] ?? ''))[7]
      }
      expect([await abi('saxpy'), await abi('wrongkit')]).toEqual([51, 65])
    })

    it('broken fails with the compiler’s own message', async () => {
      const args = imported('pkgsForCudaArch.sm_89.broken', 'allowUnfree = true;')
      const ran = await lab.tryNix('build', '--no-link', ...args)
      expect(ran.code).not.toBe(0)
      expect(ran.stderr).toContain('broken.cu(1): error: identifier "missingVariable" is undefined')
    })

    it('axpyapp has no device code of its own, its library has', async () => {
      const [app, library] = await Promise.all([build('pkgsCuda.axpyapp'), build('pkgsCuda.axpylib')])
      const seen = await run(lab.cuobjdump, ['--list-elf', join(app, 'bin/axpyapp')])
      expect(seen.stdout + seen.stderr).toContain('does not contain device code')
      expect(await elves(join(library, 'lib/libaxpy.so'))).toEqual([
        'sm_70',
        'sm_75',
        'sm_80',
        'sm_86',
        'sm_89',
        'sm_90',
      ])
      expect(await lab.nix('path-info', '--recursive', app)).toContain(library)
    })
  })

  describe('the package set', () => {
    it('has PTX for the last capability only, and none without forward compatibility', async () => {
      const flags = 'cudaPackages_13_0.flags'
      const listed = 'allowUnfree = true; cudaCapabilities = [ "9.0" "8.0" ];'
      expect(await evaluate(`${flags}.gencodeString`, listed)).toBe(
        '-gencode=arch=compute_90,code=sm_90 -gencode=arch=compute_80,code=sm_80 -gencode=arch=compute_80,code=compute_80',
      )
      expect(await evaluate(`${flags}.gencode`, `${listed} cudaForwardCompat = false;`)).toHaveLength(2)
      expect(await evaluate(`${flags}.cmakeCudaArchitecturesString`, listed)).toBe('90;80')
    })

    it('knows the default capabilities of each toolkit', async () => {
      const defaults = (version: string): Promise<unknown> =>
        evaluate(`cudaPackages_${version}.backendStdenv.defaultCudaCapabilities`)
      expect(await defaults('11_8')).toEqual(['6.0', '6.1', '7.0', '7.5', '8.0', '8.6', '8.9', '9.0'])
      expect(await defaults('12_4')).toEqual(['7.0', '7.5', '8.0', '8.6', '8.9', '9.0'])
      expect(await defaults('13_0')).toEqual(['7.5', '8.0', '8.6', '8.9', '9.0', '10.0', '10.3', '12.0', '12.1'])
    })

    it('knows 13.5 and 10.7 in the next variant alone', async () => {
      const recorded = (await openLab({ variant: 'recorded' })).nixpkgs
      const facts = '[ (pkgs ? cudaPackages_13_5) (pkgsForCudaArch ? sm_107f) ]'
      expect(await evaluate(facts)).toEqual([true, true])
      expect(await evaluate(facts, 'allowUnfree = true;', recorded)).toEqual([false, false])
    })

    it('makes an instance with another default toolkit', async () => {
      const chosen = 'pkgsCuda.cudaPackages_13_0.pkgs'
      expect(await evaluate(`${chosen}.cudaPackages.cudaMajorMinorVersion`)).toBe('13.0')
      expect(await evaluate(`${chosen}.config.cudaSupport`)).toBe(true)
      expect(await evaluate('cudaPackages_13_0.pkgs.config.cudaSupport')).toBe(false)
      const changed = '(pkgs.extend (_: prev: { saxpy = prev.saxpy.overrideAttrs { pname = "mine"; }; })).saxpy.name'
      expect(await evaluate(changed)).toBe('mine-1.0')
    })

    it('collects all failed assertions in one message', async () => {
      const config = 'allowUnfree = true; cudaCapabilities = [ "12.0" "6.1" "8.7" ];'
      const said = await failure('cudaPackages_12_4.pkgs.saxpy.drvPath', config)
      expect(said).toContain('cudaPackages_12_4.backendStdenv has failed assertions:')
      expect(said).toContain('- Requested CUDA capabilities which are too new for CUDA 12.4: ["12.0"]')
      expect(said).toContain(
        '- Requested Jetson CUDA capabilities (["8.7"]) require hostPlatform (x86_64-linux) to be aarch64-linux',
      )
      expect(said).toContain(
        '- Requested pre-SBSA (10.1) Jetson CUDA capabilities (["8.7"]) cannot be specified with other capabilities (["12.0","6.1"])',
      )
    })

    it('stops at a capability that it does not know, which tryEval does not catch', async () => {
      const said = await failure(
        '(builtins.tryEval cudaPackages_12_4.backendStdenv.cudaCapabilities)',
        'cudaCapabilities = [ "99.9" ];',
      )
      expect(said).toContain(`attribute '"99.9"' missing`)
    })

    it('stops the same way where an overlay removed a manifest', async () => {
      const without = '(pkgs.extend (_: prev: { _cuda = prev._cuda.extend (_: _: { manifests.cuda = { }; }); }))'
      const said = await failure(`(builtins.tryEval ${without}.cudaPackages_12_4.cudaMajorMinorVersion)`)
      expect(said).toMatch(/attribute '"12\.4\.\d+"' missing/)
    })

    it.each([
      ['sm_61', '13_0', 'too old for CUDA 13.0: ["6.1"]'],
      ['sm_72', '12_4', 'too old for CUDA 12.4: ["7.2"]'],
      ['sm_120', '12_4', 'too new for CUDA 12.4: ["12.0"]'],
      ['sm_107', '13_0', 'too new for CUDA 13.0: ["10.7"]'],
    ])('refuses %s with cudaPackages_%s', async (arch, toolkit, message) => {
      const said = await failure(`pkgsForCudaArch.${arch}.cudaPackages_${toolkit}.pkgs.saxpy.drvPath`)
      expect(said).toContain(`Requested CUDA capabilities which are ${message}`)
    })

    it('knows that Jetsons are aarch64 and Orin builds are its own', async () => {
      const on = (capabilities: string): string =>
        `(import ${lab.nixpkgs} { system = "aarch64-linux"; config = { allowUnfree = true; cudaCapabilities = ${capabilities}; }; }).cudaPackages_12_4`
      expect(await evaluate(`${on('[ "8.7" ]')}.backendStdenv.hostRedistSystem`)).toBe('linux-aarch64')
      expect(await evaluate(`${on('[ "9.0" ]')}.backendStdenv.hostRedistSystem`)).toBe('linux-sbsa')
      expect(await failure(`${on('[ "8.7" "9.0" ]')}.pkgs.saxpy.drvPath`)).toContain(
        '(["8.7"]) cannot be specified with other capabilities (["9.0"])',
      )
    })

    it('refuses CUDA’s licence unless it is allowed', async () => {
      const said = await failure('saxpy.drvPath', '')
      expect(said).toMatch(/Refusing to evaluate package 'cuda12\.4-cuda_\w+-[\d.]+' in .* because it has an unfree/)
      expect(said).toContain('an unfree license (‘CUDA EULA’)')
      const predicate = `(import ${lab.nixpkgs}/pkgs/development/cuda-modules/_cuda).lib.allowUnfreeCudaPredicate`
      expect(await evaluate('saxpy.drvPath', `allowUnfreePredicate = ${predicate};`)).toBe(
        await evaluate('saxpy.drvPath'),
      )
      expect(await evaluate('saxpy.name', '')).toBe('saxpy-1.0')
    })
  })

  describe('the store', () => {
    it('is filled again after it was emptied', async () => {
      const options = { variant: 'next', toolkits: ['11.8'], storeRoot: join(scratch, 'store') } as const
      const first = await openLab(options)
      const [path = ''] = readdirSync(first.storeDir).filter((name) => name.endsWith('-cuda-11.8'))
      await first.nix('store', 'delete', join(first.storeDir, path))
      expect(existsSync(join(first.storeDir, path))).toBe(false)
      const again = await openLab(options)
      await again.nix('path-info', join(again.storeDir, path))
    })

    it('says how to add a toolkit that it lacks', async () => {
      const empty = await openLab({ variant: 'next', toolkits: [], storeRoot: join(scratch, 'empty') })
      const ran = await empty.tryNix('build', '--no-link', ...imported('saxpy', 'allowUnfree = true;'))
      expect(ran.code).not.toBe(0)
      expect(ran.stderr).toContain('cuda-12.4 is not in this store')
    })
  })

  it('refuses a tree that is not the recorded toolkit', async () => {
    const tree = join(scratch, 'tree')
    mkdirSync(tree)
    const message = await refusal(requireRecorded(context('hash'), '12.4', tree, lab.nixBin, ['libnvvm4_9_amd64.deb']))
    expect(message).toContain('CUDA 12.4 is not the recorded toolkit: its hash is sha256-')
    expect(message).toContain('libnvvm4_9_amd64.deb')
  })
})

describe('the Debian archive', () => {
  it('is the machine’s own where it is known to be Debian’s', () => {
    const vendor = 'Docker https://download.docker.com/linux/debian'
    expect(chooseArchive(`${vendor}\nDebian http://mirror.example/pub/debian/\n`)).toBe(
      'http://mirror.example/pub/debian',
    )
    expect(chooseArchive(` https://download.docker.com/linux/debian\n http://mirror.example/debian/\n`)).toBe(
      'http://mirror.example/debian',
    )
    expect(chooseArchive(`${vendor}\nUbuntu http://archive.ubuntu.com/ubuntu\n`)).toBe('http://deb.debian.org/debian')
    expect(chooseArchive('')).toBe('http://deb.debian.org/debian')
  })
})

describeLab('setting up', () => {
  it('names the Debian archive that cannot be reached', async () => {
    const message = await refusal(
      ensureNix('trixie', context('apt', { env: { http_proxy: nowhere, https_proxy: nowhere } })),
    )
    expect(message).toMatch(/^The Debian archive https?:\/\/\S+ \(suite trixie, main\) could not be reached\./)
    expect(message).toContain('Check the network')
    expect(existsSync(join(scratch, 'apt/nix/trixie'))).toBe(false)
  })

  it('names PyPI when it cannot be reached', async () => {
    const wheels = join(scratch, 'unreachable.txt')
    writeFileSync(wheels, `nvidia-cuda-crt==13.0.88 --hash=sha256:${'0'.repeat(64)}\n`)
    const env = { https_proxy: nowhere, http_proxy: nowhere, PIP_RETRIES: '0' }
    const message = await refusal(installWheels(context('pip', { env }), wheels, join(scratch, 'pip'), () => {}))
    expect(message).toMatch(/^PyPI \(https?:\/\/\S+\) could not be reached\./)
  })

  it('refuses a wheel with another hash', async () => {
    const links = join(scratch, 'links')
    mkdirSync(links)
    writeFileSync(join(links, 'demo-1.0-py3-none-any.whl'), 'not the recorded wheel')
    const wheels = join(scratch, 'wrong.txt')
    writeFileSync(wheels, `demo==1.0 --hash=sha256:${'0'.repeat(64)}\n`)
    const env = { PIP_NO_INDEX: '1', PIP_FIND_LINKS: links }
    const message = await refusal(installWheels(context('wrong', { env }), wheels, join(scratch, 'wrong'), () => {}))
    expect(message).toContain('is not the recorded one')
    expect(existsSync(join(scratch, 'wrong/demo'))).toBe(false)
  })

  it('leaves no process and no half-made tree when it is cancelled', async () => {
    const abort = new AbortController()
    const cancelled = context('cancelled', { signal: abort.signal })
    setTimeout(() => abort.abort(), 400)
    expect(await refusal(ensureNix('sid', cancelled))).toMatch(/cancelled/i)
    expect(readdirSync(join(cancelled.root, 'nix'))).toEqual([])
    const commands = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(commandOf)
    expect(commands.filter((command) => command.includes(cancelled.root))).toEqual([])
  })

  it('makes a tree once when two ask for it, again when its recipe changes', async () => {
    const made: string[] = []
    const recipe = (stamp: string) => ({
      path: join(scratch, 'once/tree'),
      stamp,
      make: async (draft: string) => {
        made.push(stamp)
        await new Promise((resolve) => setTimeout(resolve, 50))
        writeFileSync(join(draft, 'file'), stamp)
      },
    })
    await Promise.all([ensureMade(context('once'), recipe('a')), ensureMade(context('once'), recipe('a'))])
    await ensureMade(context('once'), recipe('b'))
    expect(made).toEqual(['a', 'b'])
    expect(readFileSync(join(scratch, 'once/tree/file'), 'utf8')).toBe('b')
  })

  it('refuses a folder that compilers cannot use', async () => {
    expect(await refusal(openLab({ root: join(scratch, 'with space') }))).toMatch(/without spaces.*LAB/)
    writeFileSync(join(scratch, 'file'), '')
    expect(await refusal(openLab({ root: join(scratch, 'file/lab') }))).toMatch(/cannot be made.*LAB/)
  })

  it('names every missing program at once', async () => {
    vi.stubEnv('PATH', scratch)
    const missing = await missingPrograms(['12.4'])
    vi.unstubAllEnvs()
    const programs = missing.map(({ program }) => program)
    expect(programs).toEqual(expect.arrayContaining(['apt-get', 'dpkg-deb', 'tar', 'flock', 'g++', 'python3 with pip']))
    for (const { fix } of missing) expect(fix).not.toBe('')
  })
})

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
