/** `npm test`: checks, a rebuild of dist/ that must change nothing, then every test. Arguments go to vitest. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { node, root } from './steps.ts'

const begun = Date.now()
const wanted = process.argv.slice(2)
const whole = wanted.length === 0
let failed = 0
if (whole) {
  failed += await step('format, lint, types, generated files', () => node('scripts/check.ts'))
  failed += await step('dist/ is what src/ gives', rebuild)
}
failed += await step('tests', () => tests(wanted))
process.exitCode = failed === 0 ? 0 : 1

async function step(name: string, work: () => Promise<number>): Promise<number> {
  const from = Date.now()
  const code = await work()
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)\n`)
  return code === 0 ? 0 : 1
}

async function rebuild(): Promise<number> {
  const before = snapshot()
  const code = await node('scripts/build.ts')
  const after = snapshot()
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  )
  for (const name of changed) process.stderr.write(`dist/${name} was not built from this src/; it is now\n`)
  return code + changed.length
}

function snapshot(): ReadonlyMap<string, string> {
  try {
    return new Map(
      readdirSync(join(root, 'dist')).map((name) => [name, readFileSync(join(root, 'dist', name), 'latin1')]),
    )
  } catch {
    return new Map()
  }
}

async function tests(wanted: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'nix-cuda-test-'))
  const report = join(folder, 'report.json')
  const code = await node('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...wanted,
  ])
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>
    const { numPassedTests: passed = 0, numFailedTests: wrong = 0, numPendingTests: skipped = 0 } = counts
    process.stdout.write(`${Math.round((Date.now() - begun) / 1000)} s in all\n`)
    process.stdout.write(`${passed} passed, ${wrong} failed, ${skipped} skipped\n`)
  } catch {
    process.stdout.write('the tests ended without a report\n')
  }
  rmSync(folder, { recursive: true, force: true })
  return code
}
