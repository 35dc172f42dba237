/** A hostile mirror cannot hurt the machine: the real installers against real archives and a real server on loopback. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Problem } from '../../src/model/problem.ts'
import { describeThrowAway } from './describe.ts'
import { ensureFloxDeb, floxVersion } from './flox-packages.ts'
import { type Hostile, hostileArchives } from './hostile-archives.ts'
import { labContext, project } from './lab.ts'
import { type Fault, type FileServer, serveFolders } from './serve.ts'
import { openThrowAwayRoot, type ThrowAwayRoot, throwAwayReason } from './throw-away.ts'

type User = 'root' | 'runner'

const reason = await throwAwayReason()
const node = join(project, 'node_modules/.bin/node')
const system = 'x86_64-linux'
const version = '9.9.9'
const precious = '/opt/precious'
const temp = '/opt/temp'
const tools = `${temp}/tools`
const otherHash = 'a'.repeat(64)

const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
let hostiles: readonly Hostile[]
let mirror: FileServer
beforeAll(async () => {
  if (reason) return
  hostiles = hostileArchives(system, precious)
  for (const [index, { archive }] of hostiles.entries()) put(nixPath(index), archive)
  mirror = await serveFolders([folder])
})
afterAll(async () => {
  await mirror?.close()
  rmSync(folder, { recursive: true })
})

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const nixPath = (index: number) => `/${index}/nix-${version}/nix-${version}-${system}.tar.xz`

function put(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), bytes)
}

/** A machine with something outside of Nix's folders, and with the action's own folders for its journal, locks and archives. */
async function openMachine(user: User): Promise<ThrowAwayRoot> {
  // Fuller than full by what the bomb of bytes would become.
  const root = await openThrowAwayRoot({ written: true, size: 3072 })
  await root.makeFolder(precious, user)
  await root.makeFolder(temp, user)
  const state = user === 'root' ? '/var/lib/setup-nix-cuda' : '/home/runner/.local/state/setup-nix-cuda'
  await root.run(
    [
      'sh',
      '-c',
      `umask 022; echo mine > ${precious}/file; chmod 700 ${precious}; mkdir -p ${state} ${tools}/setup-nix-cuda`,
    ],
    {
      user,
    },
  )
  // A user without root needs one; its owner and mode must stay.
  if (user === 'runner') await root.makeFolder('/nix', user)
  return root
}

/**
 * All that was written to the machine, but for the action's journal and locks: type, mode, owner and target; of files
 * also how many names they have, when they were last changed in any way, and what is in them.
 */
async function written(root: ThrowAwayRoot): Promise<readonly string[]> {
  const script = `cd /run/written
    find upper tmp root runner \\( -path upper/var/lib/setup-nix-cuda -o -path '*/state/setup-nix-cuda' \\) -prune -o -type f -printf '%p %m %U:%G %n %C@ ' -exec sh -c 'sha256sum < "$1"' _ {} ';' -o -printf '%p %y %m %U:%G %l\\n'`
  const { code, stdout, stderr } = await root.run(['bash', '-c', script])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout.split('\n').sort()
}

const request = (index: number, sha256: string) => ({
  version,
  system,
  mode: 'single-user',
  baseUrl: `${mirror.url}/${index}`,
  sha256,
})

/** One installation after the other in one process; gives the problems of each. */
async function installEach(root: ThrowAwayRoot, user: User, requests: readonly object[]) {
  const driver = [node, join(project, 'test/lab/install-driver.ts'), 'install-each', JSON.stringify(requests)]
  const env = { RUNNER_TEMP: temp, RUNNER_TOOL_CACHE: tools }
  const { code, stdout, stderr } = await root.run(driver, { user, env })
  expect({ code, stderr }).toMatchObject({ code: 0 })
  const { ended } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
    readonly ended: readonly (readonly Problem[])[]
  }
  return { said: ended.map((problems) => problems.map(({ code, message }) => `${code} ${message}`).join('\n')), stderr }
}

async function provideFlox(root: ThrowAwayRoot, options: object): Promise<readonly string[]> {
  const driver = [node, join(project, 'test/lab/flox-driver.ts'), 'provide', JSON.stringify(options)]
  const { stdout } = await root.run(driver, { env: { RUNNER_TEMP: temp } })
  const { problems = [] } = JSON.parse(stdout) as { readonly problems?: readonly Problem[] }
  return problems.map(({ code }) => code)
}

const those = (fits: (what: string) => boolean) =>
  [...hostiles.entries()].filter(([, { what }]) => fits(what)).map(([index, hostile]) => ({ index, ...hostile }))

describeThrowAway('a hostile mirror', reason, () => {
  it.each([
    // The bombs take seconds, so each is tried once.
    { user: 'root', left: /bomb/ },
    { user: 'runner', left: /bomb of bytes/ },
  ] as const)('changes nothing by what an archive of the right hash holds: $user', async ({ user, left }) => {
    await using root = await openMachine(user)
    const before = await written(root)
    const tried = those((what) => !left.test(what)).map((each) => ({ ...each, sha256: sha256Of(each.archive) }))
    const { said, stderr } = await installEach(
      root,
      user,
      tried.map(({ index, sha256 }) => request(index, sha256)),
    )
    for (const [at, { what, code, says }] of tried.entries()) {
      expect.soft(said[at], what).toMatch(new RegExp(`^(?:${code}) `))
      expect.soft(said[at], what).toMatch(says)
    }
    expect(`${said.join('\n')}\n${stderr}`).not.toMatch(/^::/m)
    // Those alone are kept that are legal, with a Nix that does not run.
    const legal = tried.filter((_, at) => said[at]?.startsWith('INS018')).map(({ sha256 }) => `0.0.0-sha256-${sha256}`)
    const kept = await root.run(['ls', `${tools}/setup-nix-cuda`])
    expect(kept.stdout.trim().split('\n')).toEqual(legal.sort())
    await root.run(['sh', '-c', `rm -r ${tools}/setup-nix-cuda/*; rmdir ${temp}/nix-cuda`])
    expect(await written(root)).toEqual(before)
  })

  it('changes nothing by bytes that are not those of the published hash', async () => {
    await using root = await openMachine('root')
    const before = await written(root)
    // The bomb is stopped, or the disk would be full (INS016), and is hashed to its end all the same.
    const tried = those((what) => /bomb of bytes|fifo|leads up|through|archive/.test(what))
    const { said } = await installEach(
      root,
      'root',
      tried.map(({ index }) => request(index, otherHash)),
    )
    for (const [at, { what }] of tried.entries()) expect.soft(said[at], what).toMatch(/^INS012 /)
    await root.run(['rmdir', `${temp}/nix-cuda`])
    expect(await written(root)).toEqual(before)
  })

  it('is refused by what it answers, for Nix and for Flox', async () => {
    const cases: readonly (readonly [what: string, fault: Omit<Fault, 'path'>, nix: string, flox: string])[] = [
      ['other bytes', { times: 0 }, 'INS012', 'FLX003'],
      ['a redirect to itself', { redirect: '/1/again' }, 'NET004', 'NET004'],
      ['a redirect to a file', { redirect: 'file:///etc/passwd' }, 'NET004', 'NET004'],
      ['a redirect with a user', { redirect: 'https://me@127.0.0.1:9/x' }, 'NET004', 'NET004'],
      ['a body without end', { endless: true }, 'NET005', 'NET005'],
    ]
    const deb = await ensureFloxDeb(labContext())
    const changed = Buffer.concat([readFileSync(join(deb.folder, deb.path)), Buffer.from('\n')])
    for (const index of cases.keys()) put(`/${index}/${deb.path}`, changed)
    mirror.fail(...cases.map(([, fault], index) => ({ ...fault, path: new RegExp(`^/${index}/`) })))
    await using root = await openMachine('root')
    const before = await written(root)
    const requests = cases.map((_, index) => request(index, otherHash))
    const { said } = await installEach(root, 'root', requests)
    for (const [index, [what, , nix, flox]] of cases.entries()) {
      expect.soft(said[index]?.slice(0, 6), what).toBe(nix)
      const wanted = { baseUrl: `${mirror.url}/${index}`, version: floxVersion, sha256: deb.sha256 }
      expect.soft(await provideFlox(root, wanted), what).toEqual([flox])
    }
    mirror.fail()
    await root.run(['rmdir', `${temp}/nix-cuda`])
    expect(await written(root)).toEqual(before)
  })
})
