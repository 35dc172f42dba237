/** Why a build failed, as its problem says it: real builds that run out of memory and disk, or ask for what is not there. */
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { proveCell } from '../../src/actions/build/prove-cell.ts'
import { findNix } from '../../src/nix/find.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { type Lab, type NixSuite, openLab } from './lab.ts'
import { jobHost, planIn } from './planning-world.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 300_000 })

const temp = mkdtempSync(join(tmpdir(), 'build-causes-'))
afterAll(() => removeTree(temp))

describeLab('a build that fails', () => {
  const labs = new Map<NixSuite, Lab>()
  const root = join(temp, 'repository')
  beforeAll(async () => {
    labs.set('trixie', await openLab())
    labs.set('sid', await openLab({ suite: 'sid', toolkits: [], storeRoot: join(temp, 'sid') }))
    cpSync(join(import.meta.dirname, 'typed/causes'), root, { recursive: true })
  })

  it.each<readonly [string, NixSuite, RegExp, RegExp]>([
    ['oom', 'trixie', /^Memory ran out while oom-1\.0 was built: its builder was killed/, /more memory.*cores = 2/],
    ['nospace', 'trixie', /^The disk was full while nospace-1\.0 was built/, /reclaim-disk/],
    [
      'hardarch',
      'trixie',
      /^Unsupported architecture: nvcc of this toolkit does not know compute_70, which hardarch-1\.0/,
      /flags\.gencode.*instead of naming compute_70/,
    ],
    ['hash', 'trixie', /^Hash mismatch: hash has the hash sha256-mOpuTy/, /if it is right, write sha256-mOpuTy/],
    ['hash', 'sid', /^Hash mismatch: hash has the hash sha256-mOpuTy/, /if it is right, write sha256-mOpuTy/],
    ['download', 'trixie', /^Download failed: download .*127\.0\.0\.1:9\/source\.tar\.gz/, /network.*netrc/],
    ['download', 'sid', /^Download failed: download .*127\.0\.0\.1:9\/source\.tar\.gz/, /network.*netrc/],
  ])('of %s (Nix of %s) is said to be that', async (name, suite, message, fix) => {
    const lab = labs.get(suite) ?? expect.fail()
    const host = jobHost(lab, { temp, settings: 'download-attempts = 1\n' })
    const sources = { nixpkgs: lab.nixpkgs, packages: [`${name}=./${name}.nix`] }
    // CUDA 13.0 no longer builds for 7.0.
    const { plan } = await planIn(host, root, { ...sources, capabilities: ['9.0'], toolkits: ['13.0'] })
    const cell = plan.rows[0]?.cell ?? expect.fail(JSON.stringify(plan.problems))
    const options = { root, folder: join(temp, suite, name), timeout: 200 }
    const { result } = await proveCell(host, await findNix(host), cell, options)
    expect(result.status).toBe('build-failed')
    expect(result.problems[0]?.message).toMatch(message)
    expect(result.problems[0]?.fix).toMatch(fix)
  })
})
