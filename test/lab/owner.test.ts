/** A container job of GitHub: root, with a checkout that belongs to another user. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { run } from './exec.ts'
import { type Lab, openLab, project } from './lab.ts'

const temp = mkdtempSync(join(tmpdir(), 'owner-'))
afterAll(() => removeTree(temp))

const flake = `{ outputs = _: {
  overlays.default = final: prev: { };
  packages.x86_64-linux.p-12_4 = derivation { name = "p"; system = "x86_64-linux"; builder = "/bin/sh"; args = [ "-c" "echo > $out" ]; };
}; }`

describeLab('root and a repository of another user', () => {
  describe.skipIf(process.getuid?.() !== 0)('as root', () => {
    let lab: Lab
    let root = ''
    beforeAll(async () => {
      lab = await openLab({ variant: 'next', toolkits: ['12.4'] })
      root = join(temp, 'r')
      mkdirSync(root)
      mkdirSync(join(temp, 'home'))
      writeFileSync(join(root, 'flake.nix'), flake)
      const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'ignore' })
      git('init', '-q', '.')
      git('add', '.')
      git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'a')
      execFileSync('chown', ['-R', '1001:1001', root])
    })

    it.each([
      ['a package of its flake', ['--packages', 'p=.#p-{toolkit}']],
      ['its overlay', ['--packages', 'saxpy', '--overlays', '.']],
    ])('plans %s, and writes nothing to a configuration of git', async (_, what) => {
      const home = join(temp, 'home')
      const env = { ...lab.env, HOME: home, PATH: `${lab.nixBin}:${process.env['PATH']}`, GITHUB_WORKSPACE: undefined }
      const args = ['--evaluate', 'always', '--nixpkgs', lab.nixpkgs, '--capabilities', '9.0', '--toolkits', '12.4']
      const entry = [join(project, 'test/entry.ts'), 'cli', 'plan', ...args, ...what, '--json']
      const ran = await run(process.execPath, entry, { cwd: root, env: { ...env, SUDO_UID: undefined } })
      expect(ran, ran.stderr).toMatchObject({ code: 0 })
      const plan = JSON.parse(ran.stdout) as { readonly counts: { readonly planned: number } }
      expect(plan.counts.planned).toBe(1)
      expect(readdirSync(home).filter((name) => name.includes('git'))).toEqual([])
    })
  })
})
