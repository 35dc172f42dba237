import { describe, expect, it } from 'vitest'
import { runBuild } from '../../src/actions/build/action.ts'
import { isTrusted } from '../../src/actions/build/event.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { gitHub } from '../../src/runner/github.ts'
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
      await runBuild(host, { ...gitHub, actionInput })
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
