/** Downloads that a machine keeps, from a real server through the runner's tool cache. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { owners } from '../../src/actions/setup/owners.ts'
import { readJournal } from '../../src/machine/journal.ts'
import { keptDownload } from '../../src/machine/kept-download.ts'
import { nodeHttp } from '../../src/runner/http/node-http.ts'
import { testHost } from './host.ts'

const body = Buffer.alloc(300_000, 'nix ')
const sha256 = createHash('sha256').update(body).digest('hex')
const http = nodeHttp({ connections: 2, env: {} })

let home = ''
let tools = ''
let server: Server
let requests = 0
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'kept-'))
  tools = join(home, 'tools')
  requests = 0
  server = createServer((_, response) => {
    requests += 1
    response.end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterEach(() => {
  http.close()
  server.close()
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true })
})

/** One job on that machine; gives how often it asked the server, and what it got and said. */
async function job(
  options: {
    readonly env?: Readonly<Record<string, string>>
    readonly sha256?: string | undefined
    readonly accept?: () => void
  } = {},
) {
  const env = { RUNNER_TOOL_CACHE: tools, RUNNER_ENVIRONMENT: 'self-hosted', ...options.env }
  // The library asks the process itself.
  vi.stubEnv('RUNNER_TOOL_CACHE', env.RUNNER_TOOL_CACHE)
  const host = testHost({
    http,
    env: { ...env, RUNNER_TEMP: join(home, 'temp'), HOME: home, XDG_STATE_HOME: join(home, 'state') },
  })
  const before = requests
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/nix.tar.xz`
  const known = { name: 'nix.tar.xz', job: 'one', sha256, ...options }
  const read = async (chunks: AsyncIterable<Uint8Array>) => {
    const parts: Uint8Array[] = []
    for await (const chunk of chunks) parts.push(chunk)
    return Buffer.concat(parts)
  }
  const got = await keptDownload(host, { url, label: 'Nix', maxBytes: 1e6, ...known }, read, async (downloaded) => {
    options.accept?.()
    return downloaded
  })
  expect(got).toMatchObject({ sha256, bytes: body.length })
  expect(got.result.equals(body)).toBe(true)
  expect(existsSync(join(home, 'temp/nix-cuda/nix.tar.xz.part'))).toBe(false)
  return { asked: requests - before, said: host.log.lines.filter((line) => !line.startsWith('debug')), host }
}

const folder = () => join(tools, 'setup-nix-cuda', `0.0.0-sha256-${sha256}`, process.arch)
const copy = () => join(folder(), 'nix.tar.xz')

describe('a download on a machine that outlives the job', () => {
  it('asks the server once, and the copy has its owner in the journal', async () => {
    const { asked, host } = await job()
    expect(asked).toBe(1)
    expect(await readJournal(host)).toMatchObject([{ path: join(tools, 'setup-nix-cuda'), users: ['one'] }])
    expect(await job()).toMatchObject({ asked: 0, said: [`Nix: kept copy ${copy()}`] })
  })

  it.each([
    ['another content of the same size', () => writeFileSync(copy(), Buffer.alloc(body.length, 'evil'))],
    ['its end cut off', () => truncateSync(copy(), 1_000)],
    ['more than a download may have', () => truncateSync(copy(), 2e6)],
    ['no file left', () => rmSync(copy())],
    ['a FIFO in its place', () => execFileSync('sh', ['-c', `rm '${copy()}'; mkfifo '${copy()}'`])],
  ])('removes a copy with %s, says so, and downloads again', async (_, tamper) => {
    await job()
    tamper()
    const said = [`The kept copy ${copy()} is damaged; it is removed and downloaded again`]
    expect(await job()).toMatchObject({ asked: 1, said })
    expect((await job()).asked).toBe(0)
  })

  it('keeps nothing that is not accepted, and removes a copy that is not any more', async () => {
    const accept = () => {
      throw new Error('not good')
    }
    await expect(job({ accept })).rejects.toThrow('not good')
    expect((await job()).asked).toBe(1)
    await expect(job({ accept })).rejects.toThrow('not good')
    expect(existsSync(folder())).toBe(false)
    expect((await job()).asked).toBe(1)
  })

  it('is removed by an uninstallation, which leaves what others keep there', async () => {
    mkdirSync(join(tools, 'node'), { recursive: true })
    const { host } = await job()
    const [entry] = await readJournal(host)
    if (!entry) throw new Error('no entry')
    const owned = owners.find(({ owner }) => owner === entry.owner)
    expect(owned?.describe?.(entry)).toEqual([
      `remove ${join(tools, 'setup-nix-cuda')}: downloads that this machine keeps`,
    ])
    await owned?.remove?.(host, entry, {
      job: 'one',
      machineStays: true,
      warn: (problem) => expect.fail(problem?.code),
    })
    expect(readdirSync(tools)).toEqual(['node'])
    expect((await job()).asked).toBe(1)
  })

  it('does its work where nothing can be kept', async () => {
    mkdirSync(tools)
    writeFileSync(join(tools, 'setup-nix-cuda'), 'a file')
    expect((await job()).asked).toBe(1)
    expect((await job()).asked).toBe(1)
  })
})

it.each([
  ['on a machine of GitHub’s', { env: { RUNNER_ENVIRONMENT: 'github-hosted' } }],
  ['outside of a runner', { env: { RUNNER_TOOL_CACHE: '' } }],
  ['of what has no known hash', { sha256: undefined }],
] as const)('keeps nothing %s', async (_, options) => {
  const first = await job(options)
  expect([first.asked, (await job(options)).asked]).toEqual([1, 1])
  expect(readdirSync(home)).toEqual([])
})
