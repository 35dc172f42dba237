import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { actions } from '../../src/actions/registry.ts'
import { dist, runNode, temporaryFolder } from './harness.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = temporaryFolder('bundle')
afterAll(() => rmSync(folder, { recursive: true }))

const elsewhere = join(folder, 'plain')
cpSync(dist, join(elsewhere, 'dist'), { recursive: true })
cpSync(join(root, 'package.json'), join(elsewhere, 'package.json'))

const bundled = readdirSync(dist).filter((name) => name.endsWith('.js'))
const text = (name: string) => readFileSync(join(dist, name), 'utf8')

describe('the bundle', () => {
  it('loads nothing but its own files and what Node has', () => {
    // Libraries that use these when somebody has installed them, and do without otherwise.
    const absent = ['kerberos', 'supports-color', 'xmlbuilder2']
    const loads = /^\s*(?:import|export)\b[^'"`;]*?["']([^"'\n]+)["'];?$|\bimport\("([^"]+)"\)|__require\("([^"]+)"\)/gm
    const loaded = bundled.flatMap((name) =>
      [...text(name).matchAll(loads)].map((match) => ({ name, target: match[1] ?? match[2] ?? match[3] ?? '' })),
    )
    expect(loaded.filter(({ target }) => target.startsWith('./')).length).toBeGreaterThan(bundled.length)
    const unknown = loaded.filter(({ target }) =>
      target.startsWith('.')
        ? !bundled.includes(target.replace('./', ''))
        : !isBuiltin(target) && !absent.includes(target),
    )
    expect(unknown).toEqual([])
  })

  it('has each module once', () => {
    const modules = bundled.flatMap((name) =>
      [...text(name).matchAll(/^\/\/ ((?:src|node_modules)\/.+)$/gm)].map((match) => match[1]),
    )
    expect(modules.length).toBeGreaterThan(300)
    expect(modules.length).toBe(new Set(modules).size)
  })

  it('carries the licence of every package that is in it', () => {
    const inside = new Set<string>()
    for (const name of bundled) {
      for (const [, found] of text(name).matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)) inside.add(found ?? '')
    }
    const licences = readFileSync(join(dist, 'licenses.txt'), 'utf8')
    expect(inside.size).toBeGreaterThan(40)
    for (const name of inside) expect(licences, name).toMatch(new RegExp(`^${name.replace('.', '\\.')} \\d`, 'm'))
  })

  it('is what every action.yml points to', () => {
    for (const { file } of actions) {
      const action = parse(readFileSync(join(root, file), 'utf8')) as { runs: Record<string, string> }
      expect(action.runs['using']).toBe('node24')
      for (const name of ['main', 'post']) {
        const target = action.runs[name]
        if (target) expect(existsSync(join(root, dirname(file), target)), `${file}: ${target}`).toBe(true)
      }
    }
  })

  // Every surface gets something to refuse, because none may touch this machine.
  it.each([
    ['setup', { INPUT_MODE: 'nonsense' }, 1, /^::error title=CFG001::Input mode is "nonsense"/],
    ['setup-post', {}, 0, /^$/],
    ['plan', {}, 1, /^(No Nix on this machine: .*\n)?::error title=PLN011::/],
    ['build', {}, 1, /^::error title=CFG002::Exactly one of the inputs cell and shared /],
    ['verify', {}, 1, /^::error title=CFG001::Input paths is ""/],
    ['report', {}, 1, /^::error title=CFG001::Input plan is ""/],
    ['activate', {}, 1, /^::error title=CFG001::Input command is ""/],
    ['activate-post', {}, 0, /^$/],
    ['cli', {}, 2, /^nix-cuda 0\.1\.0: /],
    ['cache', {}, 0, /^\{"kind":"failed","reason":"no call undefined"\}$/],
  ])(
    'starts %s from a folder without node_modules and ends with a code, not a stack',
    async (name, env, code, stdout) => {
      const ended = await runNode([join(elsewhere, `dist/${name}.js`)], { env, cwd: folder })
      expect(ended).toMatchObject({ code, stderr: '' })
      expect(ended.stdout).toMatch(stdout)
    },
  )

  it('names a surface that it does not have', async () => {
    const script = `import { main } from '${join(dist, 'index.js')}'; await main('nonsense')`
    const ended = await runNode(['--input-type=module', '-e', script], { env: {}, cwd: folder })
    expect(ended.code).toBe(1)
    expect(ended.stdout).toContain('::error::Unexpected: there is no surface "nonsense"')
  })
})
