import type { CommandEntry, CommandGroup } from '../command-line.ts'
import { floxGenerationsSurface, floxLintSurface, floxPushSurface, floxRollbackSurface } from './surface.ts'

/** `nix-cuda flox` and what follows it, in the order of its help. */
export const floxGroup: CommandGroup = { word: 'flox', description: 'Checks and ships Flox environments' }

export const floxCommands: readonly CommandEntry[] = [
  {
    surface: floxLintSurface,
    section: 'Plan, build and prove',
    takes: { name: '[DIR]…', complete: 'files' },
    example: 'nix-cuda flox lint ./app',
    groups: [],
    load: async () => (await import('./lint.ts')).runFloxLint,
  },
  {
    surface: floxPushSurface,
    section: 'Ship',
    takes: { name: '[DIR]', complete: 'files' },
    example: 'nix-cuda flox push ./app --owner acme',
    groups: [],
    load: async () => (await import('./push.ts')).runFloxPush,
  },
  {
    surface: floxGenerationsSurface,
    section: 'Ship',
    takes: { name: '[DIR|OWNER/NAME]', complete: 'files' },
    example: 'nix-cuda flox generations acme/app',
    groups: [],
    load: async () => (await import('./push.ts')).runFloxGenerations,
  },
  {
    surface: floxRollbackSurface,
    section: 'Ship',
    takes: { name: 'OWNER/NAME[:GENERATION]', complete: 'nothing' },
    example: 'nix-cuda flox rollback acme/app:3',
    groups: [],
    load: async () => (await import('./push.ts')).runFloxRollback,
  },
]
