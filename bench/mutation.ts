/**
 * How many small changes of what masks, escapes, uninstalls, unpacks and judges its tests notice:
 * `npm run bench mutation`, or `node scripts/run.mjs bench/mutation.ts FILE…` for some of the files. Each file is run with
 * its own unit and property tests alone; minutes of one core in all, in MUTATION_PROCESSES processes (1). Prints a table, the changes
 * that nobody noticed, and a line of JSON. Exit code 1 when a file has less than 95 %.
 *
 * The tester (Stryker) is installed to .lab/mutation, apart from the project.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')
const lab = join(root, '.lab/mutation')
const leastPercent = 95

/** Where a changed text is a changed behaviour; elsewhere texts are for people, and not what these tests are for. */
const withTexts = ['src/runner/mask-secrets.ts', 'src/report/markdown.ts']

const inspectTests = [
  'archives',
  'coverage',
  'faults',
  'files',
  'list',
  'open',
  'registration',
  'units',
  'verdicts',
  'verify',
].map((name) => `test/unit/inspect-${name}.test.ts`)

/** Source file → the tests that hold it. */
const targets: Readonly<Record<string, readonly string[]>> = {
  'src/runner/mask-secrets.ts': ['test/unit/mask-secrets.test.ts', 'test/property/mask-secrets.test.ts'],
  'src/report/markdown.ts': [
    'test/unit/markdown.test.ts',
    'test/unit/summary-parts.test.ts',
    'test/unit/outcome.test.ts',
  ],
  'src/report/outcome.ts': ['test/unit/outcome.test.ts', 'test/unit/report-results.test.ts'],
  'src/nix/uninstall/plan.ts': ['test/unit/uninstall-plan.test.ts'],
  'src/nix/install/unpack-limits.ts': ['test/unit/unpack-limits.test.ts'],
  'src/nix/credentials/netrc.ts': ['test/property/credentials.test.ts', 'test/unit/credentials.test.ts'],
  'src/nix/advisories.ts': ['test/unit/advisories.test.ts'],
  'src/machine/owned.ts': ['test/unit/owned.test.ts'],
  'src/licence/judge.ts': ['test/unit/licence.test.ts'],
  'src/runner/sink.ts': ['test/property/sink.test.ts'],
  'src/runner/unpack-entry.ts': ['test/fakes/hostile-entries.test.ts'],
  'src/runner/archives.ts': ['test/unit/open-members.test.ts', 'test/unit/inspect-archives.test.ts'],
  'src/inspect/units.ts': inspectTests,
  'src/inspect/verify.ts': inspectTests,
  // The sparse files of 2 GB take minutes when each step is watched.
  'src/inspect/fatbin.ts': ['test/unit/fatbin.test.ts', ...inspectTests.filter((file) => !file.includes('-files'))],
}

interface Mutant {
  readonly status: string
  readonly mutatorName: string
  readonly replacement?: string
  readonly location: { readonly start: { readonly line: number; readonly column: number } }
}

install()
const wanted = process.argv.slice(2)
const files = Object.keys(targets).filter((file) => wanted.length === 0 || wanted.includes(file))
const line = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |\n`
const say = (text: string) => process.stdout.write(text)
say(line(['File', 'Noticed', 'Not noticed', 'Percent', 'Seconds']) + line(['---', '---', '---', '---', '---']))
const rows = files.map((file) => {
  const begun = Date.now()
  const mutants = mutate(file, targets[file] ?? [])
  const noticed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout')
  const lived = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  const percent = Math.floor((1_000 * noticed.length) / Math.max(1, noticed.length + lived.length)) / 10
  const row = { file, noticed: noticed.length, lived, percent, seconds: Math.round((Date.now() - begun) / 1_000) }
  say(line([row.file, row.noticed, row.lived.length, row.percent, row.seconds]))
  return row
})
for (const { file, lived } of rows) {
  for (const { location, mutatorName, replacement = '' } of lived) {
    say(
      `${file}:${location.start.line}:${location.start.column} ${mutatorName}: ${replacement.replaceAll(/\s+/g, ' ').slice(0, 100)}\n`,
    )
  }
}
say(
  `${JSON.stringify({ bench: 'mutation', rows: rows.map(({ lived, ...row }) => ({ ...row, lived: lived.length })) })}\n`,
)
process.exitCode = rows.every(({ percent }) => percent >= leastPercent) ? 0 : 1

/** Once for each version of bench/mutation/package-lock.json. vitest is the project's: peers are not installed again. */
function install(): void {
  const names = ['package.json', 'package-lock.json']
  const read = (folder: string) => names.map((name) => readFileSync(join(folder, name), 'utf8')).join()
  const from = join(root, 'bench/mutation')
  const done = join(lab, 'node_modules/@stryker-mutator/core/bin/stryker.js')
  if (existsSync(done) && names.every((name) => existsSync(join(lab, name))) && read(from) === read(lab)) return
  mkdirSync(lab, { recursive: true })
  for (const name of names) cpSync(join(from, name), join(lab, name))
  cpSync(join(root, '.npmrc'), join(lab, '.npmrc'))
  execFileSync('npm', ['ci', '--ignore-scripts', '--legacy-peer-deps'], { cwd: lab, stdio: ['ignore', 2, 2] })
}

function mutate(file: string, tests: readonly string[]): readonly Mutant[] {
  const work = mkdtempSync(join(lab, 'work-'))
  const report = join(work, 'report.json')
  const config = {
    plugins: [join(lab, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js')],
    testRunner: 'vitest',
    vitest: { configFile: 'bench/mutation/vitest.config.ts', related: false },
    mutate: [file],
    mutator: { excludedMutations: withTexts.includes(file) ? [] : ['StringLiteral'] },
    coverageAnalysis: 'perTest',
    concurrency: Number(process.env['MUTATION_PROCESSES'] ?? 1),
    // Ends endless loops; on a busy machine a shorter time would call slow tests a change that was noticed.
    timeoutMS: 20_000,
    ignorePatterns: ['/.lab', '/dist', '/test/lab', '/test/workflows', '/.git', '/docs'],
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: report },
    tempDirName: join(relative(root, work), 'sandbox'),
    allowConsoleColors: false,
    // It would rewrite it by TypeScript's old API, which version 7 has not.
    tsconfigFile: 'none.json',
  }
  const path = join(work, 'stryker.json')
  writeFileSync(path, JSON.stringify(config))
  const stryker = join(lab, 'node_modules/@stryker-mutator/core/bin/stryker.js')
  const env = { ...process.env, MUTATION_TESTS: tests.join(' ') }
  execFileSync(process.execPath, [stryker, 'run', path], { cwd: root, env, stdio: ['ignore', 2, 2] })
  const found = JSON.parse(readFileSync(report, 'utf8')) as { files: Record<string, { mutants: readonly Mutant[] }> }
  rmSync(work, { recursive: true })
  return Object.values(found.files).flatMap(({ mutants }) => mutants)
}
