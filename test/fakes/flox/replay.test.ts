/**
 * Every case of transcripts.json, what the real flox 1.14.1 printed, on the stand-in; and opt-in on a real one:
 * FLOX=/usr/bin/flox npm test -- flox. That one has to be 1.14.1; it is sent to a catalog where nothing listens, because
 * the recordings were made without a network. It fetches its build tools.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { arch, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grammar } from './grammar.ts'
import { type Recorded, recordings } from './on-demand.ts'
import { inputs, openWorld, pathWithoutRuntimes, recordedEnv, type World } from './replay-world.ts'
import { floxStandIn } from './stand-in.ts'

const nothingListens = 'http://127.0.0.1:9'
const cases = recordings().filter((one): one is Recorded => 'rc' in one)

/** What stays of a text: no blank lines and no space at the end of one, for the recordings have none. */
function comparable(text: string, tmp = '<tmp>'): string {
  return text
    .replaceAll(tmp, '<tmp>')
    .replaceAll(nothingListens, 'https://api.flox.dev')
    .replace(/(unable to access '[^']*'): .*?(?=: Failed to clone|$)/gm, '$1')
    .replaceAll(`${arch() === 'arm64' ? 'aarch64' : 'x86_64'}-linux`, 'x86_64-linux')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter(Boolean)
    .join('\n')
}

function replays(open: () => World): void {
  let world: World
  beforeAll(() => {
    world = open()
  })
  afterAll(() => world[Symbol.dispose]())

  it.each(cases.map((one) => [one.case, one] as const))('%s', (name, recorded) => {
    const cwd = world.prepare(name)
    const env = { ...recordedEnv(recorded) }
    if (recorded.stderr.includes('not found in PATH')) env['PATH'] = pathWithoutRuntimes(world)
    const input = inputs[name]
    const { code, stdout, stderr } = world.flox(recorded.args, { cwd, env, ...(input === undefined ? {} : { input }) })
    const tmp = dirname(cwd)
    const written = recorded.stdout === '(the manifest, as written)'
    expect({ code, stdout: comparable(stdout, tmp), stderr: comparable(stderr, tmp) }).toEqual({
      code: recorded.rc,
      stdout: comparable(written ? readFileSync(join(cwd, '.flox/env/manifest.toml'), 'utf8') : recorded.stdout),
      stderr: comparable(recorded.stderr),
    })
  })

  it('files written by init', () => {
    const cwd = world.prepare('files written by init')
    expect(world.flox(['init'], { cwd })).toMatchObject({ code: 0 })
    for (const one of recordings()) {
      if (!('files' in one)) continue
      for (const [path, text] of Object.entries(one.files)) {
        const written = readFileSync(join(cwd, path), 'utf8')
        if (text.startsWith('(')) expect(written).toContain('[install]')
        else expect(written).toBe(text)
      }
    }
  })
}

describe('what was recorded of flox, on the stand-in', () => {
  let folder = ''
  afterAll(() => rmSync(folder, { recursive: true }))
  replays(() => {
    folder = mkdtempSync(join(tmpdir(), 'flox-stand-in-'))
    const program = join(folder, 'flox')
    writeFileSync(program, floxStandIn())
    chmodSync(program, 0o755)
    return openWorld(program)
  })
})

const real = process.env['FLOX'] ?? ''

describe.skipIf(real === '')(
  real === ''
    ? 'what was recorded of flox, on a real one (opt-in: FLOX names none)'
    : `what was recorded of flox, on ${real}`,
  () => {
    it('is of this version', () => {
      expect(spawnSync(real, ['--version'], { encoding: 'utf8' }).stdout?.trim()).toBe(grammar.version)
    })

    replays(() => openWorld(real, { FLOX_CATALOG_URL: nothingListens, _FLOX_FLOXHUB_GIT_URL: `${nothingListens}/git` }))
  },
)
