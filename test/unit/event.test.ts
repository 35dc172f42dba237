import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runBuild } from '../../src/actions/build/action.ts'
import { isTrusted } from '../../src/actions/build/event.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { gitHubFor } from '../../src/runner/github.ts'
import { testHost } from './host.ts'

const from = (full_name: string | null) => ({ pull_request: { head: { repo: full_name ? { full_name } : null } } })
const following = (event: string, full_name: string) => ({ workflow_run: { event, head_repository: { full_name } } })

describe('the event of a run', () => {
  it.each([
    ['push', {}, true],
    ['schedule', {}, true],
    ['workflow_dispatch', {}, true],
    ['merge_group', {}, true],
    ['pull_request', from('us/repo'), true],
    ['pull_request', from('them/repo'), false],
    ['pull_request', from(null), false],
    ['pull_request', {}, false],
    ['pull_request_target', from('them/repo'), false],
    ['pull_request_target', from('us/repo'), true],
    ['pull_request_review', from('us/repo'), false],
    ['issue_comment', {}, false],
    ['issues', {}, false],
    ['discussion_comment', {}, false],
    ['fork', {}, false],
    ['watch', {}, false],
    ['workflow_run', following('push', 'us/repo'), true],
    ['workflow_run', following('pull_request', 'us/repo'), true],
    ['workflow_run', following('pull_request', 'them/repo'), false],
    ['workflow_run', following('issue_comment', 'us/repo'), false],
    ['workflow_run', {}, false],
    ['one of next year', {}, false],
  ])('%s with %j is trusted: %s', (event, payload, expected) => {
    expect(isTrusted(event, payload, 'us/repo')).toBe(expected)
    if (event.startsWith('pull_request')) expect(isTrusted(event, payload, undefined)).toBe(false)
  })
})

describe('the build action', () => {
  const build = async (env: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>) => {
    const host = testHost({ env: { GITHUB_REPOSITORY: 'us/repo', ...env } })
    const actionInput = (name: string) => inputs[name] ?? ''
    try {
      await runBuild(host, { ...gitHubFor(host), actionInput })
      return []
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause
      return cause.problems.map(({ code }) => code)
    }
  }

  it.each(['cell', 'shared'])('refuses %s from a comment, before it is read, unless that is allowed', async (name) => {
    const comment = { GITHUB_EVENT_NAME: 'issue_comment' }
    expect(await build(comment, { [name]: '{' })).toEqual(['CFG011'])
    expect(await build(comment, { [name]: '{', 'allow-less-trusted': 'true' })).toEqual(['CFG007'])
    expect(await build({ GITHUB_EVENT_NAME: 'push' }, { [name]: '{' })).toEqual(['CFG007'])
    expect(await build({}, { [name]: '{' })).toEqual(['CFG007'])
  })
})

/** The payloads as GitHub's own editors know them. */
interface Parameter {
  readonly name: string
  readonly childParamsGroups?: readonly (Parameter | number)[]
}

describe('the payload of an event', () => {
  const folder = join(import.meta.dirname, '../../node_modules/@actions/languageservice/dist/context-providers/events')
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.min.json`), 'utf8'))
  const shared = read('objects') as readonly Parameter[]
  const webhooks = read('webhooks') as Readonly<
    Record<string, Readonly<Record<string, { readonly bodyParameters: readonly (Parameter | number)[] }>>>
  >
  const has = (parameters: readonly (Parameter | number)[], [name, ...rest]: readonly string[]): boolean => {
    const found = parameters
      .map((one) => (typeof one === 'number' ? shared[one] : one))
      .find((one) => one?.name === name)
    return found !== undefined && (rest.length === 0 || has(found.childParamsGroups ?? [], rest))
  }

  it.each([
    ['push', []],
    ['create', []],
    ['delete', []],
    ['release', []],
    ['issue_comment', []],
    ['repository_dispatch', []],
    ['workflow_dispatch', []],
    ['pull_request', ['pull_request.head.repo.full_name']],
    ['workflow_run', ['workflow_run.event', 'workflow_run.head_repository.full_name']],
  ])('%s has what is read of it, whatever its activity', (event, more) => {
    for (const [activity, { bodyParameters }] of Object.entries(webhooks[event] ?? { none: { bodyParameters: [] } })) {
      const wanted = ['repository.private', 'repository.visibility', 'repository.full_name', ...more]
      expect(
        wanted.filter((path) => !has(bodyParameters, path.split('.'))),
        activity,
      ).toEqual([])
    }
  })

  it('schedule, which is no webhook, names the repository too', () => {
    expect(read('schedule')).toMatchObject({
      schedule: expect.any(String),
      repository: { full_name: expect.any(String), private: expect.any(Boolean) },
    })
  })
})
