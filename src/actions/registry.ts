import { codes } from '../model/codes.ts'
import type { GitHub, Host } from '../runner/host.ts'
import type { Surface } from '../runner/inputs.ts'
import { activateSurface } from './activate/surface.ts'
import { buildCommandSurface, buildSurface } from './build/surface.ts'
import { cacheCommandSurface } from './cache/surface.ts'
import type { CommandEntry, CommandGroup } from './command-line.ts'
import { completionSurface } from './completion/surface.ts'
import { containerizeCommandSurface, containerizeSurface, floxImageInputs } from './containerize/surface.ts'
import { doctorSurface } from './doctor/surface.ts'
import { evidenceCommandSurface, evidenceSurface } from './evidence/surface.ts'
import { explainSurface } from './explain/surface.ts'
import { floxCommands, floxGroup } from './flox/words.ts'
import { requirementInputs, resultInputs } from './gpu/inputs.ts'
import { gpuSurface } from './gpu/surface.ts'
import { gpuTestCommandSurface, gpuTestSurface } from './gpu-test/surface.ts'
import { imageTestCommandSurface, imageTestSurface } from './image-test/surface.ts'
import { kubernetesSurface } from './kubernetes/surface.ts'
import { planningInputs, requestInputs } from './plan/inputs.ts'
import { planActionSurface, planSurface } from './plan/surface.ts'
import { floxPublishInputs, publishCommandSurface, publishSurface } from './publish/surface.ts'
import { reportCommandSurface, reportSurface } from './report/surface.ts'
import { runSurface } from './run/surface.ts'
import { setupSurface } from './setup/surface.ts'
import { tablesSurface } from './tables/surface.ts'
import { uninstallSurface } from './uninstall/surface.ts'
import { verifyActionSurface, verifySurface } from './verify/surface.ts'

type Action = (host: Host, github: GitHub) => Promise<number>

/** An action: its file, and its entries in the bundle by the names of their stubs; each is loaded when it runs. */
export interface ActionEntry {
  readonly file: string
  readonly surface: Surface
  readonly stub: string
  readonly load: () => Promise<Action>
  /** What runs after the job. */
  readonly post?: { readonly stub: string; readonly load: () => Promise<Action> }
}

/** Every action. `npm run generate` and `npm run build` make its files from here. */
export const actions: readonly ActionEntry[] = [
  {
    file: 'action.yml',
    surface: setupSurface,
    stub: 'setup',
    load: async () => (await import('./setup/action.ts')).runSetup,
    post: {
      stub: 'setup-post',
      load: async () => (await import('./setup/post.ts')).runSetupPost,
    },
  },
  {
    file: 'plan/action.yml',
    surface: planActionSurface,
    stub: 'plan',
    load: async () => (await import('./plan/action.ts')).runPlanAction,
  },
  {
    file: 'build/action.yml',
    surface: buildSurface,
    stub: 'build',
    load: async () => (await import('./build/action.ts')).runBuild,
  },
  {
    file: 'verify/action.yml',
    surface: verifyActionSurface,
    stub: 'verify',
    load: async () => (await import('./verify/action.ts')).runVerifyAction,
  },
  {
    file: 'report/action.yml',
    surface: reportSurface,
    stub: 'report',
    load: async () => (await import('./report/action.ts')).runReportAction,
  },
  {
    file: 'gpu/action.yml',
    surface: gpuSurface,
    stub: 'gpu',
    load: async () => (await import('./gpu/action.ts')).runGpuAction,
    post: {
      stub: 'gpu-post',
      load: async () => (await import('./gpu/post.ts')).runGpuPost,
    },
  },
  {
    file: 'gpu-test/action.yml',
    surface: gpuTestSurface,
    stub: 'gpu-test',
    load: async () => (await import('./gpu-test/action.ts')).runGpuTestAction,
  },
  {
    file: 'evidence/action.yml',
    surface: evidenceSurface,
    stub: 'evidence',
    load: async () => (await import('./evidence/action.ts')).runEvidenceAction,
  },
  {
    file: 'publish/action.yml',
    surface: publishSurface,
    stub: 'publish',
    load: async () => (await import('./publish/action.ts')).runPublishAction,
  },
  {
    file: 'containerize/action.yml',
    surface: containerizeSurface,
    stub: 'containerize',
    load: async () => (await import('./containerize/action.ts')).runContainerizeAction,
  },
  {
    file: 'image-test/action.yml',
    surface: imageTestSurface,
    stub: 'image-test',
    load: async () => (await import('./image-test/action.ts')).runImageTestAction,
  },
  {
    file: 'activate/action.yml',
    surface: activateSurface,
    stub: 'activate',
    load: async () => (await import('./activate/action.ts')).runActivate,
    post: {
      stub: 'activate-post',
      load: async () => (await import('./activate/post.ts')).runActivatePost,
    },
  },
]

const floxDestination = { title: 'A Flox environment (--to flox, --to flox-push)', inputs: floxPublishInputs }
const floxImage = { title: 'An image of a Flox environment (--from flox)', inputs: floxImageInputs }
const requestGroup = { title: 'The request: what to build', inputs: requestInputs }

/** First words that several commands share. */
export const groups: readonly CommandGroup[] = [floxGroup]

/** Every command of the CLI, in the order of its help. */
export const commands: readonly CommandEntry[] = [
  {
    surface: planSurface,
    section: 'Plan, build and prove',
    example: "nix-cuda plan --packages python3Packages.cupy --capabilities '8.0,9.0+PTX' --toolkits 12.x",
    groups: [requestGroup, { title: 'What to find out', inputs: planningInputs }],
    load: async () => (await import('./plan/command.ts')).runPlan,
  },
  {
    surface: buildCommandSurface,
    section: 'Plan, build and prove',
    takes: { name: '[CELL|PACKAGE|PATTERN]…', complete: 'nothing' },
    example: "nix-cuda build mylib 'mytool-cuda12.*'",
    groups: [requestGroup],
    load: async () => (await import('./build/command.ts')).runBuildCommand,
  },
  {
    surface: verifySurface,
    section: 'Plan, build and prove',
    takes: { name: 'PATH…', complete: 'files' },
    example: 'nix-cuda verify --capabilities 8.6,9.0+PTX --toolkit 12.8 result/lib',
    groups: [],
    load: async () => (await import('./verify/command.ts')).runVerify,
  },
  ...floxCommands,
  {
    surface: reportCommandSurface,
    section: 'Plan, build and prove',
    example: 'nix-cuda report --plan plan.json --results results',
    groups: [],
    load: async () => (await import('./report/command.ts')).runReportCommand,
  },
  {
    surface: evidenceCommandSurface,
    section: 'Ship',
    takes: { name: '[CELL|PACKAGE|PATTERN]…', complete: 'nothing' },
    example: 'nix-cuda evidence mylib --out evidence',
    groups: [],
    load: async () => (await import('./evidence/command.ts')).runEvidence,
  },
  {
    surface: publishCommandSurface,
    section: 'Ship',
    example: 'nix-cuda publish --to flox --flox-org acme --dry-run',
    groups: [floxDestination],
    load: async () => (await import('./publish/command.ts')).runPublish,
  },
  {
    surface: containerizeCommandSurface,
    section: 'Ship',
    example: 'nix-cuda containerize --from flox --flox-file app.tar',
    groups: [floxImage],
    load: async () => (await import('./containerize/command.ts')).runContainerize,
  },
  {
    surface: imageTestCommandSurface,
    section: 'Ship',
    takes: { name: 'IMAGE [-- WORD…]', complete: 'files' },
    example: 'nix-cuda image-test --gpu none app.tar -- --version',
    groups: [],
    load: async () => (await import('./image-test/command.ts')).runImageTest,
  },
  {
    surface: kubernetesSurface,
    section: 'Ship',
    takes: { name: '[-- PROGRAM [ARGUMENT]…]', complete: 'nothing' },
    example: 'nix-cuda kubernetes --environment acme/app:12 --toolkit 12.8 -- app --serve',
    groups: [],
    load: async () => (await import('./kubernetes/command.ts')).runKubernetes,
  },
  {
    surface: explainSurface,
    section: 'Look up',
    takes: { name: 'CODE…', complete: Object.keys(codes) },
    example: 'nix-cuda explain VER001',
    groups: [],
    load: async () => (await import('./explain/command.ts')).runExplain,
  },
  {
    surface: tablesSurface,
    section: 'Look up',
    example: 'nix-cuda tables --check --nixpkgs github:NixOS/nixpkgs/nixos-unstable',
    groups: [],
    load: async () => (await import('./tables/command.ts')).runTables,
  },
  {
    surface: cacheCommandSurface,
    section: 'Look up',
    takes: { name: 'FOLDER…', complete: 'files' },
    example: 'nix-cuda cache ./unpacked-entry',
    groups: [],
    load: async () => (await import('./cache/command.ts')).runCacheCommand,
  },
  {
    surface: runSurface,
    section: 'This machine',
    takes: { name: '-- PROGRAM [ARGUMENT]…', complete: 'files' },
    example: 'nix-cuda run -- ./result/bin/saxpy',
    groups: [],
    load: async () => (await import('./run/command.ts')).runRun,
  },
  {
    surface: doctorSurface,
    section: 'This machine',
    takes: { name: '[PATH]…', complete: 'files' },
    example: 'nix-cuda doctor --toolkit 13.0 ./result',
    groups: [
      { title: 'What the machine must have', inputs: requirementInputs },
      { title: 'What it must run', inputs: resultInputs },
    ],
    load: async () => (await import('./doctor/command.ts')).runDoctor,
  },
  {
    surface: gpuTestCommandSurface,
    section: 'This machine',
    takes: { name: '[CELL|PACKAGE|PATTERN]…', complete: 'nothing' },
    example: 'nix-cuda gpu-test mylib',
    groups: [requestGroup],
    load: async () => (await import('./gpu-test/command.ts')).runGpuTest,
  },
  {
    surface: completionSurface,
    section: 'This machine',
    takes: { name: 'bash|zsh|fish', complete: ['bash', 'zsh', 'fish'] },
    example: 'source <(nix-cuda completion bash)',
    groups: [],
    load: async () => {
      const { runCompletion } = await import('./completion/command.ts')
      return (host, line) => runCompletion(host, line, commands)
    },
  },
  {
    surface: uninstallSurface,
    section: 'This machine',
    example: 'nix-cuda uninstall --dry-run',
    groups: [],
    load: async () => (await import('./uninstall/command.ts')).runUninstall,
  },
]
