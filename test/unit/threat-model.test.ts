/** That what the documentation promises about security has tests, and that the list of servers is whole. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planSurface } from '../../src/actions/plan/surface.ts'
import { setupSurface } from '../../src/actions/setup/surface.ts'
import { floxDownloads } from '../../src/flox/releases.ts'
import { cachePresets } from '../../src/nix/configure/caches.ts'
import { upstreamReleases } from '../../src/nix/install/releases.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** The rows of `## Promises`: the promise, and the tests as `file: title`. */
const promises = (read('docs/threat-model.md').split('## Promises')[1] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Promise'))
  .map((line) => {
    const [, promise = '', tests = ''] = line.split(' | ').join('|').split('|')
    return { promise: promise.trim(), tests: [...tests.matchAll(/`(test\/[^`]+)`: (.*?)(?=; `test\/|\s*$)/g)] }
  })

describe('docs/threat-model.md', () => {
  it('names for every promise tests that exist', () => {
    expect(promises.length).toBeGreaterThan(10)
    for (const { promise, tests } of promises) {
      expect(tests.length, promise).toBeGreaterThan(0)
      for (const [, file = '', title = ''] of tests) {
        expect(existsSync(join(root, file)), file).toBe(true)
        const isTitle = ["'", '`', '"'].some((quote) => read(file).includes(`${quote}${title}${quote}, `))
        expect(isTitle, `${file}: ${title}`).toBe(true)
      }
    }
  })

  it('has a row for every promise of SECURITY.md', () => {
    const bullets = read('SECURITY.md')
      .split('\n')
      .filter((line) => line.startsWith('- '))
      .map((line) => line.slice(2))
    expect(bullets.length).toBeGreaterThan(5)
    const without = bullets.filter((bullet) => !promises.some(({ promise }) => bullet.startsWith(promise)))
    expect(without).toEqual([])
  })

  it('promises of SECURITY.md nothing that is not there', () => {
    const lines = read('SECURITY.md')
    const lost = promises.filter(
      ({ promise }) => !/^(?:README|docs\/)/.test(promise) && !lines.includes(`- ${promise}`),
    )
    expect(lost).toEqual([])
  })
})

describe('docs/network.json', () => {
  const endpoints = JSON.parse(read('docs/network.json')) as readonly {
    readonly hosts: readonly string[]
    readonly input?: string
  }[]
  const hosts = endpoints.flatMap((endpoint) => endpoint.hosts)

  it('has every server that src/ names', () => {
    const named = [upstreamReleases, floxDownloads, ...cachePresets.map(({ url }) => url)].map(
      (url) => new URL(url).host,
    )
    // Any other literal of a host in code, and not in a comment or as the source of a rule, would be one too.
    const fetched = globSync('src/**/*.ts', { cwd: root }).flatMap((file) =>
      [...read(file).matchAll(/^(?!\s*(?:\*|\/\/|\/\*)).*?'(github:[\w-]+\/[\w-]+)/gm)].map(() => 'github.com'),
    )
    expect([...new Set([...named, ...fetched])].filter((host) => !hosts.includes(host))).toEqual([])
  })

  it('names only inputs that there are', () => {
    const inputs = Object.keys({ ...setupSurface.inputs, ...planSurface.inputs })
    expect(endpoints.flatMap(({ input }) => input ?? []).filter((input) => !inputs.includes(input))).toEqual([])
  })
})
