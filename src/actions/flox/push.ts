import { resolve } from 'node:path'
import { type Generation, listGenerations, liveGeneration } from '../../flox/push/generations.ts'
import { pushEnvironment, rollBack } from '../../flox/push/push.ts'
import { parseReference, referenceText } from '../../flox/reference.ts'
import { findFlox } from '../../flox/run-flox.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { problemText } from '../../report/problem-text.ts'
import { textTable } from '../../report/text-table.ts'
import { isThere } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jsonText } from '../../runner/sink.ts'
import type { CommandLine, ExitCode } from '../command-line.ts'
import { floxGenerationsSurface, floxPushSurface, floxRollbackSurface } from './surface.ts'

/** `nix-cuda flox push [DIR]`. Throws ProblemError as `pushEnvironment` does. */
export async function runFloxPush(host: Host, { option, positionals }: CommandLine): Promise<ExitCode> {
  const { owner, force, 'dry-run': dryRun, json } = readInputs(floxPushSurface, option)
  const folder = onlyOne('push', positionals) ?? '.'
  const pushed = await pushEnvironment(host, { folder, owner, force, dryRun })
  if (json) {
    const { generation, pin, ...rest } = pushed
    host.answer(jsonText({ ...rest, generation: generation ?? null, pin: pin ?? null }))
    return 0
  }
  const notes = pushed.problems.map(problemText)
  const said = {
    pushed: `${pushed.environment} was pushed: generation ${pushed.generation ?? 'unknown'}`,
    'up to date': `${pushed.environment} is up to date on FloxHub: generation ${pushed.generation ?? 'unknown'}`,
    planned: `Would run: ${pushed.command}`,
  }[pushed.state]
  const pin = pushed.pin === undefined ? [] : [`To pin it: ${pushed.pin}`]
  host.answer(`${[...notes, said, ...pin].join('\n')}\n`)
  return 0
}

/** `nix-cuda flox generations [DIR|OWNER/NAME]`. Throws ProblemError FLX185, FLX204 and FLX208. */
export async function runFloxGenerations(host: Host, { option, positionals }: CommandLine): Promise<ExitCode> {
  const { json } = readInputs(floxGenerationsSurface, option)
  const where = onlyOne('generations', positionals) ?? '.'
  const args = (await isThere(host, resolve(host.cwd, where)))
    ? ['--dir', resolve(host.cwd, where)]
    : ['--reference', referenceText(parseReference(where))]
  const generations = await listGenerations(host, await findFlox(host), args, { upstream: true })
  if (json) {
    const rows = generations.map(({ lastLive, ...one }) => ({ ...one, lastLive: lastLive ?? null }))
    host.answer(jsonText({ live: liveGeneration(generations) ?? null, generations: rows }))
  } else host.answer(`${generationTable(generations)}\n`)
  return 0
}

function generationTable(generations: readonly Generation[]): string {
  const rows = generations.toReversed().map(({ number, live, created, lastLive, description }) => {
    return [String(number), live ? 'now' : (lastLive ?? '-'), created, description]
  })
  return textTable([['GENERATION', 'LIVE', 'CREATED', 'DESCRIPTION'], ...rows])
}

/** `nix-cuda flox rollback OWNER/NAME[:GENERATION]`. Throws ProblemError as `rollBack` does. */
export async function runFloxRollback(host: Host, { option, positionals }: CommandLine): Promise<ExitCode> {
  const { 'dry-run': dryRun, json } = readInputs(floxRollbackSurface, option)
  const reference = onlyOne('rollback', positionals)
  if (reference === undefined) {
    const fix = 'Write nix-cuda flox rollback OWNER/NAME, or OWNER/NAME:GENERATION.'
    throw new ProblemError(error('CFG003', 'No environment was given.', fix))
  }
  const done = await rollBack(host, reference, { dryRun })
  const said = {
    switched: `${done.environment}: generation ${done.to} is live, before it was ${done.from ?? 'none'}`,
    planned: `Would make generation ${done.to} of ${done.environment} live; now it is ${done.from ?? 'none'}`,
    'already live': `${done.environment}: generation ${done.to} is live already`,
  }[done.state]
  host.answer(json ? jsonText({ ...done, from: done.from ?? null }) : `${said}\n`)
  return 0
}

function onlyOne(word: string, positionals: readonly string[]): string | undefined {
  const [first, ...more] = positionals
  if (more.length === 0) return first
  const message = `nix-cuda flox ${word} takes one argument, and has ${positionals.length}.`
  throw new ProblemError(error('CFG008', message, `See nix-cuda flox ${word} --help.`))
}
