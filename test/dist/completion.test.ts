/** The completion scripts in the shells themselves, as a user who presses Tab. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { has, openTerminal, type Terminal } from '../terminal.ts'
import { dist, runCli, temporaryFolder } from './harness.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const folder = temporaryFolder('completion')
const bin = join(folder, 'bin')
beforeAll(() => {
  mkdirSync(bin)
  writeFileSync(join(bin, 'nix-cuda'), `#!/bin/sh\nexec '${process.execPath}' '${join(dist, 'cli.js')}' "$@"\n`)
  chmodSync(join(bin, 'nix-cuda'), 0o755)
  writeFileSync(join(folder, 'a-request.yml'), '')
})
afterAll(() => rmSync(folder, { recursive: true }))

const shells = {
  bash: { argv: ['bash', '--noprofile', '--norc', '-i'], load: 'source <(nix-cuda completion bash)' },
  zsh: {
    argv: ['zsh', '-f', '-i'],
    load: "PS1='$ '; autoload -Uz compinit; compinit -D; source <(nix-cuda completion zsh)",
  },
} as const

for (const [shell, { argv, load }] of Object.entries(shells)) {
  const missing = ['tmux', shell].filter((program) => !has(program))
  const skipped = missing.length > 0 && process.env['LAB_REQUIRED'] !== '1'
  describe.skipIf(skipped)(`completion in ${shell}${skipped ? ` (no ${missing.join(', ')} here)` : ''}`, () => {
    let terminal: Terminal
    afterEach(() => terminal?.close())

    it.each([
      // The terminal drops blanks at the end of a line.
      ['nix-cuda pl', /nix-cuda plan/],
      ['nix-cuda plan --matr', /nix-cuda plan --matrix-file/],
      ['nix-cuda plan --matrix-file a-re', /nix-cuda plan --matrix-file a-request\.yml/],
      ['nix-cuda plan --tier nig', /nix-cuda plan --tier nightly/],
      ['nix-cuda plan --no-skip', /nix-cuda plan --no-skip-cached/],
      ['nix-cuda explain PLN03', /PLN030[\s\S]*PLN031/],
      ['nix-cuda verify a-re', /nix-cuda verify a-request\.yml/],
      ['nix-cuda completion f', /nix-cuda completion fish/],
      ['nix-cuda flox li', /nix-cuda flox lint/],
      ['nix-cuda flox rollback --dr', /nix-cuda flox rollback --dry-run/],
      ['nix-cuda publish --to fl', /nix-cuda publish --to flox/],
    ])('of %s', async (typed, shown) => {
      const env = { PATH: `${bin}:/usr/bin:/bin`, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
      terminal = openTerminal(argv, { cwd: folder, env })
      terminal.type(`${load}; echo lo''aded`, 'Enter')
      await terminal.sees(/^loaded/m)
      terminal.type(typed)
      await terminal.sees(new RegExp(`${typed}$`, 'm'))
      terminal.type('Tab', 'Tab')
      await terminal.sees(shown)
    })
  })
}

const noFish = !has('fish') && process.env['LAB_REQUIRED'] !== '1'
describe.skipIf(noFish)(`completion in fish${noFish ? ' (no fish here)' : ''}`, () => {
  it.each([
    ['nix-cuda pl', /^plan\tPrints which cells/],
    ['nix-cuda plan --matr', /^--matrix-file\t/],
    ['nix-cuda plan --matrix-file a-re', /^a-request\.yml/],
    ['nix-cuda plan --tier nig', /^nightly\t/],
    ['nix-cuda plan --no-skip', /^--no-skip-cached\t/],
    ['nix-cuda plan ', /^$/],
    ['nix-cuda explain PLN03', /^PLN030\nPLN031\n/],
    ['nix-cuda verify a-re', /^a-request\.yml/],
    ['nix-cuda completion f', /^fish/],
    ['nix-cuda flox ', /^generations\t[\s\S]*lint\t[\s\S]*push\t[\s\S]*rollback\t/],
    ['nix-cuda flox rollback --dr', /^--dry-run\t/],
  ])('of %s', (typed, shown) => {
    const env = { PATH: `${bin}:/usr/bin:/bin`, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
    // What Tab offers: https://fishshell.com/docs/current/cmds/complete.html
    const script = 'nix-cuda completion fish | source; complete -C $argv[1]'
    const offered = execFileSync('fish', ['--no-config', '-c', script, typed], { cwd: folder, env, encoding: 'utf8' })
    expect(offered).toMatch(shown)
  })
})

it('refuses a shell that it does not know, and names those that it knows', async () => {
  for (const args of [[], ['tcsh'], ['bash', 'zsh']]) {
    const ended = await runCli(['completion', ...args], folder)
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('Name one of bash, zsh, fish.')
  }
})
