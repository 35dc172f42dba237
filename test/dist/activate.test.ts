/** The activate action as it is published, with the stand-in for flox and the fake of GitHub's cache. */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { floxStandIn } from '../fakes/flox/stand-in.ts'
import { type GitHubServices, startGitHubServices } from '../fakes/github-services.ts'
import { environmentFolder, lockText } from '../unit/flox-world.ts'
import { runAction, temporaryFolder } from './harness.ts'

const folder = temporaryFolder('activate')
let services: GitHubServices
beforeAll(async () => {
  services = await startGitHubServices()
  writeFileSync(join(folder, 'flox'), floxStandIn())
  chmodSync(join(folder, 'flox'), 0o755)
})
afterAll(async () => {
  await services.stop()
  rmSync(folder, { recursive: true })
})

const hook = '[ -e "$FLOX_ENV_CACHE/venv" ] || { echo installing; mkdir "$FLOX_ENV_CACHE/venv"; }'
const workspace = join(folder, 'workspace')

/** The environment as a new checkout has it. */
function checkOut(): void {
  rmSync(workspace, { recursive: true, force: true })
  mkdirSync(workspace)
  const manifest = { hook: { 'on-activate': hook } }
  environmentFolder(`version = 1\n[hook]\non-activate = '${hook}'\n`, lockText(manifest), workspace)
}

function step(stub: 'activate' | 'activate-post', inputs: Readonly<Record<string, string>>, state = {}) {
  const temp = temporaryFolder('activate-temp')
  const env = { PATH: `${folder}:/usr/bin:/bin`, HOME: folder, CI: 'true', ...services.environment({}), ...state }
  return runAction(`${stub}.js`, { workspace, temp, inputs, env }).finally(() => rmSync(temp, { recursive: true }))
}

describe('activate', () => {
  it('keeps the cache folder of a job that did not fail for the next one', async () => {
    const inputs = { command: 'ls "$FLOX_ENV_CACHE"', 'flox-env-cache': 'true' }
    const runs = [
      { status: 'failure', installs: true, hit: 'false', entries: 0 },
      { status: 'success', installs: true, hit: 'false', entries: 1 },
      { status: 'success', installs: false, hit: 'true', entries: 1 },
    ]
    for (const { status, installs, hit, entries } of runs) {
      checkOut()
      const main = await step('activate', inputs)
      expect(main.code, main.log).toBe(0)
      expect(main.stdout.includes('installing')).toBe(installs)
      expect(main.stdout).toMatch(/^venv$/m)
      expect(main.outputs.get('env-cache-hit')).toBe(hit)
      const post = await step('activate-post', { 'job-status': status }, main.state)
      expect(post.code, post.log).toBe(0)
      expect(post.stdout).not.toContain('::warning')
      expect(services.entries()).toHaveLength(entries)
    }
    checkOut()
    const failed = await step('activate', { ...inputs, 'flox-env-cache-key': 'other', command: 'exit 3' })
    expect(failed.code).toBe(3)
    await step('activate-post', { 'job-status': 'success' }, failed.state)
    expect(services.entries()).toHaveLength(1)
  })
})
