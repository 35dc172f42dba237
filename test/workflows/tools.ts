/** The checkers and the runner of workflows: fetched once, by exact version, into `tools/` of the lab. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, it } from 'vitest'
import { type LabContext, LabError } from '../lab/context.ts'
import { isExecutable, onPath, runOk } from '../lab/exec.ts'
import { ensureMade, type Recipe } from '../lab/made.ts'
import { installWheels } from '../lab/wheels.ts'
import { actModule, actPatches, buildAct } from './act-build.ts'

export const project = resolve(import.meta.dirname, '../..')

/** From the Go module proxy, where the checksum database vouches for it. */
const actionlintModule = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12'
/** From PyPI, by hash. */
const zizmorWheels = join(import.meta.dirname, 'zizmor.txt')

export type Tool = 'act' | 'actionlint' | 'zizmor'

/**
 * The absolute path of a tool's program; makes it when it is not there yet. Throws a LabError that says what is missing.
 */
export async function ensureTool(tool: Tool, root = process.env['LAB'] ?? join(project, '.lab')): Promise<string> {
  const context: LabContext = { root: resolve(root), progress: () => {} }
  const path = join(context.root, 'tools', tool)
  const recipes: Readonly<Record<Tool, Pick<Recipe, 'stamp' | 'make'> & { readonly program: string }>> = {
    zizmor: {
      stamp: readFileSync(zizmorWheels, 'utf8'),
      make: (draft) => installWheels(context, zizmorWheels, draft, () => {}),
      program: 'bin/zizmor',
    },
    actionlint: {
      stamp: actionlintModule,
      make: (draft) =>
        // Other tests hold real builds at the same time: this one gives way.
        withGo(draft, async (go, env) => {
          await runOk('nice', ['-n', '10', go, 'install', actionlintModule], { env, cwd: draft, timeout: 900 })
        }),
      program: 'actionlint',
    },
    act: {
      stamp: JSON.stringify([actModule, actPatches]),
      make: (draft) => withGo(draft, (go, env) => buildAct(go, draft, env)),
      program: 'act',
    },
  }
  const { stamp, make, program } = recipes[tool]
  await ensureMade(context, { path, stamp, make })
  return join(path, program)
}

/**
 * describe() for tests that need tools; the suite gets their paths. Where one cannot be had they are skipped and the
 * title says why; with LAB_REQUIRED=1 that is a failure instead. To be awaited at the top of a test file.
 */
export async function describeTools<Name extends Tool>(
  title: string,
  tools: readonly Name[],
  suite: (paths: Readonly<Record<Name, string>>) => void,
): Promise<void> {
  const paths: Partial<Record<Name, string>> = {}
  try {
    for (const tool of tools) paths[tool] = await ensureTool(tool)
  } catch (error) {
    const reason = (error as Error).message.replace(/\s+/g, ' ').slice(0, 200)
    if (process.env['LAB_REQUIRED'] !== '1')
      return void describe.skip(`${title} (${reason})`, () => suite(paths as never))
    return void it(`${title} needs ${tools.join(' and ')}`, () => Promise.reject(error))
  }
  describe(title, () => suite(paths as Readonly<Record<Name, string>>))
}

/** Lets Go put programs into a folder; its caches are made for that and removed again. */
async function withGo(
  draft: string,
  work: (go: string, env: Readonly<Record<string, string>>) => Promise<void>,
): Promise<void> {
  const go = [...onPath('go'), '/usr/local/go/bin/go'].find(isExecutable)
  if (!go) throw new LabError('go 1.24 or newer is missing; install it from https://go.dev/dl')
  const caches = join(draft, 'caches')
  mkdirSync(caches)
  const env = {
    GOBIN: draft,
    GOPATH: join(caches, 'path'),
    GOMODCACHE: join(caches, 'modules'),
    GOCACHE: join(caches, 'build'),
    GOFLAGS: '-modcacherw -trimpath -buildvcs=false',
  }
  await work(go, env)
  rmSync(caches, { recursive: true, force: true })
}
