/** `nix-cuda build` as built, with real Nix and real nvcc: what a user types, and sees in a terminal or in a pipe. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { dist, runCli } from '../dist/harness.ts'
import { has, openTerminal, type Terminal } from '../terminal.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { type Lab, openLab } from './lab.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const scratch = mkdtempSync(join(tmpdir(), 'command-'))
afterAll(() => removeTree(scratch))

/** Says what it was asked for, and compiles for 9.0 alone. */
const wrong = `{ cudaPackages }: cudaPackages.backendStdenv.mkDerivation {
  pname = "wrong"; version = "1"; dontUnpack = true; nativeBuildInputs = [ cudaPackages.cuda_nvcc ];
  asked = cudaPackages.flags.gencodeString;
  buildPhase = "echo '__global__ void f(int *x) { *x = 1; }' > f.cu; nvcc -gencode arch=compute_90,code=sm_90 -c f.cu -o f.o";
  installPhase = "mkdir $out; cp f.o $out";
}`

describeLab('nix-cuda build', () => {
  let lab: Lab
  let env: Record<string, string>
  let workspace = ''
  beforeAll(async () => {
    lab = await openLab({ variant: 'recorded' })
    // A user's own shell: no folder of a runner. What the command writes goes to the state folder of the user.
    env = { ...lab.env, XDG_STATE_HOME: join(scratch, 'state') }
  })
  beforeEach(() => {
    workspace = mkdtempSync(join(scratch, 'workspace-'))
    mkdirSync(join(workspace, '.github'))
    writeFileSync(join(workspace, 'wrong.nix'), wrong)
    const request = ['packages: [saxpy, { name: wrong, file: ./wrong.nix }]', 'capabilities: [8.6, 9.0]']
    const rest = ['toolkits: [12.4]', 'systems: [x86_64-linux]', `nixpkgs: ${JSON.stringify(lab.nixpkgs)}`]
    writeFileSync(join(workspace, '.github/nix-cuda.yml'), [...request, ...rest, ''].join('\n'))
  })
  const id = (name: string, sm: number) => `${name}-cuda12.4-sm${sm}-x86_64-linux`
  const links = () => readdirSync(workspace).filter((name) => name.startsWith('result'))
  const build = (...args: string[]) => runCli(['build', ...args], workspace, env)

  it('builds all cells of a package that is named, links them and prints where they are', async () => {
    const { code, stdout, stderr } = await build('saxpy')
    expect(code, stderr).toBe(0)
    expect(links()).toEqual([`result-${id('saxpy', 86)}`, `result-${id('saxpy', 90)}`])
    for (const link of links()) {
      const path = readlinkSync(join(workspace, link))
      expect(stdout).toContain(`    ${link} -> ${path}\n`)
      expect(existsSync(join(path, 'bin/saxpy'))).toBe(true)
    }
    expect(stdout).toMatch(/\n\n✅ 2 of 2 proven\n$/)
    // One line for each cell, no generated expression, nothing of what builders say.
    expect(stderr.split('\n').filter((line) => line.includes('saxpy-cuda12.4'))).toHaveLength(2)
    expect(stderr).not.toMatch(/pkgs|saxpy-1\.0>/)
  })

  it('takes patterns and ids, names the link as asked or makes none, and shows more with --verbose', async () => {
    expect((await build('s*-sm86-*', '--out-link', 'mine')).code).toBe(0)
    expect(readdirSync(workspace)).toContain('mine')
    expect(links()).toEqual([])
    const { code, stdout, stderr } = await build(id('saxpy', 86), '--no-link', '--verbose')
    expect(code).toBe(0)
    expect(links()).toEqual([])
    expect(stdout).toMatch(/\n {4}\/\S+-saxpy-1\.0\n/)
    expect(stderr).toContain('cudaCapabilities')
    await build(id('saxpy', 86))
    expect(links()).toEqual(['result'])
  })

  it('refuses what names no cell, and says what there is', async () => {
    const { code, stderr } = await build('saxpyy')
    expect(code).toBe(2)
    expect(stderr).toContain('The request has no cell and no package "saxpyy". Its packages are saxpy, wrong;')
  })

  it('shows wrong device code where it is found and below the table', async () => {
    const { code, stdout, stderr } = await build('wrong')
    expect(code).toBe(1)
    expect(stderr).toMatch(new RegExp(`wrong device code: ${id('wrong', 86)}.*\\n {4}VER001: .*8\\.?6`))
    expect(stdout).toMatch(new RegExp(`\\nVER001: ${id('wrong', 86)}: .*\\n`))
    expect(stdout).toMatch(/❌ 1 of 2 proven, 1 failed\n\nFor .*: nix-cuda explain VER001/)
  })

  it('writes to the state folder of its user, root too', async () => {
    await build('saxpy', '--no-link')
    expect(existsSync(join(scratch, 'state/setup-nix-cuda/nix-cuda/plan.json'))).toBe(true)
    if (userInfo().uid === 0) expect(existsSync('/var/lib/setup-nix-cuda/nix-cuda')).toBe(false)
  })

  const noTerminal = !has('tmux') && process.env['LAB_REQUIRED'] !== '1'
  let terminal: Terminal | undefined
  afterEach(() => {
    terminal?.close()
    terminal = undefined
  })

  it.skipIf(noTerminal)('has in a terminal one line that changes, then an answer in colours', async () => {
    const slow = `{ stdenv }: stdenv.mkDerivation {
      pname = "slow"; version = "${process.pid}"; dontUnpack = true; marker = "${scratch}/go";
      buildPhase = "while [ ! -e $marker ]; do sleep 0.1; done"; installPhase = "mkdir $out";
    }`
    writeFileSync(join(workspace, 'slow.nix'), slow)
    const args = ['build', 'slow', '--packages', 'saxpy', '--packages', 'slow=./slow.nix', '--no-link']
    terminal = openTerminal([process.execPath, join(dist, 'cli.js'), ...args], { cwd: workspace, env })
    const during = await terminal.sees(/\[1\/2\] slow-cuda12\.4-\S+: .*0\/1 built, [1-9]\d* s, slow-/)
    expect(during.trim().split('\n')).toHaveLength(1)
    writeFileSync(join(scratch, 'go'), '')
    const after = await terminal.sees(/of 2 proven/)
    expect(after).not.toMatch(/0\/1 built/)
    expect(terminal.screen({ colours: true })).toContain('\x1b[3')
  })
})
