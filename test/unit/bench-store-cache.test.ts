/** What the bench of the store cache measures, and how it reads what an action leaves to the next phase. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { afterwards, externalCommand } from '../../bench/store-cache/external.ts'
import { measure } from '../../bench/store-cache/measure.ts'

const temp = mkdtempSync(join(tmpdir(), 'bench-'))
afterAll(() => rmSync(temp, { recursive: true, force: true }))

const linux = process.platform === 'linux'

/** Holds memory until its parent closes its input, then uses time. */
const holder = `
const held = Buffer.alloc(Number(process.argv[1]), 1)
process.stdin.on('end', () => { for (const end = performance.now() + 300; performance.now() < end; ) held[0] += 1; process.exit(0) })
process.stdin.resume()
process.stdout.write('ready\\n')
`

it.runIf(linux)(
  'counts the memory and the time of what a command started, and sees a file that came and went',
  async () => {
    const bytes = 150 * 2 ** 20
    // The child is below a shell; it is let go after three samples of its memory and a look at the disk.
    const parent = `
    const child = require('node:child_process').spawn('sh', ['-c', '"$1" -e "$2" "$3"; true', 'sh', process.execPath, ${JSON.stringify(holder)}, '${bytes}'])
    require('node:fs').writeFileSync(${JSON.stringify(join(temp, 'file'))}, Buffer.alloc(5e6, 1))
    child.stdout.once('data', () => setTimeout(() => { require('node:fs').rmSync(${JSON.stringify(join(temp, 'file'))}); child.stdin.end() }, 2500))
    child.on('exit', () => process.exit(0))
  `
    const cost = await measure([process.execPath, '-e', parent], { watch: [temp] })
    expect(cost).toMatchObject({ code: 0, stderr: '' })
    expect(cost.peakBytes).toBeGreaterThan(bytes)
    expect(cost.cpuSeconds).toBeGreaterThan(0.1)
    expect(cost.seconds).toBeGreaterThan(2.5)
    expect(cost.diskBytes).toBeGreaterThanOrEqual(5e6)
  },
)

it('runs main and post of a JavaScript action as a job does', () => {
  const metadata =
    'inputs:\n  some input: { default: 5 }\n  other: { default: x }\nruns: { using: node24, main: a.js, post: b.js }\n'
  writeFileSync(join(temp, 'action.yml'), metadata)
  const folder = join(temp, 'job')
  const action = { name: 'a', path: temp, inputs: { other: 'y-{hash}' } }
  const main = externalCommand(action, 'restore', folder, 'abc')
  expect(main?.argv.at(-1)).toBe(join(temp, 'a.js'))
  expect(main?.env).toMatchObject({
    INPUT_SOME_INPUT: '5',
    INPUT_OTHER: 'y-abc',
    GITHUB_STATE: join(folder, 'GITHUB_STATE'),
  })
  writeFileSync(join(folder, 'GITHUB_STATE'), 'key=value=1\nlong<<END\none\ntwo\nEND\n')
  writeFileSync(join(folder, 'GITHUB_ENV'), 'NIX_USER_CONF_FILES=/a:/b\n')
  const post = externalCommand(action, 'save', folder, 'abc')
  expect(post?.argv.at(-1)).toBe(join(temp, 'b.js'))
  expect(post?.env).toMatchObject({ STATE_key: 'value=1', STATE_long: 'one\ntwo', NIX_USER_CONF_FILES: '/a:/b' })
  expect(afterwards(folder, 'GITHUB_OUTPUT')).toEqual({})
  expect(externalCommand({ ...action, path: '/bin/tool' }, 'save', folder, 'abc')?.argv).toEqual(['/bin/tool', 'save'])
})
