/** Publishing where others wrote what is read: results, narinfos of the cache, servers that name another one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { publishToCaches } from '../../src/actions/publish/caches.ts'
import { publishSurface } from '../../src/actions/publish/surface.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import type { CacheFiles, PathFacts } from '../../src/ship/publish/destination.ts'
import { openServer } from '../../src/ship/publish/http.ts'
import { surveyCache } from '../../src/ship/publish/survey.ts'
import { fakeHttp, testHost } from './host.ts'
import { shipCell, shipResult } from './ship-world.ts'

const temp = mkdtempSync(join(tmpdir(), 'publish-hostile-'))
afterAll(() => rmSync(temp, { recursive: true }))

async function problemsOf(work: Promise<unknown>): Promise<readonly string[]> {
  try {
    await work
  } catch (cause) {
    if (cause instanceof ProblemError) return cause.problems.map(({ code, message }) => `${code}: ${message}`)
    throw cause
  }
  return []
}

describe('a cell whose request allows an unfree package', () => {
  const path = (name: string) => join(temp, 'store', `${name.length.toString().padStart(32, '0')}-${name}`)
  const [app, mkl] = [path('app-1.0'), path('mkl-2024.1')]

  /** A store with a free program that needs MKL, and the result of its cell. */
  function publishing(allowUnfree: readonly string[]) {
    for (const [top, inputs] of [
      [app, `("${mkl}.drv",["out"])`],
      [mkl, ''],
    ] as const) {
      mkdirSync(join(top, 'bin'), { recursive: true })
      const text = `Derive([("out","${top}","","")],[${inputs}],[],"x86_64-linux","/bin/sh",[],[("name","x")])`
      writeFileSync(`${top}.drv`, text)
    }
    const instance = { overlays: [], allowUnfree: [...allowUnfree], legacy: null }
    const cell = shipCell('app', { instance })
    const result = shipResult(cell, { drvPath: `${app}.drv`, outputs: [{ name: 'out', path: app }] })
    mkdirSync(join(temp, 'results'), { recursive: true })
    writeFileSync(join(temp, 'results', `${cell.id}.json`), JSON.stringify(result))
    mkdirSync(join(temp, 'bin'), { recursive: true })
    for (const name of ['nix', 'nix-store']) writeFileSync(join(temp, 'bin', name), '', { mode: 0o755 })
    const infos = [app, mkl].map((one) => ({
      ...{ path: one, narHash: `sha256:${'0'.repeat(52)}`, narSize: 1 },
      references: one === app ? [mkl] : [],
      signatures: [],
    }))
    const answerOf = ({ argv }: Command): string => {
      if (argv.includes('--version')) return 'nix (Nix) 2.34.8'
      if (argv.includes('--requisites')) return `${mkl}\n${app}\n`
      return argv.includes('path-info') ? JSON.stringify(infos) : ''
    }
    const exec = async (command: Command): Promise<Outcome> => {
      return { kind: 'exited', code: 0, stdout: answerOf(command), stdoutTail: [], stderrTail: [] } as never
    }
    const host = testHost({ exec, cwd: temp, env: { PATH: join(temp, 'bin'), RUNNER_TEMP: temp } })
    const given: Readonly<Record<string, string>> = {
      ...{ to: 'ssh-ng://cache.test', results: 'results', netrc: 'machine x.test login a password b' },
      'dry-run': 'true',
    }
    const inputs = readInputs(publishSurface, (name) => given[name])
    const places = inputs.to.flatMap((target) => ('place' in target ? [target.place] : []))
    return publishToCaches({ host, identity: undefined, mask: () => {} }, places, inputs)
  }

  it('is not published where everybody can read it', async () => {
    expect(await problemsOf(publishing([]))).toEqual([])
    expect(await problemsOf(publishing(['mkl']))).toEqual([
      expect.stringMatching(/^SHP083: ssh-ng:\/\/cache\.test is public and would get 1 store path .*mkl-2024\.1/),
    ])
  })
})

describe('what a cache has already', () => {
  const storeDir = '/nix/store'
  const [name, needed, foreign] = ['a', 'b', 'c'].map((digit) => `${digit.repeat(32)}-${digit}`) as [
    string,
    string,
    string,
  ]
  const narHash = `sha256:${'1'.repeat(52)}`
  const facts: PathFacts = {
    ...{ path: `${storeDir}/${name}`, narHash, narSize: 120, references: [`${storeDir}/${needed}`] },
    ...{ deriver: undefined, signers: [] },
  }
  const narInfo = (references: string, narSize = 120) =>
    `StorePath: ${facts.path}\nURL: nar/a.nar\nNarHash: ${narHash}\nNarSize: ${narSize}\nReferences: ${references}\n`
  const survey = (text: string) => {
    const refused = () => Promise.reject(new Error('only read'))
    const files: CacheFiles = {
      ...{ size: refused, write: refused },
      read: async (file) => (file.endsWith('.narinfo') ? text : undefined),
      stream: () => expect.fail('only read'),
    }
    return surveyCache(files, [facts], { name: 'acme', storeDir, key: generateKey('acme-1') })
  }

  it('is signed where it is what this store has, whoever wrote it', async () => {
    expect([...(await survey(narInfo(needed))).unsigned.keys()]).toEqual([`${'a'.repeat(32)}.narinfo`])
  })

  it.each([
    ['needs a path that it does not need here', `${needed} ${foreign}`, 120],
    ['does not say what it needs', '', 120],
    ['has another size', needed, 121],
  ])('is never signed where it %s', async (_, references, narSize) => {
    expect(await problemsOf(survey(narInfo(references, narSize)))).toEqual([
      expect.stringMatching(/^SHP046: acme has /),
    ])
  })
})

describe('the login of a server', () => {
  it('is not sent to another one that a narinfo of it names', async () => {
    const asked: string[] = []
    const http = fakeHttp((url, { headers }) => {
      asked.push(`${url} ${headers?.['authorization'] ?? 'no login'}`)
      return new Response('bytes')
    })
    const files = openServer(
      { ...testHost(), http },
      new URL('https://cache.test/acme'),
      'machine cache.test login a password b',
    )
    for (const file of ['nar/a', 'https://other.test/nar/a', '//other.test:8443/b', 'http://cache.test/c']) {
      for await (const _ of files.stream(file));
    }
    const login = `Basic ${btoa('a:b')}`
    expect(asked).toEqual([
      `https://cache.test/acme/nar/a ${login}`,
      'https://other.test/nar/a no login',
      'https://other.test:8443/b no login',
      'http://cache.test/c no login',
    ])
  })
})
