import { describe, expect, it } from 'vitest'
import { type Provider, provideAll, type SetupContext, type SetupInputs } from '../../src/actions/setup/provider.ts'
import { providers } from '../../src/actions/setup/providers.ts'
import { setupSurface } from '../../src/actions/setup/surface.ts'
import { warning } from '../../src/model/problem.ts'
import { setting } from '../../src/nix/configure/nix-conf.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { testHost } from './host.ts'

const inputs: SetupInputs = readInputs(setupSurface, () => '')

/** A room as somebody would add it: a database that builds may use. */
const database: Provider = {
  name: 'database',
  check: (_, { packages }) => (packages?.length === 0 ? [warning('CFG001', 'No package.', 'Name one.')] : []),
  provide: async ({ host, found }) => ({
    path: ['/opt/database/bin'],
    variables: { DATABASE: host.env['PATH'] ?? '' },
    contributions: [{ from: 'database', settings: [setting('extra-sandbox-paths', '/run/database')], order: 'before' }],
    outputs: { substituters: found.substituters.join() },
    rows: [['Database', 'ready']],
    warnings: [warning('CFG001', 'It is old.', 'Update it.')],
    seconds: { start: 2 },
    found: { substituters: ['https://database.test'] },
  }),
}

/** Sees what those before it have left. */
function spy(seen: SetupContext[]): Provider {
  return {
    name: 'spy',
    provide: async (context) => {
      seen.push(context)
      return { path: ['/spy'] }
    },
  }
}

describe('providers of setup', () => {
  it('are one list: what one of them gives, the next one and the later steps have', async () => {
    const seen: SetupContext[] = []
    const host = testHost({ env: { PATH: '/bin' } })
    const machine = await provideAll(host, inputs, 'job', [database, spy(seen)])
    expect(seen[0]?.host.env).toMatchObject({ PATH: '/opt/database/bin:/bin', DATABASE: '/bin' })
    expect(seen[0]?.found.substituters).toEqual(['https://database.test'])
    expect(seen[0]?.contributions.map(({ from }) => from)).toEqual(['database'])
    expect(machine).toMatchObject({
      path: ['/spy', '/opt/database/bin'],
      variables: { DATABASE: '/bin' },
      rows: [['Database', 'ready']],
      seconds: { database: expect.any(Number), start: 2, spy: expect.any(Number) },
    })
    expect(machine.warnings).toHaveLength(1)
  })

  it('end with the first one that cannot go on', async () => {
    const seen: SetupContext[] = []
    const broken: Provider = { name: 'broken', provide: () => Promise.reject(new Error('no room')) }
    const run = provideAll(testHost({}), inputs, 'job', [broken, spy(seen)])
    await expect(run).rejects.toThrow('no room')
    expect(seen).toEqual([])
  })

  it('have names of their own, and nothing against the defaults', () => {
    const names = providers.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(providers.flatMap((provider) => provider.check?.(testHost({}), inputs) ?? [])).toEqual([])
  })
})
