/** The check of caches over real sockets on loopback; what Nix says of them is scripted, in the words of 2.26 and 2.34. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheMarkdown, cacheTable } from '../../src/actions/setup/examination/cache-table.ts'
import { type CacheCheckOptions, checkCaches, readCacheSettings } from '../../src/binary-cache/check.ts'
import { fingerprint, printNarInfo } from '../../src/binary-cache/narinfo.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { cachePresets } from '../../src/nix/configure/caches.ts'
import type { Nix } from '../../src/nix/find.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import type { HttpRequest } from '../../src/runner/http/http.ts'
import { nodeHttp } from '../../src/runner/http/node-http.ts'
import { type FileServer, serveFolders } from '../lab/serve.ts'
import { quickClock } from './coverage-world.ts'
import { testHost } from './host.ts'

const nix: Nix = { program: '/profile/bin/nix', version: '2.34.8' }
const storeDir = '/nix/store'
const nixPath = `${storeDir}/${'0'.repeat(31)}1-nix-2.34.8`
const info = `StoreDir: ${storeDir}\nWantMassQuery: 1\nPriority: 41\n`
const key = generateKey('cache')

let folder: string
let server: FileServer
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'check-'))
  server = await serveFolders([folder])
  put('good', info)
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

function put(name: string, text: string, signed?: typeof key): void {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'nix-cache-info'), text)
  if (!signed) return
  const bare = {
    name: nixPath.slice(storeDir.length + 1),
    narHash: `sha256:${'1'.repeat(52)}`,
    narSize: 9,
    references: [],
  }
  const nar = { url: 'nar/x.nar', compression: 'none', fileHash: bare.narHash, fileSize: 9 } as const
  const signatures = [signed.sign(fingerprint(bare, storeDir))]
  const file = join(folder, name, `${bare.name.slice(0, 32)}.narinfo`)
  writeFileSync(file, printNarInfo({ ...bare, ...nar, signatures }, storeDir))
}

const at = (name: string) => `${server.url}/${name}`
const fine = { kind: 'exited', code: 0, stdout: '', stderrTail: [] } as const

const askedOf = ({ env }: Command) => /^substituters = (.*)$/m.exec(env['NIX_CONFIG'] ?? '')?.[1] ?? ''

/** Nix that says these lines of a cache; nothing of the others. */
function world(says: Readonly<Record<string, readonly string[] | Outcome>> = {}, now = () => 0) {
  const commands: Command[] = []
  const exec = async (command: Command): Promise<Outcome> => {
    commands.push(command)
    if (command.argv.includes('--requisites')) return { ...fine, stdout: `${nixPath}\n` }
    const said = says[askedOf(command)] ?? []
    if ('kind' in said) return said
    for (const line of said) command.onStderr?.(line)
    const outcome: Outcome = { kind: 'cancelled', stdout: '', stderrTail: [] }
    return command.signal?.aborted ? outcome : fine
  }
  const realpath = async () => `${nixPath}/bin/nix`
  const env = { https_proxy: 'http://127.0.0.1:9' }
  const http = nodeHttp({ connections: 4, env })
  const isStalled = ({ url }: HttpRequest) => url.pathname.startsWith('/stalled/')
  const host = testHost({
    exec,
    env,
    http: { send: (request) => http.send(isStalled(request) ? { ...request, timeout: 50 } : request) },
    clock: { ...quickClock(), now },
    files: { ...files, realpath: realpath as unknown as typeof files.realpath },
  })
  const check = (substituters: readonly string[], more: Partial<CacheCheckOptions> = {}) => {
    const options = { substituters, trustedPublicKeys: [key.publicKey.text], storeDir, trusted: true } as const
    return checkCaches(host, nix, { ...options, mode: 'direct', seconds: 300, deadlineSeconds: 300, ...more })
  }
  return { check, commands, host }
}

const unreachable = (url: string, end = '') =>
  `warning: ${end && 'error: '}unable to download '${url}/nix-cache-info': Could not connect to server (7)${end}`

describe('the check of caches', () => {
  it('finds nothing wrong with a cache whose key is trusted', async () => {
    put('signed', info, key)
    const { check, commands } = world()
    const { rows, problems } = await check([at('signed'), `${at('signed')}/`])
    expect(problems).toEqual([])
    expect(rows).toMatchObject([{ state: 'usable', priority: 41, asked: 'nix', fix: '' }])
    const asked = commands.find(({ argv }) => argv.includes('--dry-run'))
    // A path that no memory of Nix has.
    expect(asked?.argv.at(-1)).toMatch(/^\/nix\/store\/[0-9a-z]{32}-cache-check$/)
    expect(asked?.env).not.toHaveProperty('NIX_REMOTE')
  })

  it('knows a key by the path that it signed, by the preset, by its name, or not at all', async () => {
    put('foreign', info, generateKey('somebody'))
    const preset = cachePresets[0]
    const flox = preset?.url ?? ''
    const { check } = world()
    const state = async (url: string, more: Partial<CacheCheckOptions> = {}) => {
      const { rows, problems } = await check([url], more)
      return [rows[0]?.state, ...problems.map(({ code }) => code)]
    }
    expect(await state(at('foreign'))).toEqual(['missing-key', 'CCH002'])
    expect(await state(at('foreign'), { requireSigs: false })).toEqual(['usable'])
    expect(await state(`${at('foreign')}?trusted=1`)).toEqual(['usable'])
    expect(await state(at('good'))).toEqual(['unknown'])
    const namesake = `127.0.0.1-1:${key.publicKey.text.split(':')[1]}`
    expect(await state(at('good'), { trustedPublicKeys: [namesake] })).toEqual(['usable'])
    // The proxy is dead, so nothing leaves this machine: Nix has answered, and this process knows the key by the address.
    expect(await state(flox, { trustedPublicKeys: [preset?.key ?? ''] })).toEqual(['usable'])
    expect(await state(flox)).toEqual(['missing-key', 'CCH002'])
  })

  it('takes the word of Nix for what is wrong', async () => {
    const dead = 'http://127.0.0.1:9'
    put('elsewhere', info.replace(storeDir, '/elsewhere'))
    put('private', info)
    server.fail({ path: '/failing/nix-cache-info', status: 500 })
    const { check } = world({
      [dead]: [unreachable(dead, '; retrying in 292 ms'), unreachable(dead)],
      [at('failing')]: [`warning: unable to download '${at('failing')}/nix-cache-info': HTTP error 500`],
      [at('nothing')]: [`warning: '${at('nothing')}' does not appear to be a binary cache`],
      [at('elsewhere')]: [
        `warning: binary cache '${at('elsewhere')}' is for Nix stores with prefix '/elsewhere', not '/nix/store'`,
      ],
      // This process reaches it, Nix does not.
      [at('private')]: [`warning: unable to download '${at('private')}/nix-cache-info': SSL certificate problem (60)`],
    })
    const { rows, problems } = await check([dead, at('failing'), at('nothing'), at('elsewhere'), at('private')])
    expect(rows.map(({ state }) => state)).toEqual([
      'unreachable',
      'refused',
      'refused',
      'wrong-store-dir',
      'unreachable',
    ])
    expect(problems.map(({ code }) => code)).toEqual(['CCH009', 'CCH010', 'CCH010', 'CCH011', 'CCH009'])
    expect(problems[0]?.message).toBe(
      `The cache ${dead} cannot be used: it cannot be reached (Could not connect to server).`,
    )
    expect(rows[1]?.detail).toContain('HTTP 500')
    expect(rows[4]?.detail).toContain('this process itself reaches it')
    expect(rows[4]?.fix).toContain('Give Nix the certificates')
  })

  it('does not let Nix try for long, and forgives what went well in the end', async () => {
    const dead = 'http://127.0.0.1:9'
    const again = (url: string, count: number) => Array<string>(count).fill(unreachable(url, '; retrying in 292 ms'))
    const { check } = world({ [dead]: again(dead, 3), [at('good')]: again(at('good'), 2) })
    const { rows } = await check([dead, at('good')])
    expect(rows.map(({ state }) => state)).toEqual(['unreachable', 'unknown'])
  })

  it('asks by itself where Nix cannot be asked, and says so', async () => {
    put('signed', info, key)
    server.fail({ path: '/stalled/nix-cache-info', stall: true })
    put('stalled', info)
    const none: Outcome = { kind: 'not-started', reason: 'ENOENT' }
    const dead = 'http://127.0.0.1:9'
    const all = [at('signed'), at('nothing'), at('stalled'), dead, 's3://bucket']
    const { check } = world(Object.fromEntries(all.map((url) => [url, none])))
    const { rows, problems } = await check(all)
    expect(rows.map(({ state, asked }) => `${state} ${asked}`)).toEqual([
      'usable action',
      'refused action',
      'unreachable action',
      'unreachable action',
      'unknown action',
    ])
    expect(problems.map(({ code }) => code)).toEqual(['CCH010', 'CCH009', 'CCH009'])
  })

  it('is slow after two seconds, and never later than its deadline', async () => {
    // The answer is there when two seconds are over.
    const { check } = world({}, () => (server.requests.length > 0 ? 2_001 : 0))
    const slow = await check([at('good')])
    expect(slow.rows[0]?.state).toBe('slow')
    expect(slow.problems).toMatchObject([{ code: 'CCH013', severity: 'warning' }])
    server.fail({ path: /./, stall: true })
    const late: Outcome = { kind: 'timed-out', stdout: '', stderrTail: [] }
    const dead = await world({ [at('good')]: late }).check([at('good')], { seconds: 3_600, deadlineSeconds: 0.2 })
    expect(dead.rows[0]?.state).toBe('unreachable')
  })

  it('asks through the daemon what it is allowed to, and nothing else', async () => {
    const { check, commands } = world({
      [at('good')]: [`warning: ignoring untrusted substituter '${at('good')}', you are not a trusted user.`],
    })
    const more = { mode: 'daemon', trusted: false, allowed: [`${at('good')}/`] } as const
    const { rows, problems } = await check([at('good'), at('mine')], { ...more, required: true })
    expect(rows).toMatchObject([
      { state: 'untrusted', asked: 'daemon' },
      { state: 'untrusted', asked: 'action' },
    ])
    expect(problems.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['CCH007 error', 'CCH007 error'])
    const asked = commands.filter(({ argv }) => argv.includes('--dry-run'))
    expect(asked.map((command) => [askedOf(command), command.env['NIX_REMOTE']])).toEqual([[at('good'), 'daemon']])
  })

  it('is a table, as text and as Markdown, without passwords', async () => {
    const { check, commands } = world()
    const { rows } = await check([at('good').replace('//', '//me:secret@')])
    expect(cacheTable(rows)).toMatch(/^Cache +State +Priority .*\nhttp:\/\/\*\*\*@127/)
    expect(cacheMarkdown(rows)).toMatch(/^\| Cache \| State \|/)
    const seen = [cacheTable(rows), cacheMarkdown(rows), ...commands.flatMap(({ argv }) => argv)]
    for (const text of seen) expect(text).not.toContain('secret')
  })
})

describe('the settings that count', () => {
  it('are ours, but for the keys of a daemon that does not trust us', async () => {
    const answer = (env: Command['env']): Readonly<Record<string, { readonly value: unknown }>> =>
      env['NIX_CONFIG'] === ''
        ? {
            substituters: { value: ['http://system'] },
            'trusted-substituters': { value: ['http://maybe'] },
            'trusted-public-keys': { value: ['system-1:x'] },
            'require-sigs': { value: true },
          }
        : {
            substituters: { value: ['http://system', 'http://mine'] },
            'trusted-public-keys': { value: ['mine-1:x'] },
            'require-sigs': { value: false },
          }
    const exec = async ({ env }: Command): Promise<Outcome> => ({ ...fine, stdout: JSON.stringify(answer(env)) })
    const host = testHost({ exec })
    expect(await readCacheSettings(host, nix, { mode: 'daemon', trusted: false })).toEqual({
      substituters: ['http://system', 'http://mine'],
      trustedPublicKeys: ['system-1:x'],
      allowed: ['http://system', 'http://maybe'],
      requireSigs: true,
    })
    expect(await readCacheSettings(host, nix, { mode: 'daemon', trusted: true })).toEqual({
      substituters: ['http://system', 'http://mine'],
      trustedPublicKeys: ['mine-1:x'],
      requireSigs: false,
    })
  })
})
