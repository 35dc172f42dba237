/** After https://github.com/actions/download-artifact/blob/v8.0.1/README.md, for artifacts of the same run. */
import { homedir } from 'node:os'
import { join, matchesGlob, resolve } from 'node:path'
import { type Artifact, DefaultArtifactClient } from '@actions/artifact'
import * as core from '@actions/core'
import { act, oneOf } from '../inputs.ts'

const client = new DefaultArtifactClient()

await act(async () => {
  if (core.getInput('github-token')) throw new Error('the stand-in downloads artifacts of its own run only')
  const name = core.getInput('name')
  const ids = core
    .getInput('artifact-ids')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
    .map(Number)
  if (name && ids.length > 0)
    throw new Error("Inputs 'name' and 'artifact-ids' cannot be used together. Please specify only one.")
  const path = resolve(core.getInput('path').replace(/^~/, homedir()) || (process.env['GITHUB_WORKSPACE'] ?? '.'))
  const together = name !== '' || ids.length === 1 || core.getBooleanInput('merge-multiple')
  const mismatch = oneOf('digest-mismatch', ['ignore', 'info', 'warn', 'error'])
  const artifacts = await select(name, ids, core.getInput('pattern'))
  for (const artifact of artifacts) {
    const { digestMismatch } = await client.downloadArtifact(artifact.id, {
      path: together ? path : join(path, artifact.name),
      skipDecompress: core.getBooleanInput('skip-decompress'),
      ...(artifact.digest !== undefined && { expectedHash: artifact.digest }),
    })
    const message = `Artifact '${artifact.name}' digest validation failed. Please verify the integrity of the artifact.`
    if (digestMismatch)
      ({ ignore: () => {}, info: core.info, warn: core.warning, error: core.setFailed })[mismatch](message)
  }
  core.info(`Total of ${artifacts.length} artifact(s) downloaded`)
  core.setOutput('download-path', path)
})

async function select(name: string, ids: readonly number[], pattern: string): Promise<readonly Artifact[]> {
  if (name) return [(await client.getArtifact(name)).artifact]
  const { artifacts } = await client.listArtifacts({ latest: true })
  if (ids.length === 0) return pattern ? artifacts.filter((artifact) => matchesGlob(artifact.name, pattern)) : artifacts
  const found = artifacts.filter(({ id }) => ids.includes(id))
  if (found.length === 0) throw new Error('None of the provided artifact IDs were found')
  return found
}
