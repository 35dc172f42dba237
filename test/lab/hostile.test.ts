/** A hostile mirror cannot hurt the machine: the real installer against real archives and a real server on loopback. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { Problem } from '../../src/model/problem.ts'
import { describeThrowAway } from './describe.ts'
import { hostileArchives } from './hostile-archives.ts'
import { project } from './lab.ts'
import { serveFolders } from './serve.ts'
import { openThrowAwayRoot, type ThrowAwayRoot, throwAwayReason } from './throw-away.ts'

vi.setConfig({ testTimeout: 120_000 })

const reason = await throwAwayReason()
const driver = [join(project, 'node_modules/.bin/node'), join(project, 'test/lab/install-driver.ts'), 'install-each']
const system = 'x86_64-linux'
const precious = '/opt/precious'

/** Everything that was written to the machine, but for the journal and locks of the action: type, mode, owner, target; of files also how many names, when it was last changed in any way, and what is in it. */
async function written(root: ThrowAwayRoot): Promise<readonly string[]> {
  const script = `cd /run/written
    find upper tmp root runner -path '*/setup-nix-cuda*' -prune -o -type f -printf '%p %m %U:%G %n %C@ ' -exec sh -c 'sha256sum < "$1"' _ {} ';' -o -printf '%p %y %m %U:%G %l\\n'`
  const { code, stdout, stderr } = await root.run(['bash', '-c', script])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout.split('\n').sort()
}

describeThrowAway('an installation from a hostile mirror', reason, () => {
  it.each(['root', 'runner'] as const)('changes nothing of the machine, whatever the archive holds: %s', async (user) => {
    const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
    try {
      const hostiles = hostileArchives(system, precious)
      await using mirror = await serveFolders([folder])
      const requests = hostiles.map(({ archive }, index) => {
        const at = join(folder, `${index}/nix-9.9.9`)
        mkdirSync(at, { recursive: true })
        writeFileSync(join(at, `nix-9.9.9-${system}.tar.xz`), archive)
        const sha256 = createHash('sha256').update(archive).digest('hex')
        return { version: '9.9.9', system, mode: 'single-user', baseUrl: `${mirror.url}/${index}`, sha256 }
      })
      await using root = await openThrowAwayRoot({ written: true })
      await root.makeFolder(precious, user)
      await root.run(['sh', '-c', `echo mine > ${precious}/file; chown ${user} ${precious}/file; chmod 700 ${precious}`])
      // Its owner and mode are as they were, also where it is not ours.
      if (user === 'runner') await root.makeFolder('/nix', user)
      const each = async (asked: readonly object[]) => {
        const ran = await root.run([...driver, JSON.stringify(asked)], { user })
        expect(ran).toMatchObject({ code: 0 })
        const { ended } = JSON.parse(ran.stdout) as { readonly ended: readonly (readonly Problem[])[] }
        return { ended, stdout: ran.stdout, stderr: ran.stderr }
      }
      const before = await written(root)
      for (const [index, request] of requests.entries()) {
        const begun = performance.now()
        const { ended } = await each([request])
        console.log(hostiles[index]?.what, ended[0]?.map(({ code, message }) => `${code} ${message}`).join(' | '), performance.now() - begun)
        const after = await written(root)
        console.log(after.filter((l) => !before.includes(l)), before.filter((l) => !after.includes(l)))
      }
      const b = performance.now()
      const { ended } = await each(requests.map((request) => ({ ...request, sha256: 'a'.repeat(64) })))
      console.log(ended.map((p) => p.map(({ code }) => code).join()), performance.now() - b)
      expect(await written(root)).toEqual(before)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
