/**
 * `npm start` on a fresh clone, then again: seconds until the first line and until the end. Goals: 120 s, then 15 s.
 * Beside it, in the same run, what `npm ci` alone takes on the same files.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { textTable } from '../src/report/text-table.ts'

const root = join(import.meta.dirname, '..')
const scratch = mkdtempSync(join(tmpdir(), 'bench-start-'))
const clone = (name: string) => {
  execFileSync('git', ['clone', '-q', root, join(scratch, name)])
  return join(scratch, name)
}

function time(args: readonly string[], cwd: string): Promise<{ code: number | null; seconds: number; first: number }> {
  return new Promise((resolve) => {
    const begun = performance.now()
    const since = () => (performance.now() - begun) / 1_000
    let first = 0
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/.test(name)))
    const child = spawn('npm', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', () => (first ||= since()))
    child.on('close', (code) => resolve({ code, seconds: since(), first }))
  })
}

const plain = clone('plain')
const fresh = clone('fresh')
const cases = [
  { name: 'npm ci alone', ...(await time(['ci', '--cache', join(scratch, 'cache')], plain)) },
  { name: 'npm start, first', ...(await time(['start'], fresh)) },
  { name: 'npm start, second', ...(await time(['start'], fresh)) },
]
execFileSync('chmod', ['-R', 'u+w', scratch])
rmSync(scratch, { recursive: true })
const rows = cases.map(({ name, code, seconds, first }) => [name, seconds.toFixed(1), first.toFixed(1), String(code)])
console.log(textTable([['CASE', 'S', 'FIRST LINE S', 'EXIT'], ...rows]))
console.log(JSON.stringify({ bench: 'start', cases }))
if (cases.some(({ code }) => code !== 0)) process.exitCode = 1
