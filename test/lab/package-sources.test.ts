/** Every way in which a request can name a package, for real: evaluated, compiled by nvcc, and proven. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proveOne } from '../../src/actions/build/matrix-job.ts'
import { proveCell } from '../../src/actions/build/prove-cell.ts'
import { cellExpression } from '../../src/cuda/expression.ts'
import type { Cell, CellResult, NixpkgsInstance, PackageSource } from '../../src/model/documents.ts'
import { findNix } from '../../src/nix/find.ts'
import { readJob } from '../../src/runner/job.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { recordingLog } from '../recording-log.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { type Lab, openLab } from './lab.ts'

const project = resolve(import.meta.dirname, '../..')
const temp = mkdtempSync(join(tmpdir(), 'kinds-'))
afterAll(() => removeTree(temp))
const real = realHost(recordingLog())

const plain: NixpkgsInstance = { overlays: [], allowUnfree: [], legacy: null }
/** Text that a user of git would not expect in a URL. */
const oddName = 'a repository with ü & #1'

interface Info {
  readonly drvPath: string
  readonly name: string
  readonly unfree: boolean | null
}

describeLab('the package of a cell', () => {
  let lab: Lab
  /** The newer Nix, in a store of its own. */
  let newer: Lab
  beforeAll(async () => {
    lab = await openLab({ variant: 'next' })
    newer = await openLab({ suite: 'sid', variant: 'next', toolkits: [], storeRoot: join(temp, 'newer') })
  })

  const cell = (source: PackageSource, more: Partial<Cell> = {}): Cell => ({
    schema: 'cell/1',
    id: 'package-under-test',
    package: 'package',
    toolkit: '13.0',
    capabilities: ['9.0'],
    ptx: [],
    system: 'x86_64-linux',
    source,
    deviceCode: 'required',
    nixpkgs: { kind: 'path', path: lab.nixpkgs },
    attributePath: null,
    ...more,
  })
  const folder = () => mkdtempSync(join(temp, 'job-'))
  const write = (file: string, text: string) => {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }

  async function prove(one: Cell, root = project): Promise<CellResult> {
    const host = { ...real, env: { ...real.env, ...lab.env } }
    return (await proveCell(host, await findNix(host), one, { root, folder: folder(), timeout: 600 })).result
  }
  const verdict = ({ status, problems, files }: CellResult) => [status, problems, files.map(({ targets }) => targets)]
  const proven = (...targets: string[]) => ['proven', [], [targets]]

  /** Evaluation alone; a failure gives what Nix says. */
  async function info(one: Cell, root = project, by = lab): Promise<Info> {
    const file = join(folder(), 'cell.nix')
    writeFileSync(file, cellExpression(one, { root }))
    return JSON.parse(await by.nix('eval', '--json', '-f', file, 'info')) as Info
  }

  /** A folder with the examples, whose flake has the lab's Nixpkgs; a git repository or none. */
  function repository(name: string, git: boolean): string {
    const root = join(temp, name)
    cpSync(join(project, 'examples'), join(root, 'examples'), { recursive: true })
    const flake = join(root, 'examples/flake/flake.nix')
    const pinned = /github:NixOS\/nixpkgs\/[0-9a-f]+/
    writeFileSync(flake, readFileSync(flake, 'utf8').replace(pinned, `path:${lab.nixpkgs}`))
    if (git) commit(root)
    return root
  }
  function commit(root: string): void {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org']
    execFileSync('git', ['init', '--quiet', root])
    execFileSync('git', ['-C', root, 'add', '.'])
    execFileSync('git', ['-C', root, ...identity, 'commit', '--quiet', '-m', 'All'])
  }

  describe('as an attribute of an overlay', () => {
    const saxpy = { kind: 'attribute', attribute: 'saxpy' } as const
    const overlay = (file: string): Partial<Cell> => ({ instance: { ...plain, overlays: [{ kind: 'file', file }] } })

    it('is proven', async () => {
      expect(verdict(await prove(cell(saxpy, overlay('./examples/overlay/overlay.nix'))))).toEqual(proven('sm_90'))
    })

    it('wins over the attribute of Nixpkgs, and the last overlay over the first', async () => {
      const named = (pname: string) => {
        const file = join(temp, `${pname}.nix`)
        write(file, `final: prev: { saxpy = prev.saxpy.overrideAttrs (old: { pname = old.pname + "-${pname}"; }); }`)
        return { kind: 'file', file } as const
      }
      expect((await info(cell(saxpy))).name).toBe('saxpy-1.0')
      const instance = { ...plain, overlays: [named('one'), named('two')] }
      expect((await info(cell(saxpy, { instance }))).name).toBe('saxpy-one-two-1.0')
    })

    it('comes from a flake too, the repository’s own among them', async () => {
      const root = join(temp, 'overlays')
      const text = `{ outputs = _: { overlays.default = final: prev: { saxpy = prev.saxpy.overrideAttrs { pname = "ours"; }; };
        overlays.other-one = final: prev: { saxpy = prev.saxpy.overrideAttrs { pname = "other"; }; }; }; }`
      write(join(root, 'flake.nix'), text)
      for (const [reference, name, expected] of [
        ['.', 'default', 'ours-1.0'],
        ['.', 'other-one', 'other-1.0'],
        [`path:${root}`, 'default', 'ours-1.0'],
      ] as const) {
        const instance = { ...plain, overlays: [{ kind: 'flake', reference, name }] } as const
        for (const by of [lab, newer]) expect((await info(cell(saxpy, { instance }), root, by)).name).toBe(expected)
      }
    })
  })

  describe('as a file with arguments', () => {
    const source = {
      kind: 'expression',
      file: './examples/arguments/default.nix',
      attribute: 'saxpy',
      arg: { pkgs: 'pkgs' },
      argstr: { optimize: '3' },
    } as const

    it('is proven, for each capability another derivation', async () => {
      expect(verdict(await prove(cell(source)))).toEqual(proven('sm_90'))
      expect((await info(cell(source), project, newer)).name).toBe('saxpy-O3-1.0')
      const [ninety, eighty] = [await info(cell(source)), await info(cell(source, { capabilities: ['8.0'] }))]
      expect(ninety.name).toBe('saxpy-O3-1.0')
      expect(eighty.drvPath).not.toBe(ninety.drvPath)
    })

    it('has pkgs, lib, toolkit, capabilities, system and root in scope, and may end in a comment', async () => {
      write(
        join(temp, 'scope.nix'),
        '{ facts, folder, pkgs }: assert builtins.isPath folder; pkgs.saxpy.overrideAttrs { pname = facts; }',
      )
      const arg = {
        facts: 'lib.concatStringsSep "-" ([ toolkit system pkgs.cudaPackages.cudaMajorMinorVersion ] ++ capabilities)',
        folder: 'root + "/examples" # of the repository',
        pkgs: 'pkgs',
      }
      const scoped = cell({ kind: 'expression', file: './scope.nix', attribute: null, arg, argstr: {} })
      expect((await info(scoped, temp)).name).toBe('13.0-x86_64-linux-13.0-9.0-1.0')
      const cpu = { ...scoped, toolkit: 'cpu', capabilities: [] }
      expect(
        (await info({ ...cpu, source: { ...scoped.source, arg: { ...arg, facts: 'toolkit' } } as PackageSource }, temp))
          .name,
      ).toBe('cpu-1.0')
    })

    it('is taken as it is when it is no function, and called with nothing when it is', async () => {
      const set = `{ inherit (import ${lab.nixpkgs} { system = "x86_64-linux"; config.allowUnfree = true; }) saxpy; }`
      write(join(temp, 'set.nix'), set)
      write(join(temp, 'function.nix'), `{ name ? "unnamed" }: ${set}`)
      for (const file of ['set.nix', 'function.nix']) {
        const bare = { kind: 'expression', file, attribute: 'saxpy', arg: {}, argstr: {} } as const
        expect((await info(cell(bare), temp)).name).toBe('saxpy-1.0')
        const given = { ...bare, argstr: { other: 'x' } }
        await expect(info(cell(given), temp)).rejects.toThrow(/unexpected argument 'other'|not a function but a set/)
      }
    })
  })

  describe('as a flake’s output', () => {
    const output = (text: string, reference = '.?dir=examples/flake') =>
      ({ kind: 'flake', reference, output: text }) as const

    it('is proven, for each capability another derivation', async () => {
      const root = repository('flake', true)
      expect(verdict(await prove(cell(output('saxpy-13_0-sm_90')), root))).toEqual(proven('sm_90'))
      const eighty = await info(cell(output('saxpy-13_0-sm_80'), { capabilities: ['8.0'] }), root)
      expect(eighty.drvPath).not.toBe((await info(cell(output('saxpy-13_0-sm_90')), root)).drvPath)
    })

    it('is found from a folder with an odd name, with and without git, by both releases of Nix', async () => {
      const roots = [repository(`${oddName} and git`, true), repository(oddName, false)]
      for (const by of [lab, newer]) {
        for (const root of roots) {
          const git = root === roots[0]
          // Without git a flake is its own folder, so that the package must lie in it.
          if (!git) cpSync(join(root, 'examples/saxpy'), join(root, 'examples/flake/saxpy'), { recursive: true })
          const flake = join(root, 'examples/flake/flake.nix')
          if (!git) writeFileSync(flake, readFileSync(flake, 'utf8').replace('../saxpy', './saxpy'))
          for (const reference of ['.?dir=examples/flake', './examples/flake', './examples/flake/']) {
            const found = await info(cell(output('saxpy-13_0-sm_90', reference)), root, by)
            expect(found.drvPath).toContain(by.storeDir)
          }
        }
      }
    })

    it('sees what git tracks, and works in a shallow clone', async () => {
      const root = join(temp, 'tracked')
      const text = (pname: string) => `{ outputs = { self }: { packages.x86_64-linux.default =
        ((import ${lab.nixpkgs} { system = "x86_64-linux"; config.allowUnfree = true; }).saxpy.overrideAttrs
          { pname = "${pname}-" + (if builtins.pathExists ./untracked then "with" else "without"); }); }; }`
      write(join(root, 'flake.nix'), text('tracked'))
      commit(root)
      write(join(root, 'untracked'), '')
      const clone = join(temp, 'shallow')
      const source = cell(output('default', '.'))
      for (const by of [lab, newer]) expect((await info(source, root, by)).name).toBe('tracked-without-1.0')
      commit(root)
      rmSync(join(root, 'untracked'))
      write(join(root, 'flake.nix'), text('changed'))
      expect((await info(source, root)).name).toBe('changed-without-1.0')
      execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone])
      for (const by of [lab, newer]) expect((await info(source, clone, by)).name).toBe('tracked-with-1.0')
    })

    it('has the submodules that are checked out, unless its reference says otherwise', async () => {
      const library = join(temp, 'library')
      write(join(library, 'name.nix'), '"ours"')
      commit(library)
      const root = join(temp, 'with-submodule')
      const text = `{ outputs = _: { packages.x86_64-linux.default =
        (import ${lab.nixpkgs} { system = "x86_64-linux"; config.allowUnfree = true; }).saxpy.overrideAttrs
          { pname = if builtins.pathExists ./library/name.nix then import ./library/name.nix else "without"; }; }; }`
      write(join(root, 'flake.nix'), text)
      execFileSync('git', ['init', '--quiet', root])
      const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library, 'library']
      execFileSync('git', ['-C', root, ...add])
      // What cannot be fetched must be taken from where it is.
      execFileSync('git', ['-C', root, 'submodule', 'set-url', 'library', 'https://nowhere.invalid/library'])
      commit(root)
      for (const by of [lab, newer]) {
        expect((await info(cell(output('default', '.')), root, by)).name).toBe('ours-1.0')
        expect((await info(cell(output('default', '.?submodules=0')), root, by)).name).toBe('without-1.0')
      }
    })

    it('is looked for in packages, then in legacyPackages, and is named when it is in neither', async () => {
      const root = join(temp, 'outputs')
      write(
        join(root, 'flake.nix'),
        `{ outputs = _: let package = (import ${lab.nixpkgs} { system = "x86_64-linux"; config.allowUnfree = true; }).saxpy;
          named = pname: package.overrideAttrs { inherit pname; }; in {
          packages.x86_64-linux.both = named "packages"; legacyPackages.x86_64-linux = { both = named "legacy"; set.one = named "one"; };
          packages.aarch64-linux.both = named "other"; }; }`,
      )
      const name = async (text: string) => (await info(cell(output(text, '.')), root)).name
      expect(await name('both')).toBe('packages-1.0')
      expect(await name('set.one')).toBe('one-1.0')
      expect(await name('legacyPackages.x86_64-linux.both')).toBe('legacy-1.0')
      expect(await name('packages.aarch64-linux.both')).toBe('other-1.0')
      const result = await prove(cell(output('nothing', '.')), root)
      expect(result.problems[0]?.message).toBe(
        '. has neither packages.x86_64-linux.nothing nor legacyPackages.x86_64-linux.nothing.',
      )
    })
  })

  describe('without CUDA', () => {
    const source = { kind: 'file', file: './examples/cpu/package.nix' } as const
    const cpu: Partial<Cell> = { toolkit: 'cpu', capabilities: [], deviceCode: 'optional' }

    it('is built by the host’s compiler and runs; with CUDA it is proven', async () => {
      const without = await prove(cell(source, cpu))
      expect(without).toMatchObject({ status: 'proven', problems: [], files: [] })
      expect(execFileSync(join(without.outputs[0]?.path ?? '', 'bin/scale'), { encoding: 'utf8' })).toBe(
        'scale: right\n',
      )
      expect(verdict(await prove(cell(source)))).toEqual(proven('sm_90'))
    })

    it('evaluates for macOS, with nothing of CUDA in it', async () => {
      const { drvPath } = await info(cell(source, { ...cpu, system: 'aarch64-darwin' }))
      const shown = await lab.nix('derivation', 'show', '--recursive', drvPath)
      expect(shown).toContain('aarch64-darwin')
      expect(shown).not.toMatch(/x86_64-linux|cuda/)
    })
  })

  describe('that is unfree', () => {
    const root = join(temp, 'unfree')
    const source = { kind: 'file', file: './closed.nix' } as const
    beforeAll(() =>
      write(
        join(root, 'closed.nix'),
        `{ cudaPackages }: cudaPackages.backendStdenv.mkDerivation { pname = "closed"; version = "2"; dontUnpack = true;
          meta.license = { free = false; shortName = "closed-1"; spdxId = "LicenseRef-Closed"; }; }`,
      ),
    )
    const allowing = (...allowUnfree: string[]) => cell(source, { instance: { ...plain, allowUnfree } })

    it.each(['closed', 'closed-1', 'LicenseRef-Closed'])('is allowed by %s', async (name) => {
      expect(await info(allowing('other', name), root)).toMatchObject({ name: 'closed-2', unfree: true })
    })

    it.each([
      ['AND [ mit nvidiaCuda ]', true],
      ['OR [ nvidiaCuda mit ]', false],
      ['WITH asl20 llvm-exception', false],
      ['PLUS nvidiaCutlassDsl', true],
      ['[ mit asl20 ]', false],
    ])('by %s: %s, as Nixpkgs says, is told beside its derivation', async (licence, unfree) => {
      write(
        join(root, 'licensed.nix'),
        `{ cudaPackages, lib }: cudaPackages.backendStdenv.mkDerivation { pname = "licensed"; version = "1"; dontUnpack = true;
          meta.license = with lib.licenses; ${licence}; }`,
      )
      expect((await info(cell({ kind: 'file', file: './licensed.nix' }), root)).unfree).toBe(unfree)
    })

    it('is written down for the end of the job', async () => {
      const host = { ...real, env: { ...real.env, ...lab.env, RUNNER_TEMP: folder() } }
      const options = { root, timeout: 600, title: 'Cell' }
      expect((await proveOne(host, await findNix(host), allowing('closed'), options)).unfree).toBe(true)
      expect((await readJob(host)).cells).toMatchObject([{ id: 'package-under-test', unfree: true }])
    })

    it('is not known of a derivation without Nixpkgs, nor of one whose metadata cannot be had', async () => {
      const bare = 'derivation { name = "bare"; system = "x86_64-linux"; builder = "/bin/sh"; }'
      for (const text of [bare, `${bare} // { meta = throw "no"; }`]) {
        write(join(root, 'bare.nix'), `{ }: ${text}`)
        expect(
          (await info(cell({ kind: 'expression', file: './bare.nix', attribute: null, arg: {}, argstr: {} }), root))
            .unfree,
        ).toBe(null)
      }
    })

    it.each([[[]], [['close', 'closed-2', 'MIT']]])('is refused by Nixpkgs where %j is allowed', async (names) => {
      const result = await prove(allowing(...names), root)
      expect(result.status).toBe('evaluation-failed')
      expect(result.problems[0]?.message).toContain('has an unfree license (‘closed-1’)')
    })
  })

  it('has the cell’s toolkit as its default also where the set’s pkgs is the plain instance, as up to 25.05', async () => {
    const old = join(temp, 'old')
    write(
      join(old, 'default.nix'),
      `args: (import ${lab.nixpkgs} args).extend (final: prev: { cudaPackages_13_0 = prev.cudaPackages_13_0 // { pkgs = final; }; })`,
    )
    const file = join(temp, 'default-toolkit.nix')
    write(
      file,
      `{ cudaPackages, cudaPackages_13 }: cudaPackages.backendStdenv.mkDerivation {
        pname = "by-\${cudaPackages.cudaMajorMinorVersion}"; version = cudaPackages_13.cudaMajorMinorVersion; dontUnpack = true; }`,
    )
    const nixpkgs = { kind: 'path', path: old } as const
    expect((await info(cell({ kind: 'file', file }, { toolkit: '13.0', nixpkgs }))).name).toBe('by-13.0-13.0')
  })

  it('takes only the toolkit that Nixpkgs lacks from the legacy flake', async () => {
    const flake = join(temp, 'legacy')
    // As the real one it replaces the manifests, so that the sets that Nixpkgs has cannot be evaluated any more.
    const overlay = `final: prev: {
      _cuda = prev._cuda.extend (_: before: {
        manifests.cuda = builtins.listToAttrs [ { name = "11.4.4"; value = {
          release_label = "11.4.4"; cuda_nvcc.linux-x86_64 = { };
        }; } ];
      });
      cudaPackages_11_4 = final.callPackage final._cuda.bootstrapData.cudaPackagesPath {
        manifests = final._cuda.lib.selectManifests { cuda = "11.4.4"; };
      };
      saxpy = prev.saxpy.overrideAttrs { pname = "saxpy-by-legacy"; };
    }`
    write(join(flake, 'flake.nix'), `{ outputs = _: { overlays.default = ${overlay}; }; }`)
    const saxpy = { kind: 'attribute', attribute: 'saxpy' } as const
    const instance = { ...plain, legacy: `path:${flake}` }
    const name = async (more: Partial<Cell>) =>
      (await info(cell(saxpy, { instance, capabilities: ['8.0'], ...more }))).name
    expect(await name({ toolkit: '13.0' })).toBe('saxpy-1.0')
    expect(await name({ toolkit: '11.4' })).toBe('saxpy-by-legacy-1.0')
    await expect(name({ toolkit: '11.4', instance: plain })).rejects.toThrow("attribute 'cudaPackages_11_4' missing")
    const dropping = join(temp, 'dropping')
    write(
      join(dropping, 'default.nix'),
      `args: (import ${lab.nixpkgs} args).extend (final: prev: if prev ? cudaPackages_11_4 then { } else { cudaPackages_11_4 = throw "CUDA 11.4 has been removed"; })`,
    )
    expect(await name({ toolkit: '11.4', nixpkgs: { kind: 'path', path: dropping } })).toBe('saxpy-by-legacy-1.0')
  })
})
