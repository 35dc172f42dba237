import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makePtxas, targetsOf } from '../unit/tables-world.ts'
import { runCli, temporaryFolder } from './harness.ts'

const folder = temporaryFolder('tables')
afterAll(() => rmSync(folder, { recursive: true }))

describe('nix-cuda tables', () => {
  it('prints capabilities and toolkits', async () => {
    const ended = await runCli(['tables'], folder)
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toMatch(/^CAPABILITY .*\n(?:.*\n)*9\.0a +Hopper /)
    expect(ended.stdout).toMatch(/\n\nCUDA +PACKAGE SET .*\n(?:.*\n)*12\.4 +cudaPackages_12_4 /)
    const data = JSON.parse((await runCli(['tables', '--json'], folder)).stdout)
    expect(data.toolkits).toContainEqual(expect.objectContaining({ version: '12.4', driver: '550.54.14' }))
  })

  it('--check exits 1 and names a target that no table has', async () => {
    const targets = [...targetsOf('12.4'), 'sm_999']
    const cuda = makePtxas(join(folder, 'cuda'), { version: '12.4.131', ptxIsa: '8.4', targets })
    const ended = await runCli(['tables', '--check'], folder, { CUDA_PATH: cuda })
    expect(ended).toMatchObject({ code: 1, stderr: '' })
    expect(ended.stdout).toContain('CUDA 12.4 accepts sm_999, which the table does not know\n')
  })

  it('exits 2 for a Nixpkgs that is none', async () => {
    const ended = await runCli(['tables', '--check', '--nixpkgs', '?'], folder)
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('CFG001: Option --nixpkgs: "?" is neither lock, a path')
  })
})
