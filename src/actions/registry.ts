import type { GitHub, Host } from '../runner/host.ts'
import type { Surface } from '../runner/inputs.ts'
import { buildCommandSurface, buildSurface } from './build/surface.ts'
import { cacheCommandSurface } from './cache/surface.ts'
import type { CommandLine, ExitCode } from './command-line.ts'
import { planActionSurface, planSurface } from './plan/surface.ts'
import { reportCommandSurface, reportSurface } from './report/surface.ts'
import { setupSurface } from './setup/surface.ts'
import { tablesSurface } from './tables/surface.ts'
import { uninstallSurface } from './uninstall/surface.ts'
import { verifyActionSurface, verifySurface } from './verify/surface.ts'

type Action = (host: Host, github: GitHub) => Promise<number>
type Command = (host: Host, line: CommandLine) => Promise<ExitCode>

/** An action: its file, and its entries in the bundle by the names of their stubs; each is loaded when it runs. */
export interface ActionEntry {
  readonly file: string
  readonly surface: Surface
  readonly stub: string
  readonly load: () => Promise<Action>
  /** What runs after the job. */
  readonly post?: { readonly stub: string; readonly load: () => Promise<Action> }
}

/** A command, named as in `nix-cuda <name>`. */
export interface CommandEntry {
  readonly surface: Surface
  readonly load: () => Promise<Command>
}

/** Every action. `npm run generate` and `npm run build` make its files from here. */
export const actions: readonly ActionEntry[] = [
  {
    file: 'action.yml',
    surface: setupSurface,
    stub: 'setup',
    load: async () => (await import(/* webpackChunkName: "setup" */ './setup/action.ts')).runSetup,
    post: {
      stub: 'setup-post',
      load: async () => (await import(/* webpackChunkName: "setup-post" */ './setup/post.ts')).runSetupPost,
    },
  },
  {
    file: 'plan/action.yml',
    surface: planActionSurface,
    stub: 'plan',
    load: async () => (await import(/* webpackChunkName: "plan-action" */ './plan/action.ts')).runPlanAction,
  },
  {
    file: 'build/action.yml',
    surface: buildSurface,
    stub: 'build',
    load: async () => (await import(/* webpackChunkName: "build" */ './build/action.ts')).runBuild,
  },
  {
    file: 'verify/action.yml',
    surface: verifyActionSurface,
    stub: 'verify',
    load: async () => (await import(/* webpackChunkName: "verify-action" */ './verify/action.ts')).runVerifyAction,
  },
  {
    file: 'report/action.yml',
    surface: reportSurface,
    stub: 'report',
    load: async () => (await import(/* webpackChunkName: "report-action" */ './report/action.ts')).runReportAction,
  },
]

/** Every command of the CLI, in the order of its help. */
export const commands: readonly CommandEntry[] = [
  {
    surface: planSurface,
    load: async () => (await import(/* webpackChunkName: "plan" */ './plan/command.ts')).runPlan,
  },
  {
    surface: buildCommandSurface,
    load: async () => (await import(/* webpackChunkName: "build-command" */ './build/command.ts')).runBuildCommand,
  },
  {
    surface: verifySurface,
    load: async () => (await import(/* webpackChunkName: "verify" */ './verify/command.ts')).runVerify,
  },
  {
    surface: reportCommandSurface,
    load: async () => (await import(/* webpackChunkName: "report-command" */ './report/command.ts')).runReportCommand,
  },
  {
    surface: cacheCommandSurface,
    load: async () => (await import(/* webpackChunkName: "cache-command" */ './cache/command.ts')).runCacheCommand,
  },
  {
    surface: tablesSurface,
    load: async () => (await import(/* webpackChunkName: "tables" */ './tables/command.ts')).runTables,
  },
  {
    surface: uninstallSurface,
    load: async () => (await import(/* webpackChunkName: "uninstall" */ './uninstall/command.ts')).runUninstall,
  },
]
