/** When a job hands what a cell built to another job, and when that one takes it. test/lab/gpu-tests.test.ts does it with real Nix. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../../src/model/documents.ts'
import type { Host } from '../../src/runner/host.ts'
import { readJob, writeJob } from '../../src/runner/job.ts'
import { handOver, takeOver } from '../../src/store-cache/hand-over.ts'
import { prepareStoreCache } from '../../src/store-cache/job.ts'
import { localFiles } from '../../src/store-cache/local.ts'
import { testHost } from './host.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hand-over-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const nix = { program: '/nix', version: '2.34.8' }
const cell = { id: 'a', drvPath: '/nix/store/a.drv', outputs: ['/nix/store/a'], unfree: false, allowUnfree: [] }

/** A job whose token may do this with a cache service; Nix answers nothing. */
async function jobWith(storeCache: Job['storeCache'], may: Partial<Host['cache']> = {}) {
  const plain = testHost({ env: { RUNNER_TEMP: root }, exec: async () => ({ kind: 'not-started', reason: 'asked' }) })
  const host = { ...plain, cache: { ...plain.cache, available: true, readable: true, writable: true, ...may } }
  await writeJob(host, { ...(await readJob(host)), storeCache })
  return host
}
const readWrite = { mode: 'read-write', publicKey: null } as const
/** Whether Nix was asked what to hand over. */
const hands = async (host: Host) =>
  (await handOver(host, nix, cell, join(root, 'handed'))).map(({ code, message }) => [code, message.includes('asked')])

describe('what a cell built', () => {
  it('is handed over where the store cache will not have it: off, read-only, without a right, or out of order', async () => {
    const handed = [['GPU422', true]]
    expect(await hands(await jobWith(readWrite))).toEqual([])
    expect(await hands(await jobWith(null))).toEqual(handed)
    expect(await hands(await jobWith({ ...readWrite, mode: 'read' }))).toEqual(handed)
    expect(await hands(await jobWith({ ...readWrite, mode: 'write' }))).toEqual(handed)
    expect(await hands(await jobWith(readWrite, { writable: false }))).toEqual(handed)
    const broken = await jobWith(readWrite)
    writeFileSync(localFiles(broken).fault, 'it answered 503\n')
    expect(await hands(broken)).toEqual(handed)
  })

  it('is not handed over in public with a package that only allow-unfree permits', async () => {
    const [app, mkl] = ['app-1.0', 'mkl-2024.1'].map((name) => join(root, `${'0'.repeat(32)}-${name}`)) as [
      string,
      string,
    ]
    for (const [top, inputs] of [
      [app, `("${mkl}.drv",["out"])`],
      [mkl, ''],
    ] as const) {
      mkdirSync(top)
      const drv = `Derive([("out","${top}","","")],[${inputs}],[],"x86_64-linux","/bin/sh",[],[("name","x")])`
      writeFileSync(`${top}.drv`, drv)
    }
    const host = await jobWith(null)
    const exec: Host['exec'] = async ({ argv }) => {
      const stdout = argv.includes('--sigs') ? `${app} ultimate\n${mkl} ultimate\n` : `${mkl}\n${app}\n`
      return { kind: 'exited', code: 0, stdout, stderrTail: [] } as never
    }
    const given = { id: 'a', drvPath: `${app}.drv`, outputs: [app], unfree: false, allowUnfree: ['mkl'] }
    const problems = await handOver({ ...host, exec }, nix, given, join(root, 'handed'))
    expect(problems).toMatchObject([{ code: 'GPU421', message: expect.stringContaining('mkl-2024.1') }])
    expect(existsSync(join(root, 'handed'))).toBe(false)
  })

  it('is neither handed over nor taken without a signature where entries must have one', async () => {
    const signed = { mode: 'read', publicKey: 'ci:AAAA' } as const
    const host = await jobWith(signed)
    expect(await hands(host)).toEqual([])
    mkdirSync(join(root, 'handed/cache'), { recursive: true })
    writeFileSync(join(root, 'handed/cache/x.narinfo'), '')
    expect(await takeOver(host, join(root, 'handed'))).toMatchObject([{ code: 'GPU422' }])
  })

  it('is taken by a job that setup prepared for it', async () => {
    const host = await jobWith(null, { available: false })
    const folder = join(root, 'handed')
    expect(await takeOver(host, folder)).toEqual([])
    mkdirSync(join(folder, 'cache'), { recursive: true })
    writeFileSync(join(folder, 'cache/x.narinfo'), '')
    expect(await takeOver(host, folder)).toMatchObject([
      { code: 'GPU422', message: expect.stringContaining('take-over') },
    ])
    const off = { 'store-cache': 'off', 'store-cache-key': undefined } as const
    expect((await prepareStoreCache(host, off)).settings).toEqual([])
    expect(existsSync(localFiles(host).cache)).toBe(false)
    const { settings } = await prepareStoreCache(host, { ...off, 'take-over': true })
    expect(settings.map(({ name }) => name)).toEqual(['extra-substituters', 'extra-trusted-public-keys'])
    expect((await readJob(host)).storeCache).toEqual({ mode: 'off', publicKey: null })
    // It is one now, and what was handed over is none.
    expect(await takeOver(host, folder)).toMatchObject([{ code: 'GPU422', message: expect.stringContaining('(.: ') }])
  })
})
