/** What a public CUDA cache is asked for when it has nothing of the plan, and that others are asked for everything. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, type World } from './coverage-world.ts'
import { fakeHttp } from './host.ts'

const flox = 'https://cache.flox.dev'
const community = 'https://nix-community.cachix.org'
const own = 'https://cache.example.org'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.remove())

/** A plan of applications over libraries, each toolkit with its compiler. */
function plan(toolkits: readonly string[]) {
  const nvcc = toolkits.map((version) =>
    world.derivation(`cuda${version}-cuda_nvcc-${version}.86`, { outputs: ['out', 'bin'] }),
  )
  const libraries = Array.from({ length: 20 }, (_, index) => world.derivation(`lib${index}-1.0`, { inputs: nvcc }))
  const apps = ['a', 'b', 'c'].map((name) => world.derivation(name, { inputs: [...libraries, ...nvcc] }))
  return { nvcc, libraries, apps }
}

/** Serves each cache from a folder of the world; gives the narinfos that each was asked for. */
function network(folders: Readonly<Record<string, string>>) {
  const asked = new Map<string, string[]>()
  const http = fakeHttp((url) => {
    const { origin, pathname } = new URL(url)
    if (pathname.endsWith('.narinfo')) asked.set(origin, [...(asked.get(origin) ?? []), pathname.slice(1)])
    try {
      return new Response(readFileSync(join(folders[origin] ?? '/nowhere', pathname)))
    } catch {
      return new Response('', { status: 404 })
    }
  })
  return { http, asked: (origin: string) => asked.get(origin) ?? [] }
}

it('is one narinfo, that of the compiler, at each public CUDA cache that has nothing of the plan', async () => {
  const { apps, nvcc } = plan(['12.9'])
  const [a, b] = [world.cacheFolder('a'), world.cacheFolder('b')]
  const { http, asked } = network({ [flox]: a, [community]: b })
  const report = await world.ask(apps, [flox, community], {}, { http })
  const compiler = `${nvcc[0]?.out.split('/').at(-1)?.slice(0, 32)}.narinfo`
  expect(asked(flox)).toEqual([compiler])
  expect(asked(community)).toEqual([compiler])
  expect(report).toMatchObject({ probes: 2, problems: [] })
  expect([...report.cells.values()].map(({ state }) => state)).toEqual(['cold', 'cold', 'cold'])
})

it('is one for each toolkit where there are several, the newest first', async () => {
  const { apps, nvcc } = plan(['12.9', '12.10', '11.8'])
  const { http, asked } = network({ [flox]: world.cacheFolder('empty') })
  await world.ask(apps, [flox], {}, { http })
  const order = [nvcc[1], nvcc[0], nvcc[2]].map((made) => `${made?.out.split('/').at(-1)?.slice(0, 32)}.narinfo`)
  expect(asked(flox)).toEqual(order)
})

it('is everything where the cache has the compiler of one toolkit', async () => {
  const { apps, nvcc } = plan(['12.9', '13.0'])
  const folder = world.cacheFolder('flox')
  for (const made of [...apps, ...nvcc.slice(0, 1)]) world.serveIn(folder, made.out)
  const { http } = network({ [flox]: folder })
  const report = await world.ask(apps, [flox], {}, { http })
  expect([...report.cells.values()].map(({ state }) => state)).toEqual(['cached', 'cached', 'cached'])
})

it('is everything at a cache of the user, which may have any part', async () => {
  const { apps } = plan(['12.9'])
  const folder = world.cacheFolder('own')
  for (const made of apps) world.serveIn(folder, made.out)
  const { http } = network({ [own]: folder, [flox]: world.cacheFolder('empty') })
  const report = await world.ask(apps, [flox, own], {}, { http })
  expect([...report.cells.values()].map(({ state }) => state)).toEqual(['cached', 'cached', 'cached'])
})

it('is everything where the plan has no compiler', async () => {
  const app = world.derivation('app')
  const folder = world.cacheFolder('flox')
  world.serveIn(folder, app.out)
  const { http } = network({ [flox]: folder })
  expect((await world.ask([app], [flox], {}, { http })).cells.get('app')?.state).toBe('cached')
})
