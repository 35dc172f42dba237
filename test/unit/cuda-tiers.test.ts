import { describe, expect, test } from 'vitest'
import { planMatrix } from '../../src/cuda/matrix.ts'
import { readRequestInputs } from '../../src/cuda/request.ts'
import { chooseRunner } from '../../src/cuda/runners.ts'
import { tierOfEvent } from '../../src/cuda/tiers.ts'
import { arm, ids, mac, planOf, planOfFile, refused, requestOf } from './cuda-world.ts'

describe('tiers', () => {
  const text = `packages: [a, b]
capabilities: [8.0, 9.0, 12.0]
toolkits: [12.4, 12.8, 12.9, 13.0, cpu]
systems: [x86_64-linux, aarch64-linux]
tiers:
  pull-request: corners
  nightly: { toolkits: [12.9], capabilities: [9.0] }
  release: { select: corners, systems: [aarch64-linux] }
`
  const one = (plan: ReturnType<typeof planOf>, start: string) =>
    ids(plan).filter((id) => id.startsWith(`${start}-`) && id.endsWith('x86_64-linux'))

  test('of pull requests are the end points, one other corner, and the cell without CUDA', () => {
    const plan = planOfFile(text, { tier: 'pull-request' })
    expect(one(plan, 'a')).toEqual([
      'a-cpu-x86_64-linux',
      'a-cuda12.4-sm80-x86_64-linux',
      'a-cuda13.0-sm80-x86_64-linux',
      'a-cuda13.0-sm120-x86_64-linux',
    ])
    expect(plan.rows).toHaveLength(2 * 2 * 4)
    expect(plan.tier).toBe('pull-request')
    const { requested, planned, excluded, left = 0 } = plan.counts
    expect(planned + excluded + left).toBe(requested)
    expect(excluded).toBe(4)
  })

  test('of pull requests do not grow with the toolkits', () => {
    const size = (toolkits: readonly string[]) =>
      planMatrix(requestOf({ toolkits, capabilities: ['>=7.0'] }, { tier: 'pull-request' })).rows.length
    expect(size(['12.4'])).toBe(2)
    expect(size(['12.4', '12.8'])).toBe(3)
    expect(size(['12.4', '12.5', '12.6', '12.8'])).toBe(3)
    expect(size(['>=11.4'])).toBe(3)
  })

  test('see what exclude has left', () => {
    const plan = planMatrix(
      requestOf({ toolkits: ['12.4', '12.8', '13.0'], exclude: ['toolkit=13.0'] }, { tier: 'pull-request' }),
    )
    expect(ids(plan)).toEqual(['hello-cuda12.4-sm90-x86_64-linux', 'hello-cuda12.8-sm90-x86_64-linux'])
  })

  test('leave alone what include adds', () => {
    const plan = planMatrix(
      requestOf({ toolkits: ['12.4', '12.6', '12.8'], include: ['toolkit=12.6'] }, { tier: 'pull-request' }),
    )
    expect(ids(plan)).toEqual([
      'hello-cuda12.4-sm90-x86_64-linux',
      'hello-cuda12.8-sm90-x86_64-linux',
      'hello-cuda12.6-sm90-x86_64-linux',
    ])
  })

  test('have lists of their own, which inputs win over', () => {
    const nightly = planOfFile(text, { tier: 'nightly' })
    expect(ids(nightly)).toHaveLength(4)
    expect(ids(nightly)[0]).toBe('a-cuda12.9-sm90-x86_64-linux')
    expect(nightly.counts.left).toBeUndefined()
    const release = planOfFile(text, { tier: 'release' })
    expect(new Set(release.rows.map((row) => row.cell.system))).toEqual(new Set(['aarch64-linux']))
    expect(release.rows).toHaveLength(8)
    const inputs = planMatrix(requestOf({ toolkits: ['13.0'] }, { text, tier: 'nightly' }))
    expect(ids(inputs)[0]).toBe('a-cuda13.0-sm90-x86_64-linux')
  })

  test('change nothing where all is asked for', () => {
    const all = planOfFile(text, { tier: 'all' })
    expect(all).toEqual(planOfFile(text))
    expect(all.tier).toBeUndefined()
    expect(all.counts.left).toBeUndefined()
  })

  test.each([
    ['pull_request', 'refs/pull/1/merge', 'pull-request'],
    ['pull_request_target', 'refs/heads/main', 'pull-request'],
    ['merge_group', 'refs/heads/x', 'pull-request'],
    ['schedule', 'refs/heads/main', 'nightly'],
    ['release', 'refs/tags/v1', 'release'],
    ['push', 'refs/tags/v1', 'release'],
    ['push', 'refs/heads/main', 'all'],
    ['workflow_dispatch', 'refs/heads/main', 'all'],
    [undefined, undefined, 'all'],
  ])('of the event %s of %s is %s', (event, ref, tier) => expect(tierOfEvent(event, ref)).toBe(tier))
})

describe('runners', () => {
  const runnersOf = (runners: readonly string[], more: object = {}) =>
    planOf({ runners, systems: ['x86_64-linux', arm], capabilities: ['8.9', '9.0a'], ...more }).rows.map(
      (row) => row.runner,
    )

  test('are those of GitHub, but for what is named', () => {
    expect(runnersOf([])).toEqual(['ubuntu-24.04', 'ubuntu-24.04', 'ubuntu-24.04-arm', 'ubuntu-24.04-arm'])
    expect(runnersOf(['x86_64-linux=big'])).toEqual(['big', 'big', 'ubuntu-24.04-arm', 'ubuntu-24.04-arm'])
    const macs = planOf({ toolkits: ['cpu'], systems: [mac, 'x86_64-darwin'] })
    expect(macs.rows.map((row) => row.runner)).toEqual(['macos-15-intel', 'macos-15'])
  })

  test('have several labels as a JSON list', () => {
    const [first] = runnersOf(['x86_64-linux=self-hosted+linux+gpu'])
    expect(JSON.parse(first ?? '')).toEqual(['self-hosted', 'linux', 'gpu'])
  })

  test('of a GPU go before those of a system, and the two together before both', () => {
    expect(runnersOf(['gpu:L4=l4', 'x86_64-linux=big'])).toEqual(['l4', 'big', 'l4', 'ubuntu-24.04-arm'])
    expect(runnersOf(['x86_64-linux/gpu:L4=l4-x86', 'gpu:8.9=l4', 'x86_64-linux=big'])).toEqual([
      'l4-x86',
      'big',
      'l4',
      'ubuntu-24.04-arm',
    ])
  })

  test.each(['gpu:9.0', 'gpu:9.0a', 'gpu:H100', 'gpu:hopper', 'gpu:>=9.0'])('of %s get cells of 9.0a', (key) => {
    expect(runnersOf([`${key}=gpu`])).toEqual(['ubuntu-24.04', 'gpu', 'ubuntu-24.04-arm', 'gpu'])
  })

  test('of a GPU get fat cells with it, and no cell without CUDA', () => {
    expect(
      runnersOf(['gpu:H100=gpu'], { systems: ['x86_64-linux'], capabilities: ['8.0 9.0'], toolkits: ['cpu', '12.4'] }),
    ).toEqual(['ubuntu-24.04', 'gpu'])
  })

  test('of one key are the last of them', () => {
    expect(runnersOf(['x86_64-linux=a', 'x86_64-linux=b'])[0]).toBe('b')
  })

  test('of a weight wait until it is known', () => {
    const rules = requestOf({ runners: ['heavy=big', 'x86_64-linux=small', 'light=tiny'] }).runners.map(
      (entry) => entry.value,
    )
    const cell = { system: 'x86_64-linux', capabilities: ['9.0'] } as const
    expect(chooseRunner(rules, cell)).toBe('small')
    expect(chooseRunner(rules, { ...cell, weight: 'heavy' })).toBe('big')
    expect(chooseRunner(rules, { ...cell, weight: 'light' })).toBe('tiny')
  })

  test('of the file are joined by those of the inputs, which win', () => {
    const text = `packages: [a]
capabilities: [9.0]
toolkits: [12.4]
systems: [x86_64-linux, aarch64-linux]
runners:
  x86_64-linux: [self-hosted, big]
  aarch64-linux: arm-box
`
    const runners = (inputs: object) => planMatrix(requestOf(inputs, { text })).rows.map((row) => row.runner)
    expect(runners({})).toEqual(['["self-hosted","big"]', 'arm-box'])
    expect(runners({ runners: ['x86_64-linux=mine'] })).toEqual(['mine', 'arm-box'])
  })

  test.each([
    'big',
    'x86_64-linux',
    'x86_64-linux=',
    'windows=big',
    'gpu:none=big',
    '=big',
    'x86_64-linux=a b',
    'x/y=b',
  ])('are not %j', (text) => {
    const [problem, ...more] = refused(readRequestInputs({ runners: [text] }))
    expect(more).toEqual([])
    expect(problem).toMatchObject({
      code: 'CFG001',
      message: expect.stringContaining(JSON.stringify(text.replace(/^=/, ''))),
    })
    expect(problem?.fix).toContain('x86_64-linux')
  })
})
