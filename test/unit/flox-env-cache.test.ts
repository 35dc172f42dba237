/** $FLOX_ENV_CACHE from one job to the next: real tar, the real client of GitHub's cache, and the fake of the service. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type EnvCache, restoreEnvCache, saveEnvCache } from '../../src/flox/activate/env-cache.ts'
import { type GitHubServices, startGitHubServices } from '../fakes/github-services.ts'
import { withCache } from '../with-cache.ts'
import { newFolder } from './flox-world.ts'
import { realExec, testHost } from './host.ts'

let services: GitHubServices
beforeAll(async () => {
  services = await startGitHubServices()
})
afterAll(() => services.stop())
beforeEach(() => services.empty())

const key = 'flox-env-1-x86_64-linux-e-0123'

/** A job with an environment, on the same service. */
function job(env: Readonly<Record<string, string>> = services.environment({})) {
  const temp = newFolder()
  const host = withCache(testHost({ exec: realExec, env: { PATH: '/usr/bin:/bin', RUNNER_TEMP: temp, ...env } }))
  const cache: EnvCache = { label: 'e', path: join(newFolder(), '.flox/cache'), key }
  return { host, cache, temp, left: () => readdirSync(join(temp, 'nix-cuda')) }
}

/** What a hook leaves there: a virtual environment whose python is in the store, and a download that is linked into it. */
function install(path: string): void {
  mkdirSync(join(path, 'venv/bin'), { recursive: true })
  symlinkSync('/nix/store/00000000000000000000000000000000-python3/bin/python3', join(path, 'venv/bin/python'))
  symlinkSync('venv/bin', join(path, 'bin'))
  writeFileSync(join(path, 'venv/bin/tool'), '#!/bin/sh\necho tool\n')
  chmodSync(join(path, 'venv/bin/tool'), 0o755)
  mkdirSync(join(path, 'uv/empty'), { recursive: true })
  writeFileSync(join(path, 'uv/torch so'), 'x'.repeat(100_000))
  linkSync(join(path, 'uv/torch so'), join(path, 'venv/torch.so'))
}

describe('the cache folder of an environment', () => {
  it('comes to the next job as it was, with links and programs, and its size is said', async () => {
    const first = job()
    expect(await restoreEnvCache(first.host, first.cache)).toEqual({ outcome: 'missed', problems: [] })
    install(first.cache.path)
    expect(await saveEnvCache(first.host, first.cache)).toMatchObject({ outcome: 'saved', problems: [] })
    expect(first.left()).toEqual([])
    expect(services.entries().map((entry) => entry.key)).toEqual([key])
    expect(await saveEnvCache(first.host, first.cache)).toEqual({ outcome: 'skipped', problems: [] })

    const next = job()
    expect(await restoreEnvCache(next.host, next.cache)).toMatchObject({ outcome: 'restored', problems: [] })
    const { path } = next.cache
    expect(readlinkSync(join(path, 'venv/bin/python'))).toMatch(/^\/nix\/store\//)
    expect(execFileSync(join(path, 'bin/tool'), { encoding: 'utf8' })).toBe('tool\n')
    expect(statSync(join(path, 'uv/torch so')).ino).toBe(statSync(join(path, 'venv/torch.so')).ino)
    expect(lstatSync(join(path, 'uv/empty')).isDirectory()).toBe(true)
    expect(next.host.log.lines.join('\n')).toMatch(/Cache of e: restored 0\.1 MB/)
    expect(next.left()).toEqual([])
  })

  it('is left alone where it has something in it, and an entry of another key is not taken', async () => {
    const first = job()
    install(first.cache.path)
    await saveEnvCache(first.host, { ...first.cache, key: `${key}4` })
    const next = job()
    expect(await restoreEnvCache(next.host, next.cache)).toMatchObject({ outcome: 'missed' })
    expect(existsSync(next.cache.path)).toBe(false)
    install(next.cache.path)
    writeFileSync(join(next.cache.path, 'own'), 'own')
    expect(await restoreEnvCache(next.host, { ...next.cache, key: `${key}4` })).toMatchObject({ outcome: 'skipped' })
    expect(readFileSync(join(next.cache.path, 'own'), 'utf8')).toBe('own')
  })

  it('is not restored from an archive that leads out of it, which is a warning', async () => {
    for (const lead of ['up', 'link']) {
      const { host, cache } = job()
      const work = newFolder()
      mkdirSync(join(work, 'flox-env'))
      mkdirSync(join(work, 'link'))
      writeFileSync(join(work, 'link/evil'), 'evil')
      const archive = join(work, 'flox-env/cache.tar')
      const outside = newFolder()
      const tar = (...args: readonly string[]) => execFileSync('tar', ['-C', work, '-P', ...args], { stdio: 'pipe' })
      if (lead === 'up') tar('-cf', archive, '--transform', 's,^link,../link,', 'link/evil')
      else {
        symlinkSync(outside, join(work, 'other'))
        tar('-cf', archive, '--transform', 's,^other,link,', 'other')
        tar('-rf', archive, 'link/evil')
      }
      expect(await host.cache.store(work, 'flox-env', `${key}${lead}`)).toMatchObject({ value: 'saved' })
      const report = await restoreEnvCache(host, { ...cache, key: `${key}${lead}` })
      expect(report).toMatchObject({ outcome: 'failed', problems: [{ code: 'FLX165', severity: 'warning' }] })
      expect(readdirSync(outside)).toEqual([])
      expect(existsSync(join(cache.path, '../link'))).toBe(false)
      expect(existsSync(cache.path)).toBe(false)
    }
  })

  it('is a warning, and no more, when the service fails; nothing at all outside of a job', async () => {
    const { host, cache } = job()
    install(cache.path)
    services.faults.add({ on: 'CreateCacheEntry', effect: { kind: 'status', status: 400 } })
    expect(await saveEnvCache(host, cache)).toMatchObject({ outcome: 'failed', problems: [{ code: 'FLX165' }] })
    services.faults.clear()
    const outside = job({})
    expect(await restoreEnvCache(outside.host, outside.cache)).toEqual({ outcome: 'skipped', problems: [] })
    install(outside.cache.path)
    expect(await saveEnvCache(outside.host, outside.cache)).toEqual({ outcome: 'skipped', problems: [] })
  })
})
