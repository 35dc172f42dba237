/** The scripts of tables.yml and releases.yml, run by bash as a runner does, with an npm and a gh of our own on PATH. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { onPath, type Ran, run } from '../lab/exec.ts'
import { project } from './tools.ts'

interface Step {
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
}
interface Job {
  readonly permissions: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
}
const jobsOf = (file: string) =>
  (
    parse(readFileSync(join(project, '.github/workflows', file), 'utf8')) as {
      readonly jobs: Readonly<Record<'check' | 'issue', Job>>
    }
  ).jobs

const folder = mkdtempSync(join(tmpdir(), 'tables-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  rmSync(folder, { recursive: true })
  mkdirSync(join(folder, 'bin'), { recursive: true })
})

function program(name: string, script: string): void {
  writeFileSync(join(folder, 'bin', name), script)
  chmodSync(join(folder, 'bin', name), 0o755)
}

/** The one script of a job, as `run:` without a shell of its own: `bash -e`. Expressions in its environment stay as they are. */
function runScript(job: Job, env: Readonly<Record<string, string>>): Promise<Ran> {
  const step = job.steps.find((one) => one.run !== undefined)
  const script = join(folder, 'script.sh')
  writeFileSync(script, step?.run ?? '')
  const path = [join(folder, 'bin'), process.env['PATH'] ?? ''].join(delimiter)
  return run('bash', ['-e', script], { cwd: folder, env: { ...step?.env, ...env, PATH: path } })
}

describe.each([
  { name: 'tables', label: 'cuda-tables', title: "The CUDA tables differ from NVIDIA's compilers" },
  { name: 'releases', label: 'nix-releases', title: 'Nix releases or advisories are missing' },
])('workflow $name', ({ name: subject, label, title }) => {
  const jobs = jobsOf(`${subject}.yml`)

  it('lets the job that compares read and the one that writes issues do that alone', () => {
    expect([jobs.check.permissions, jobs.issue.permissions]).toEqual([{ contents: 'read' }, { issues: 'write' }])
  })

  describe('comparing', () => {
    const files = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']
    const env = { RUNNER_TEMP: folder, ...Object.fromEntries(files.map((name) => [name, join(folder, name)])) }
    const content = (name: string) => readFileSync(join(folder, name), 'utf8')
    /** `npm run check:… -- --markdown --output FILE`, which ends so. */
    const npm = (code: number) =>
      program(
        'npm',
        `#!/bin/sh
[ "$1 $2 $3 $4 $5" = 'run check:${subject} -- --markdown --output' ] || exit 9
[ ${code} -gt 1 ] || echo '- a difference' > "$6"
exit ${code}
`,
      )

    it.each([0, 1])('goes on after exit code %i and says so', async (code) => {
      npm(code)
      expect((await runScript(jobs.check, env)).code).toBe(0)
      expect(content('GITHUB_OUTPUT')).toBe(`differ=${code}\n`)
      expect(content('GITHUB_STEP_SUMMARY')).toBe('- a difference\n')
    })

    it('fails when nothing could be compared', async () => {
      npm(3)
      expect((await runScript(jobs.check, env)).code).toBe(3)
    })
  })

  // .ci/run installs jq; where that asks for every part, a missing one is a failure.
  const withJq = onPath('jq').length > 0 || process.env['LAB_REQUIRED'] === '1' ? describe : describe.skip
  withJq('the issue (needs jq)', () => {
    interface Issue {
      readonly number: number
      readonly title: string
      readonly label: string
      readonly open: boolean
      readonly body: string
    }
    const issue = (number: number, change: Partial<Issue> = {}): Issue => ({
      number,
      title,
      label,
      open: true,
      body: 'old',
      ...change,
    })

    /** Runs the script where these issues are, and gives those that are there afterwards. */
    async function written(issues: readonly Issue[]): Promise<Issue[]> {
      const file = join(folder, 'issues.json')
      writeFileSync(file, JSON.stringify(issues))
      mkdirSync(join(folder, subject))
      writeFileSync(join(folder, subject, `${subject}.md`), 'new `body` $(false)\n')
      program('gh', gh)
      const { code, stderr } = await runScript(jobs.issue, { ISSUES: file, NODE: process.execPath })
      expect(stderr).toBe('')
      expect(code).toBe(0)
      return JSON.parse(readFileSync(file, 'utf8')) as Issue[]
    }
    const body = 'new `body` $(false)\n'

    it('is opened when there is none', async () => {
      expect(await written([])).toEqual([issue(1, { body })])
    })
    it('is written anew when it is open, and only it', async () => {
      const others = [issue(1, { open: false }), issue(2, { title: 'Another' }), issue(3, { label: 'bug' })]
      expect(await written([...others, issue(4), issue(5)])).toEqual([...others, issue(4, { body }), issue(5)])
    })
    it('is opened again after the last one was closed', async () => {
      expect(await written([issue(1, { open: false })])).toEqual([issue(1, { open: false }), issue(2, { body })])
    })
  })
})

/**
 * The commands of gh that the workflow uses, with exactly its options, over a file of issues; jq does `--jq`, whose `env`
 * gh has too. https://cli.github.com/manual/gh_issue_list, gh_issue_create, gh_issue_edit, gh_label_create
 */
const gh = `#!/usr/bin/env bash
exec "$NODE" - "$@" <<'EOF_GH'
const { readFileSync, writeFileSync } = require('node:fs')
const { execFileSync } = require('node:child_process')
const { parseArgs } = require('node:util')
const text = { type: 'string' }
const commands = {
  'label create': { force: { type: 'boolean' }, color: text, description: text },
  'issue list': { state: text, label: text, limit: text, json: text, jq: text },
  'issue create': { title: text, label: text, 'body-file': text },
  'issue edit': { 'body-file': text },
}
const command = process.argv.slice(2, 4).join(' ')
const { values, positionals } = parseArgs({ args: process.argv.slice(4), options: commands[command], allowPositionals: true })
if (!process.env.GH_TOKEN || !process.env.GH_REPO) throw new Error('gh needs GH_TOKEN and GH_REPO')
const issues = JSON.parse(readFileSync(process.env.ISSUES, 'utf8'))
const save = (changed) => writeFileSync(process.env.ISSUES, JSON.stringify(changed))
const body = values['body-file'] && readFileSync(values['body-file'], 'utf8')
if (command === 'issue list') {
  if (values.state !== 'open') throw new Error('only open ones')
  const found = issues.filter((one) => one.open && one.label === values.label).toReversed().slice(0, Number(values.limit))
  const rows = found.map((one) => Object.fromEntries(values.json.split(',').map((name) => [name, one[name]])))
  process.stdout.write(execFileSync('jq', ['-r', values.jq], { input: JSON.stringify(rows) }))
} else if (command === 'issue create') {
  save([...issues, { number: issues.length + 1, title: values.title, label: values.label, open: true, body }])
} else if (command === 'issue edit') {
  if (!issues.some((one) => String(one.number) === positionals[0])) throw new Error('no such issue')
  save(issues.map((one) => (String(one.number) === positionals[0] ? { ...one, body } : one)))
} else if (!values.force || positionals.length !== 1) throw new Error('the label may be there already')
EOF_GH
`
