import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ProblemError } from '../../src/model/problem.ts'
import { parseDerivation, readClosure } from '../../src/nix/build/derivation.ts'
import { testHost } from './host.ts'

const temp = mkdtempSync(join(tmpdir(), 'derivation-'))
afterAll(() => rmSync(temp, { recursive: true }))

const out = '/nix/store/00000000000000000000000000000000-saxpy-1.0'
const derive = (parts: { outputs?: string; inputs?: string; env?: string } = {}) =>
  `Derive([${parts.outputs ?? `("out","${out}","","")`}],[${parts.inputs ?? ''}],["/nix/store/src"],"x86_64-linux",` +
  `"/bin/sh",["-e","say \\"hi\\"\\n\\\\"],[${parts.env ?? '("name","saxpy-1.0"),("out","")'}])`

function problemOf(work: () => unknown) {
  try {
    work()
  } catch (cause) {
    if (cause instanceof ProblemError) return cause.problems[0]
    throw cause
  }
  return undefined
}

describe('parseDerivation', () => {
  it('reads outputs, inputs, sources, system and name', () => {
    const inputs = '("/nix/store/a.drv",["out"]),("/nix/store/b.drv",["dev","lib"])'
    expect(parseDerivation(derive({ inputs }))).toEqual({
      name: 'saxpy-1.0',
      system: 'x86_64-linux',
      outputs: [{ name: 'out', path: out }],
      inputDrvs: new Map([
        ['/nix/store/a.drv', ['out']],
        ['/nix/store/b.drv', ['dev', 'lib']],
      ]),
      inputSrcs: ['/nix/store/src'],
      fixedOutput: false,
      urls: [],
      allowSubstitutes: true,
    })
  })

  it('tells downloads, and outputs whose path is not known before the build', () => {
    const fixed = parseDerivation(derive({ outputs: `("out","${out}","r:sha256","00ff")` }))
    expect(fixed.fixedOutput).toBe(true)
    const floating = parseDerivation(derive({ outputs: '("out","","r:sha256","")' }))
    expect(floating).toMatchObject({ fixedOutput: false, outputs: [{ name: 'out', path: undefined }] })
    const impure = parseDerivation(derive({ outputs: '("out","","r:sha256","impure")' }))
    expect(impure.fixedOutput).toBe(false)
  })

  it('reads escapes, and name and options of structured attributes', () => {
    const json = JSON.stringify({ name: 'torch-2.5', allowSubstitutes: false, text: 'a "quoted"\n\\ one' })
    const parsed = parseDerivation(derive({ env: `("__json",${JSON.stringify(json)})` }))
    expect(parsed).toMatchObject({ name: 'torch-2.5', allowSubstitutes: false })
    const escaped = parseDerivation(derive({ env: '("name","a\\tb\\\\c\\"d\\\\")' }))
    expect(escaped.name).toBe('a\tb\\c"d\\')
  })

  it('reads where a download is fetched from, and only of a download', () => {
    const outputs = `("out","${out}","sha256","00ff")`
    const urls = (env: string, more = outputs) => parseDerivation(derive({ outputs: more, env })).urls
    expect(urls('("url","https://a/x"),("urls","https://b/x  mirror://c/x")')).toEqual([
      'https://a/x',
      'https://b/x',
      'mirror://c/x',
    ])
    const json = (value: unknown) => `("__json",${JSON.stringify(JSON.stringify(value))})`
    expect(urls(json({ url: 'https://a/x', urls: ['https://b/x', 4, 'https://c/x'] }))).toEqual([
      'https://a/x',
      'https://b/x',
      'https://c/x',
    ])
    expect(urls(json({ urls: 'https://a/x https://b/x' }))).toEqual(['https://a/x', 'https://b/x'])
    expect(urls('("name","x")')).toEqual([])
    expect(urls('("url","https://a/x")', `("out","${out}","","")`)).toEqual([])
  })

  it('knows what Nix always builds itself', () => {
    expect(parseDerivation(derive({ env: '("allowSubstitutes",""),("name","w")' })).allowSubstitutes).toBe(false)
    expect(parseDerivation(derive({ env: '("allowSubstitutes","1"),("name","w")' })).allowSubstitutes).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['another text', '{"outputs":{}}'],
    ['a part', derive().slice(0, -20)],
    ['too much', `${derive()}x`],
    ['a broken __json', derive({ env: '("__json","{")' })],
    ['an output with three parts', derive({ outputs: '("out","","")' })],
  ])('refuses %s', (_, text) => {
    expect(problemOf(() => parseDerivation(text))).toMatchObject({ code: 'BLD004', severity: 'error' })
  })

  it('refuses dynamic derivations and says what to do', () => {
    const problem = problemOf(() => parseDerivation('DrvWithVersion("xp-dyn-drv",[],[],[],"","",[],[])'))
    expect(problem).toMatchObject({ code: 'BLD004', fix: expect.stringContaining('dynamic-derivations') })
  })
})

describe('readClosure', () => {
  const path = (name: string) => join(temp, `${name}.drv`)
  const write = (name: string, ...inputs: string[]) =>
    writeFileSync(path(name), derive({ inputs: inputs.map((input) => `("${path(input)}",["out"])`).join(',') }))

  it('reads each reachable file once', async () => {
    write('leaf')
    for (let n = 0; n < 200; n++) write(`part-${n}`, 'leaf')
    write('top', ...Array.from({ length: 200 }, (_, n) => `part-${n}`))
    const host = testHost()
    const read: string[] = []
    const readFile = ((file: string, encoding: 'utf8') => {
      read.push(file)
      return host.files.readFile(file, encoding)
    }) as typeof host.files.readFile
    const counting = { ...host, files: { ...host.files, readFile } }
    const closure = await readClosure(counting, [path('top'), path('part-3'), path('top')])
    expect(closure.size).toBe(202)
    expect(read).toHaveLength(202)
    expect(new Set(read).size).toBe(202)
  })

  it('names the file that is missing or malformed', async () => {
    write('needs', 'gone')
    await expect(readClosure(testHost(), [path('needs')])).rejects.toThrow(
      `${path('gone')} cannot be read: The file is`,
    )
    writeFileSync(path('bad'), 'Derive(')
    await expect(readClosure(testHost(), [path('bad')])).rejects.toThrow(`BLD004: The derivation ${path('bad')}`)
  })
})
