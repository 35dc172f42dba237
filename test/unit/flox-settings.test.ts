import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyFloxSettings, floxConfigFolder, undoFloxSettings } from '../../src/flox/apply-settings.ts'
import { type FloxSettingsRequest, planFloxSettings } from '../../src/flox/settings.ts'
import { floxStandIn } from '../fakes/flox/stand-in.ts'
import { realExec, testHost } from './host.ts'

const nothing: FloxSettingsRequest = { metrics: false, trusted: [], extra: '' }

function planOf(more: Partial<FloxSettingsRequest>) {
  const { plan, problems } = planFloxSettings({ ...nothing, ...more })
  if (!plan) throw new Error(problems.map(({ message }) => message).join(' '))
  return plan
}

describe('planFloxSettings', () => {
  it('turns figures and notices off unless asked', () => {
    expect(planOf({}).variables).toEqual({ FLOX_DISABLE_METRICS: 'true', FLOX_UPGRADE_NOTIFICATIONS: 'false' })
    expect(planOf({ metrics: true }).variables).toMatchObject({ FLOX_DISABLE_METRICS: 'false' })
    const extra = '# mine\nupgrade_notifications = true\n\nsearch_limit=50\nkeep_tempdir = true'
    const plan = planOf({ extra })
    expect(plan.variables).toMatchObject({ FLOX_UPGRADE_NOTIFICATIONS: 'true', FLOX_SEARCH_LIMIT: '50' })
    expect(plan.settings).toContainEqual({ key: 'keep_tempdir', value: 'true' })
  })

  it('trusts environments by name, and all of an owner', () => {
    const { settings } = planOf({ trusted: ['acme/default', 'acme/*'] })
    expect(settings.slice(-2)).toEqual([
      { key: 'trusted_environments."acme/default"', value: 'trust' },
      { key: 'trusted_environments."acme/*"', value: 'trust' },
    ])
  })

  it.each([
    ['disable_metrics = 1', 'It accepts true or false.'],
    ['disable_metrics = True', 'It accepts true or false.'],
    ['auto_activate = always', 'It accepts prompt or allowlist or disabled.'],
    ['disable_metrics', 'Write `key = value`'],
    ['a b = c', 'Write `key = value`'],
    ['search_limit =', 'Write a value'],
    ['floxhub_token = flox_sat_secret', 'FLOX_FLOXHUB_TOKEN'],
    ['"floxhub_token" = flox_sat_secret', 'FLOX_FLOXHUB_TOKEN'],
  ])('refuses %j with its line', (line, fix) => {
    const { plan, problems } = planFloxSettings({ ...nothing, extra: `# first\n${line}` })
    expect(plan).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'FLX007', where: { file: 'extra-flox-config', line: 2 } }])
    expect(problems[0]?.fix).toContain(fix)
    expect(JSON.stringify(problems)).not.toContain('flox_sat_secret')
  })

  it.each(['acme', 'acme/x/y', '*/x', 'acme/"x', ''])('refuses to trust %j', (name) => {
    expect(planFloxSettings({ ...nothing, trusted: [name] }).problems).toMatchObject([{ code: 'FLX007' }])
  })
})

describe('applyFloxSettings', () => {
  let home = ''
  let program = ''
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'flox-settings-'))
    program = join(home, 'flox')
    writeFileSync(program, floxStandIn())
    chmodSync(program, 0o755)
    mkdirSync(join(home, '.config/flox'), { recursive: true })
  })
  afterEach(() => rmSync(home, { recursive: true }))

  const machine = (more: Readonly<Record<string, string>> = {}) =>
    testHost({
      exec: realExec,
      uid: process.getuid?.() ?? 0,
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        RUNNER_TEMP: join(home, 'temp'),
        FLOX_DISABLE_METRICS: '1',
        ...more,
      },
    })

  it('gives the job its own flox.toml on top of the user’s, which stays as it is, and removes it again', async () => {
    const users = join(home, '.config/flox/flox.toml')
    const text = 'search_limit = 7\nupgrade_notifications = true\nfloxhub_token = "flox_pat_private"\n'
    writeFileSync(users, text)
    const host = machine()
    const plan = planOf({ trusted: ['acme/*'], extra: 'keep_tempdir = true' })
    const { variables, warnings } = await applyFloxSettings(host, program, plan)
    const folder = floxConfigFolder(host)
    expect(warnings).toEqual([])
    expect(variables).toEqual({
      FLOX_CONFIG_DIR: folder,
      FLOX_DISABLE_METRICS: 'true',
      FLOX_UPGRADE_NOTIFICATIONS: 'false',
    })
    const shown = await realExec({ argv: [program, 'config'], env: { ...host.env, ...variables }, timeout: 300 })
    expect(shown.kind === 'exited' && shown.stdout.trim().split('\n').sort()).toEqual([
      'disable_metrics = true',
      'floxhub_token = "flox_pat_private"',
      'keep_tempdir = true',
      'search_limit = 7',
      'trusted_environments."acme/*" = "trust"',
      'upgrade_notifications = false',
    ])
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'flox.toml')).mode & 0o777).toBe(0o600)
    expect(readFileSync(users, 'utf8')).toBe(text)
    const again = await applyFloxSettings({ ...host, env: { ...host.env, ...variables } }, program, planOf({}))
    expect(again.variables).toEqual(variables)
    const anew = readFileSync(join(folder, 'flox.toml'), 'utf8')
    expect([anew.includes('search_limit = 7'), anew.includes('acme'), anew.includes('keep_tempdir')]).toEqual([
      true,
      false,
      false,
    ])
    await undoFloxSettings(host)
    await undoFloxSettings(host)
    expect(readdirSync(join(home, 'temp/nix-cuda'))).toEqual([])
    expect(readFileSync(users, 'utf8')).toBe(text)
  })

  it('leaves nothing when Flox refuses a setting', async () => {
    const host = machine()
    const refused = applyFloxSettings(host, program, planOf({ extra: 'no_such_key = x' }))
    await expect(refused).rejects.toThrow(/FLX007: Flox refuses the setting no_such_key: .*Invalid config key/)
    expect(readdirSync(join(home, 'temp/nix-cuda'))).toEqual([])
  })

  it('goes on with a warning when the user’s settings cannot be read', async () => {
    mkdirSync(join(home, '.config/flox/flox.toml'))
    const { warnings, variables } = await applyFloxSettings(machine(), program, planOf({}))
    expect(warnings).toMatchObject([{ code: 'FLX007', severity: 'warning' }])
    expect(variables['FLOX_DISABLE_METRICS']).toBe('true')
  })
})
