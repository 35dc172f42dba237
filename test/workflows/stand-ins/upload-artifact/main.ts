/**
 * After https://github.com/actions/upload-artifact/blob/v7.0.1/README.md: `path` is a list of files, folders and globs,
 * `!` excludes; the artifact's root is the one folder that was given, else the deepest folder common to all paths.
 */
import { globSync, statSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { DefaultArtifactClient } from '@actions/artifact'
import * as core from '@actions/core'
import { act, oneOf } from '../inputs.ts'

await act(async () => {
  const name = core.getInput('name', { required: true })
  const patterns = core.getMultilineInput('path', { required: true })
  const nothing = oneOf('if-no-files-found', ['warn', 'error', 'ignore'])
  const { files, root } = search(patterns, core.getBooleanInput('include-hidden-files'))
  if (files.length === 0) {
    const message = `No files were found with the provided path: ${patterns.join('\n')}. No artifacts will be uploaded.`
    return { warn: core.warning, error: core.setFailed, ignore: core.info }[nothing](message)
  }
  const client = new DefaultArtifactClient()
  // Best effort, as there: it may well not exist.
  if (core.getBooleanInput('overwrite')) await client.deleteArtifact(name).catch(() => {})
  const retentionDays = Number(core.getInput('retention-days'))
  const { id, digest } = await client.uploadArtifact(name, files, root, {
    compressionLevel: Number(core.getInput('compression-level')),
    skipArchive: !core.getBooleanInput('archive'),
    ...(retentionDays > 0 && { retentionDays }),
  })
  const run = [process.env['GITHUB_SERVER_URL'], process.env['GITHUB_REPOSITORY'], 'actions/runs']
  core.setOutput('artifact-id', id)
  core.setOutput('artifact-digest', digest)
  core.setOutput('artifact-url', [...run, process.env['GITHUB_RUN_ID'], 'artifacts', id].join('/'))
})

function search(patterns: readonly string[], hidden: boolean): { files: string[]; root: string } {
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => resolve(pattern.slice(1)))
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!')).map((pattern) => resolve(pattern))
  const files = new Set<string>()
  for (const pattern of wanted) for (const path of globSync(pattern)) for (const file of filesAt(path)) files.add(file)
  const left = new Set(excluded.flatMap((pattern) => globSync(pattern).flatMap(filesAt)))
  const bases = wanted.map(base)
  const root = bases.reduce(common, bases[0] ?? process.cwd())
  const kept = [...files].filter((file) => !left.has(file) && (hidden || !/(^|\/)\./.test(file.slice(root.length))))
  return { files: kept.sort(), root }
}

function filesAt(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return globSync('**', { cwd: path, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** The folder of a path that has no wildcard in it. */
function base(pattern: string): string {
  const wild = pattern.split(sep).findIndex((part) => /[*?[\]]/.test(part))
  if (wild >= 0) return pattern.split(sep).slice(0, wild).join(sep)
  return globSync(pattern).some((path) => statSync(path).isDirectory()) ? pattern : dirname(pattern)
}

function common(a: string, b: string): string {
  const other = b.split(sep)
  const parts = a.split(sep)
  const differs = parts.findIndex((part, at) => part !== other[at])
  return differs < 0 ? a : parts.slice(0, differs).join(sep) || sep
}
