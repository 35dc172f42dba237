/**
 * After https://github.com/actions/checkout/blob/v6.0.2/README.md: the commit alone, and submodules only when they are
 * asked for. The repository is the folder that CALLER_REPOSITORY names; a submodule of github.com/someone lies beside it
 * and is read by SUBMODULE_TOKEN alone.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as core from '@actions/core'
import { act, oneOf } from '../inputs.ts'

await act(async () => {
  const folder = process.env['GITHUB_WORKSPACE'] ?? process.cwd()
  const repository = process.env['CALLER_REPOSITORY'] ?? ''
  const submodules = oneOf('submodules', ['true', 'false', 'recursive'])
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
  const settings = {
    'safe.directory': '*',
    'protocol.file.allow': 'always',
    [`url.file://${repository}-.insteadOf`]: 'https://github.com/someone/',
  }
  const options = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const git = (...args: string[]) => execFileSync('git', [...options, ...args], { cwd: folder, stdio: 'inherit' })
  git('clone', '--quiet', '--depth', '1', `file://${repository}`, '.')
  const ref = core.getInput('ref')
  if (ref !== '') git('fetch', '--quiet', '--depth', '1', 'origin', ref)
  git('checkout', '--quiet', '--detach', ref === '' ? 'HEAD' : 'FETCH_HEAD')
  if (submodules === 'false') return
  if (core.getInput('token') !== process.env['SUBMODULE_TOKEN'])
    throw new Error('This token may not read the submodule')
  const deep = submodules === 'recursive' ? ['--recursive'] : []
  git('submodule', '--quiet', 'update', '--init', '--depth', '1', ...deep)
})
