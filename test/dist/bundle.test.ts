import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { dist, runNode, temporaryFolder } from './harness.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = temporaryFolder('bundle')
afterAll(() => rmSync(folder, { recursive: true }))

const bundled = readdirSync(dist).filter((name) => name.endsWith('.js'))
const text = (name: string) => readFileSync(join(dist, name), 'utf8')

describe('the bundle', () => {
  it('refers to no module that was missing at build time', () => {
    for (const name of bundled) expect(text(name), name).not.toContain('webpackMissingModule')
  })

  it('carries the licence of every package that is in it', () => {
    const inside = new Set<string>()
    for (const name of bundled) {
      for (const [, found] of text(name).matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)) inside.add(found ?? '')
    }
    const licences = readFileSync(join(dist, 'licenses.txt'), 'utf8')
    expect(inside.size).toBeGreaterThan(2)
    for (const name of inside) expect(licences, name).toMatch(new RegExp(`^${name.replace('.', '\\.')} \\d`, 'm'))
  })

  it('is what every action.yml points to', () => {
    const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { runs: { using: string; main: string } }
    expect(action.runs.using).toBe('node24')
    expect(readdirSync(dist)).toContain(action.runs.main.replace('dist/', ''))
  })

  it('starts from a folder without node_modules and with an empty environment, and ends with a code, not a stack', async () => {
    const elsewhere = join(folder, 'plain')
    cpSync(dist, join(elsewhere, 'dist'), { recursive: true })
    cpSync(join(root, 'package.json'), join(elsewhere, 'package.json'))
    const setup = await runNode([join(elsewhere, 'dist/setup.js')], { env: {}, cwd: folder })
    expect(setup).toMatchObject({ code: 1, stderr: '' })
    expect(setup.stdout).toMatch(/^::error title=INS001::No nix program was found/)
    const cli = await runNode([join(elsewhere, 'dist/cli.js'), '--version'], { env: {}, cwd: folder })
    expect(cli).toMatchObject({ code: 0, stdout: '0.1.0\n', stderr: '' })
  })

  it('names a surface that it does not have', async () => {
    const script = `import { main } from '${join(dist, 'index.js')}'; await main('nonsense')`
    const ended = await runNode(['--input-type=module', '-e', script], { env: {}, cwd: folder })
    expect(ended.code).toBe(1)
    expect(ended.stdout).toContain('::error::Unexpected: there is no surface "nonsense"')
  })
})
