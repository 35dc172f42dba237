import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { CacheService } from '../../src/runner/cache-service.ts'
import { indexKey } from '../../src/store-cache/key.ts'
import { localFiles } from '../../src/store-cache/local.ts'
import { loadRunIndex, parseRunIndex, type RunIndex, saveRunIndex } from '../../src/store-cache/run-index.ts'
import { testHost } from './host.ts'

const temp = mkdtempSync(join(tmpdir(), 'run-index-'))
afterAll(() => rmSync(temp, { recursive: true }))

const ref = 'refs/heads/main'
const run = { id: '7', attempt: 1 }
const index: RunIndex = {
  schema: 'run-index/1',
  ref,
  sha: 'c03231c',
  cells: { 'saxpy-cuda12.4-sm90a-x86_64-linux': { drvPath: `/nix/store/${'a'.repeat(32)}-saxpy.drv`, seconds: 12.5 } },
  derivations: { 'saxpy-1.0': 12, nccl: 0 },
}

function setUp(more: Partial<CacheService> = {}) {
  const stored: { readonly key: string; readonly text: string }[] = []
  const cache: CacheService = {
    available: true,
    readable: true,
    writable: true,
    lookup: async () => ({ kind: 'ok', value: [] }),
    fetch: async (folder, name, key, prefix) => {
      const found = stored.findLast((one) => one.key === key || one.key.startsWith(prefix))
      if (!found) return { kind: 'ok', value: undefined }
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'run-index.json'), found.text)
      return { kind: 'ok', value: found.key }
    },
    store: async (folder, name, key) => {
      stored.push({ key, text: readFileSync(join(folder, name, 'run-index.json'), 'utf8') })
      return { kind: 'ok', value: 'saved' }
    },
    ...more,
  }
  const host = testHost({ env: { RUNNER_TEMP: mkdtempSync(join(temp, 'job-')) }, cache })
  return { host, stored }
}

describe('the run index', () => {
  it('comes back as it was saved, the newest of the ref, and leaves nothing on the machine', async () => {
    const { host, stored } = setUp()
    expect(await loadRunIndex(host, ref)).toEqual({ index: undefined, problems: [] })
    expect(await saveRunIndex(host, { ref, run }, index)).toEqual([])
    const newer = { ...index, sha: 'e806480' }
    await saveRunIndex(host, { ref, run: { id: '8', attempt: 2 } }, newer)
    await saveRunIndex(host, { ref: 'refs/heads/main2', run: { id: '9', attempt: 1 } }, index)
    expect(stored[0]?.key).toBe(indexKey(ref, run))
    expect(await loadRunIndex(host, ref)).toEqual({ index: newer, problems: [] })
    expect(existsSync(localFiles(host).index)).toBe(false)
  })

  it('gives nothing for a name that only JavaScript knows', async () => {
    const { host } = setUp()
    await saveRunIndex(host, { ref, run }, index)
    const found = (await loadRunIndex(host, ref)).index
    expect(found?.derivations['nccl']).toBe(0)
    expect(found?.derivations['constructor']).toBeUndefined()
    expect(found?.cells['toString']).toBeUndefined()
  })

  it.each([
    ['has no service', { available: false }],
    ['may not', { readable: false, writable: false }],
  ])('is one line and no warning for a job that %s', async (_, more) => {
    const { host, stored } = setUp(more)
    expect(await saveRunIndex(host, { ref, run }, index)).toEqual([])
    expect(await loadRunIndex(host, ref)).toEqual({ index: undefined, problems: [] })
    expect([stored, host.log.lines.length]).toEqual([[], 2])
  })

  it.each([
    ['failed', 'CCH020'],
    ['denied', 'CCH021'],
    ['damaged', 'CCH023'],
  ] as const)('is one warning when the service answers %s', async (kind, code) => {
    const reply = async () => ({ kind, reason: 'that is so' })
    const load = setUp({ fetch: reply })
    const loaded = await loadRunIndex(load.host, ref)
    expect(loaded).toMatchObject({ index: undefined, problems: [{ code, severity: 'warning' }] })
    const save = setUp({ store: reply })
    expect(await saveRunIndex(save.host, { ref, run }, index)).toMatchObject([{ code }])
    // A service that failed is not asked again in this job.
    const again = await saveRunIndex(save.host, { ref, run }, index)
    expect(again).toHaveLength(kind === 'damaged' ? 1 : 0)
  })

  it('is one warning when this machine cannot write, or the index is too large', async () => {
    const { host, stored } = setUp()
    const huge = Object.fromEntries(Array.from({ length: 300_000 }, (_, number) => [`derivation-${number}`, number]))
    const problems = await saveRunIndex(host, { ref, run }, { ...index, derivations: huge })
    expect(problems).toMatchObject([{ code: 'CCH025', message: expect.stringContaining('5 MB') }])
    writeFileSync(join(temp, 'file'), '')
    const broken = { ...host, env: { RUNNER_TEMP: join(temp, 'file') } }
    expect(await saveRunIndex(broken, { ref, run }, index)).toMatchObject([{ code: 'CCH025' }])
    expect((await loadRunIndex(broken, ref)).problems).toMatchObject([{ code: 'CCH025' }])
    expect(stored).toEqual([])
  })

  const text = JSON.stringify(index)
  it.each<readonly [string, (folder: string) => void]>([
    ['is missing', () => {}],
    ['is of another ref', (folder) => writeFileSync(folder, text.replace('heads/main', 'heads/evil'))],
    ['is of another schema', (folder) => writeFileSync(folder, text.replace('index/1', 'index/2'))],
    ['is too large', (folder) => writeFileSync(folder, `${text}${' '.repeat(5_000_001)}`)],
    [
      'is a link',
      (folder) => {
        writeFileSync(`${folder}.real`, text)
        symlinkSync(`${folder}.real`, folder)
      },
    ],
    ['is a folder', (folder) => mkdirSync(folder)],
  ])('does without one that %s', async (_, make) => {
    const { host } = setUp({
      fetch: async (folder, name) => {
        mkdirSync(join(folder, name))
        make(join(folder, name, 'run-index.json'))
        return { kind: 'ok', value: indexKey(ref, run) }
      },
    })
    expect(await loadRunIndex(host, ref)).toEqual({ index: undefined, problems: [] })
    expect(host.log.lines).toEqual([expect.stringContaining('not a format that this version reads')])
  })

  it.each<readonly [string, unknown]>([
    ['no object', []],
    ['no ref', { ...index, ref: undefined }],
    ['a sha that is none', { ...index, sha: 7 }],
    ['no cells', { ...index, cells: [] }],
    ['a cell without a derivation', { ...index, cells: { a: { seconds: 1 } } }],
    ['a cell of something else', { ...index, cells: { a: { drvPath: '/nix/store/x', seconds: 1 } } }],
    ['negative seconds', { ...index, derivations: { a: -1 } }],
    ['seconds as text', { ...index, derivations: { a: '1' } }],
    ['endless seconds', JSON.stringify(index).replace('12.5', '1e999')],
    ['half of it', JSON.stringify(index).slice(0, -10)],
  ])('refuses %s', async (_, value) => {
    expect(await parseRunIndex(typeof value === 'string' ? value : JSON.stringify(value))).toBeUndefined()
  })

  it('is never upset by what it reads', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.object().map((o) => JSON.stringify({ ...index, ...o })),
        ),
        async (any) => {
          const found = await parseRunIndex(any)
          if (found) expect(await parseRunIndex(JSON.stringify(found))).toEqual(found)
        },
      ),
    )
  })
})
