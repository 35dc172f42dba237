/** A whole run with a shared stage: plan, stage and cells, each on a machine of its own, with real Nix of both versions. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type GitHubServices, startGitHubServices } from '../fakes/github-services.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { type NixSuite, openLab } from './lab.ts'
import { type RunEnd, type World, wholeRun } from './planning-world.ts'

const temp = mkdtempSync(join(tmpdir(), 'planning-shared-'))
afterAll(() => removeTree(temp))

/** Without it, `right` cannot be built. */
const flag = join(temp, 'flag')
const root = join(temp, 'repository')
mkdirSync(join(root, '.github'), { recursive: true })

/** Every cell needs left, which needs gen to be built; those for 9.0 need right as well. */
function writePackage(version: string): void {
  writeFileSync(
    join(root, 'cells.nix'),
    `{ sm, toolkit }:
let
  make = name: script: derivation {
    inherit name; system = "x86_64-linux"; builder = "/bin/sh"; args = [ "-c" "PATH=/usr/bin:/bin; \${script}" ];
  };
  gen = make "gen" "sleep 1; echo gen > $out";
  left = make "left" "sleep 1; read line < \${gen}; echo left > $out";
  right = make "right" "sleep 1; test -e ${flag} && echo right > $out";
in make "app-\${sm}-\${toolkit}" "echo ${version} \${left} \${if sm == "90" then right else ""} > $out"
`,
  )
}
writeFileSync(
  join(root, '.github/nix-cuda.yml'),
  `packages:
  - { name: app, expression: ./cells.nix, argstr: { sm: "{digits}", toolkit: "{version}" }, device-code: optional }
capabilities: [8.0, 9.0]
toolkits: [12.4, 13.0]
systems: [x86_64-linux]
`,
)

describeLab('a run with a shared stage', () => {
  let services: GitHubServices
  let nixpkgs = ''
  beforeAll(async () => {
    services = await startGitHubServices()
    nixpkgs = (await openLab({ toolkits: [] })).nixpkgs
  })
  afterAll(() => services?.stop())
  beforeEach(() => {
    services.empty()
    writeFileSync(flag, '')
    writePackage('1')
  })

  const world = (suite: NixSuite): World => ({ suite, services, root, temp })
  const run = (suite: NixSuite, id: string, more: { ref?: string; capabilities?: string } = {}): Promise<RunEnd> => {
    const { capabilities = '', ...rest } = more
    return wholeRun(world(suite), { id, ...rest }, { nixpkgs, capabilities })
  }
  const statuses = ({ cells }: RunEnd) => cells.map(({ result }) => [result.cell.capabilities[0], result.status])
  const allProven = ['8.0', '9.0', '8.0', '9.0'].map((capability) => [capability, 'proven'])
  const ownBuilds = ['12.4', '13.0'].flatMap((toolkit) => ['80', '90'].map((sm) => [`app-${sm}-${toolkit}`]))

  it.each(['trixie', 'sid'] as const)('builds once what its cells share (%s)', async (suite) => {
    const first = await run(suite, '21')
    expect(
      first.plan.shared?.map(({ derivations, cells }) => [derivations.map(({ name }) => name), cells.length]),
    ).toEqual([[expect.arrayContaining(['gen', 'left', 'right']), 1]])
    expect(first.plan.rows.every(({ shared }) => shared)).toBe(true)
    expect(first.stage).toMatchObject({ code: 0, saved: 'x86_64-linux', problems: [] })
    expect([...(first.stage?.built ?? [])].sort()).toEqual(['gen', 'left', 'right'])
    expect(statuses(first)).toEqual(allProven)
    expect(first.cells.map(({ built }) => built)).toEqual(ownBuilds)
    expect(first.cells.flatMap(({ result }) => result.problems)).toEqual([])

    const again = await run(suite, '22')
    expect(again.plan.shared).toBeUndefined()
    expect(again.plan.rows.map(({ coverage }) => coverage?.stored)).toEqual([true, true, true, true])
    expect(again.plan.rows.map(({ minutes }) => minutes)).toEqual([0, 0, 0, 0])
    expect(again.stage).toBeUndefined()
    expect(again.cells.flatMap(({ built }) => built)).toEqual([])
    expect(statuses(again)).toEqual(allProven)
  })

  it('hands on what earlier runs saved when only the cells themselves have changed', async () => {
    await run('sid', '21')
    writePackage('2')
    // Of which nobody knows yet that the stage is short.
    const next = await run('sid', '22', { ref: 'refs/heads/other', capabilities: '8.0, 9.0, 8.6' })
    expect(next.stage).toMatchObject({ built: [], saved: 'x86_64-linux' })
    // Among them cells that are new and have no entry of their own.
    expect(next.cells.flatMap(({ built }) => built)).toEqual(
      ['12.4', '13.0'].flatMap((toolkit) => ['80', '86', '90'].map((sm) => `app-${sm}-${toolkit}`)),
    )
    const lines = next.cells.flatMap(({ log }) => log)
    expect(lines.filter((line) => line.includes('x86_64-linux: restored'))).not.toEqual([])
    // Nobody waited for an entry that does not come.
    expect(lines.filter((line) => /shared .*there is no entry yet/.test(line))).toEqual([])
    expect(next.cells.every(({ result }) => result.status === 'proven')).toBe(true)
    // Once it is known how long the stage takes, it is left out.
    writePackage('3')
    const known = await run('sid', '23')
    expect(known.plan.problems.find(({ code }) => code === 'PLN032')?.message).toContain('less time than a job costs')
  })

  it('goes on when a shared derivation fails: the cells that need it say so, the others are proven', async () => {
    rmSync(flag)
    const ended = await run('sid', '21')
    expect(ended.stage).toMatchObject({ code: 0, saved: 'x86_64-linux' })
    expect(ended.stage?.problems).toEqual([
      expect.objectContaining({ code: 'BLD002', severity: 'warning', message: expect.stringContaining('right') }),
    ])
    expect(statuses(ended)).toEqual(
      ['8.0', '9.0', '8.0', '9.0'].map((capability) => [capability, capability === '8.0' ? 'proven' : 'build-failed']),
    )
    for (const { result, built } of ended.cells) {
      if (result.status === 'proven') expect(built).toHaveLength(1)
      else {
        expect(built).toEqual(['right'])
        expect(result.problems[0]).toMatchObject({ code: 'BLD002', message: expect.stringContaining('-right.drv') })
      }
    }
  })
})
