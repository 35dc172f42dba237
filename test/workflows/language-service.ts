/** GitHub's own language service for workflows and actions, as its editors run it. */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import type { validate } from '@actions/languageservice'
import { parse } from 'yaml'
import { project } from './tools.ts'

type Document = Parameters<typeof validate>[0]
type Config = NonNullable<Parameters<typeof validate>[1]>

// Its packages import JSON as bundlers take it; Node wants to be told the type.
registerHooks({
  load: (url, context, next) =>
    url.endsWith('.json') ? next(url, { ...context, importAttributes: { type: 'json' } }) : next(url, context),
})
const service = await import('@actions/languageservice')

/** What the service says of one file, each as `line: message`. Templates are judged as the workflows that they become. */
export function diagnose(path: string, root = project, actions = knownActions(root)): Promise<readonly string[]> {
  return diagnoseText(path, readFileSync(join(root, path), 'utf8'), root, actions)
}

/** The same for a text that is no file, as an example in the documentation; `path` says what it would be. */
export async function diagnoseText(
  path: string,
  text: string,
  root = project,
  actions = knownActions(root),
): Promise<readonly string[]> {
  // What it has parsed it keeps by name: every document gets a new one.
  const uri = `file:///${randomUUID()}/${path.replace(/^(\.github\/)?workflows\//, '.github/workflows/')}`
  const document = { uri, getText: () => text, languageId: 'yaml', version: 1 } as Document
  const found = await service.validate(document, { fileProvider: files(root), actionsMetadataProvider: actions })
  return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`)
}

/** Files of this repository, for `$/…`, `./…` and what is called by the repository's own name. */
function files(root: string): NonNullable<Config['fileProvider']> {
  return {
    getFileContent: async (ref) => ({ name: ref.path, content: readFileSync(join(root, ref.path), 'utf8') }),
  }
}

/**
 * Inputs of actions: our own, and those of the pinned actions as far as `stand-ins/` declares them. What is not known
 * is taken for right.
 */
function knownActions(root: string): NonNullable<Config['actionsMetadataProvider']> {
  return {
    fetchActionMetadata: async ({ owner, name, path = '' }) => {
      const own = `${owner}/${name}` === 'setup-nix-cuda/setup-nix-cuda'
      const folder = own ? join(root, path) : join(import.meta.dirname, 'stand-ins', owner === 'actions' ? name : '')
      const file = join(folder, 'action.yml')
      if (existsSync(file)) return parse(readFileSync(file, 'utf8'))
      if (own) return undefined
      return { name, description: 'unknown' }
    },
  }
}
