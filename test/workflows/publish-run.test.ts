/** Publishing a matrix through the jobs of the reusable workflow, on a machine that has nothing of what the cells built. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { describeThrowAway, noThrowAway } from '../lab/describe.ts'
import { openThrowAwayRoot } from '../lab/throw-away.ts'
import { stepOf } from './act.ts'
import { type LabRuns, openLabRuns } from './lab-run.ts'

const key = generateKey('acme')
const overlay = `final: prev: {
  first = prev.saxpy.overrideAttrs { pname = "first"; };
  second = prev.saxpy.overrideAttrs { pname = "second"; };
}
`

describeThrowAway('the job of the reusable workflow that publishes', await noThrowAway(), () => {
  let runs: LabRuns
  beforeAll(async () => {
    runs = await openLabRuns()
  })
  afterAll(() => runs?.[Symbol.asyncDispose]())

  it('publishes all cells from the store cache and builds nothing', async () => {
    await using root = await openThrowAwayRoot({ bind: [runs.folder] })
    const folder = join(runs.folder, 'published')
    const done = await runs.run(root, {
      request: 'packages: [first, second]\noverlays: [./overlay.nix]\ncapabilities: [9.0]\ntoolkits: [13.0]\n',
      files: { 'overlay.nix': overlay },
      ownMachines: true,
      inputs: { publish: `file://${folder} private`, 'store-unfree': 'cuda13.0-*', shared: 'off', 'max-parallel': 1 },
      secrets: { 'signing-key': key.secretText() },
    })
    const said = done.job('publish').steps.flatMap((step) => step.lines)
    expect(done.code, `${said.join('\n')}\n${done.log.slice(-2000)}`).toBe(0)
    const { lines, outputs } = stepOf(done.job('publish'), 'publish')
    expect(lines.filter((line) => line.startsWith('building '))).toEqual([])
    const cells = ['first', 'second'].map((name) => ({
      id: `${name}-cuda13.0-sm90-x86_64-linux`,
      state: 'published',
    }))
    expect(JSON.parse(outputs['published'] ?? '')).toEqual([
      { destination: `file://${folder}`, state: 'published', cells },
    ])
    expect(done.job('report').summary).toContain('## ✅ CUDA cells: 2 of 2 proven, published')
    // act prints the command that hides a secret from all that follows.
    const shown = done.log.split('\n').filter((line) => !line.includes('"command":"add-mask"'))
    expect(shown.filter((line) => line.includes(key.secretText().slice(-30)))).toEqual([])

    // Another store reads them with nothing but the public key.
    const results = JSON.parse(stepOf(done.job('report'), 'report').outputs['results'] ?? '') as {
      outputs: { out: string }
    }[]
    const paths = results.map((result) => result.outputs.out)
    const trust = ['--option', 'trusted-public-keys', key.publicKey.text]
    const from = ['--from', `file://${folder}`, '--to', `local?root=${join(runs.folder, 'fresh')}`]
    const nix = ['/nix/var/nix/profiles/default/bin/nix', '--extra-experimental-features', 'nix-command']
    const copied = await root.run([...nix, 'copy', ...trust, ...from, ...paths])
    expect(copied.code, copied.stderr).toBe(0)
    for (const path of paths) expect(readdirSync(join(runs.folder, 'fresh', path, 'bin'))).toEqual(['saxpy'])
  }, 480_000)
})
