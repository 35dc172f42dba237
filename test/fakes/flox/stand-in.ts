import { join, resolve } from 'node:path'
import { grammar } from './grammar.ts'

const project = resolve(import.meta.dirname, '../../..')

/** What Node keeps of compiled files; not for what the stand-in runs, see flox.ts. */
export const compileCache = join(project, 'node_modules/.cache/node')

/**
 * The stand-in as a program: a script that runs flox.ts of this project by its node, for a file called `flox` on any
 * machine where the project lies at the same path. `version` is what it says that it is.
 */
export function floxStandIn(version = grammar.version): string {
  return [
    '#!/bin/sh',
    `# A stand-in for flox ${version}, made from`,
    ...grammar.sources.map((source) => `# ${source}`),
    `export FLOX_STAND_IN_VERSION=${quote(version)}`,
    'program=$(readlink -f "$0"); export FLOX_STAND_IN_PREFIX="${program%/bin/*}"',
    'FLOX_STAND_IN_FD3=0; if (: >&3) 2> /dev/null; then FLOX_STAND_IN_FD3=1; fi; export FLOX_STAND_IN_FD3',
    // Most of the time of a call is that of its node for reading TypeScript.
    `NODE_COMPILE_CACHE=${quote(compileCache)} exec ${quote(join(project, 'node_modules/.bin/node'))} --no-warnings ${quote(join(import.meta.dirname, 'flox.ts'))} "$@"`,
    '',
  ].join('\n')
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
