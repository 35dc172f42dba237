/** Git repositories as act wants them: callers, this project under its own name, and stand-ins for pinned actions. */
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runOk } from '../lab/exec.ts'
import { project } from './tools.ts'

/** A repository that act takes from a folder instead of GitHub. */
export interface LocalRepository {
  /** `owner/name` */
  readonly name: string
  readonly ref: string
  readonly folder: string
}

/** Commits of the actions that our workflows may use; `stand-ins/` has one for each. */
export const pinned = {
  'actions/checkout': 'de0fac2e4500dabe0009e67214ff5f5447ce83dd',
  'actions/upload-artifact': '043fb46d1a93c77aae656e7c1c64a875d1fc6a0a',
  'actions/download-artifact': '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c',
} as const

/** What `uses: $/…` becomes for act. */
export const ownRef = 'this-commit'

const gitEnv = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'test',
  GIT_AUTHOR_EMAIL: 'test@localhost',
  GIT_COMMITTER_NAME: 'test',
  GIT_COMMITTER_EMAIL: 'test@localhost',
}

/** Writes files into a folder; the keys are their paths. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** Writes files into a folder and makes it a repository of GitHub with one commit. */
export async function makeRepository(
  folder: string,
  name: string,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  writeFiles(folder, files)
  const git = (...args: string[]) => runOk('git', ['-C', folder, ...args], { env: gitEnv })
  await git('init', '--quiet', '--initial-branch', 'main')
  await git('remote', 'add', 'origin', `https://github.com/${name}`)
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'Commit')
  return folder
}

/**
 * Adds a submodule with these files and commits it. It is checked out; the address that git notes for it is one that
 * cannot be reached, so that whoever fetches it again fails.
 */
export async function addSubmodule(
  folder: string,
  path: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const origin = await makeRepository(`${folder}-${path}`, `someone/${path}`, files)
  const git = (...args: string[]) =>
    runOk('git', ['-C', folder, '-c', 'protocol.file.allow=always', ...args], { env: gitEnv })
  const url = `https://github.com/someone/${path}`
  await git('submodule', '--quiet', 'add', origin, path)
  await git('submodule', 'set-url', path, url)
  await git('config', `submodule.${path}.url`, url)
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'Add a submodule')
}

/**
 * This project as GitHub would hand it to a job: the working tree's files without what `export-ignore` leaves out, with
 * `uses: $/…` written out for act, which does not know it. Given once for each ref by which callers may name it.
 * `change` says how some of its files, by path, differ.
 */
export async function ownRepository(
  into: string,
  refs: readonly string[] = [],
  change: Readonly<Record<string, (text: string) => string>> = {},
): Promise<readonly LocalRepository[]> {
  const archive = `${into}.tar`
  mkdirSync(into, { recursive: true })
  await archiveWorkingTree(archive, `${into}.git`)
  await runOk('tar', ['-xf', archive, '-C', into])
  const { repository } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    repository: { url: string }
  }
  const name = /github\.com\/(.+?)(\.git)?$/.exec(repository.url)?.[1] ?? ''
  writeOutSelf(into, name)
  for (const [path, changed] of Object.entries(change)) {
    writeFileSync(join(into, path), changed(readFileSync(join(into, path), 'utf8')))
  }
  await makeRepository(into, name)
  return [ownRef, ...refs].map((ref) => ({ name, ref, folder: into }))
}

/** Rewrites `uses: $/path` of every workflow and action below a folder to `uses: owner/name/path@ref`. */
export function writeOutSelf(folder: string, name: string): void {
  for (const path of globSync(['.github/workflows/*.{yml,yaml}', '{*,*/*}/action.{yml,yaml}', 'action.{yml,yaml}'], {
    cwd: folder,
  })) {
    const text = readFileSync(join(folder, path), 'utf8')
    const uses = /^(\s*(?:- )?uses:\s*)(["']?)\$\/([^\s"'#]*)\2/gm
    const written = text.replace(uses, (_, before: string, _quote: string, rest: string) => {
      const target = [name, rest].filter((part) => part !== '').join('/')
      return `${before}${target}@${ownRef}`
    })
    if (written !== text) writeFileSync(join(folder, path), written)
  }
}

/**
 * Stand-ins for the pinned actions, below a folder. Their code is this project's, over the real client, read from
 * `seenAs`: where a job sees the project's folder.
 */
export async function standIns(folder: string, seenAs = project): Promise<readonly LocalRepository[]> {
  const made = Object.entries(pinned).map(async ([name, ref]): Promise<LocalRepository> => {
    const action = name.split('/')[1] ?? ''
    const target = join(folder, action)
    mkdirSync(target, { recursive: true })
    cpSync(join(import.meta.dirname, 'stand-ins', action, 'action.yml'), join(target, 'action.yml'))
    const main = pathToFileURL(join(seenAs, 'test/workflows/stand-ins', action, 'main.ts')).href
    await makeRepository(target, name, { 'main.mjs': `await import(${JSON.stringify(main)})\n` })
    return { name, ref, folder: target }
  })
  return Promise.all(made)
}

/** `git archive` of the working tree, through an index and an object store beside the repository's own. */
async function archiveWorkingTree(archive: string, scratch: string): Promise<void> {
  const objects = join(scratch, 'objects')
  mkdirSync(objects, { recursive: true })
  const own = (await runOk('git', ['-C', project, 'rev-parse', '--git-path', 'objects'])).trim()
  const env = {
    ...gitEnv,
    GIT_INDEX_FILE: join(scratch, 'index'),
    GIT_OBJECT_DIRECTORY: objects,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: join(project, own),
  }
  const git = (...args: string[]) => runOk('git', ['-C', project, ...args], { env })
  await git('add', '--all')
  await git('archive', '--format', 'tar', '--output', archive, (await git('write-tree')).trim())
}
