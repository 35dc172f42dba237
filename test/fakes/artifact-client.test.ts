/** The fake artifact service held against the real client, `@actions/artifact`. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ClientProcess, startClient } from './client-process.ts'
import { type GitHubServices, startGitHubServices } from './github-services.ts'

let services: GitHubServices
let client: ClientProcess

beforeAll(async () => {
  services = await startGitHubServices()
  client = await startClient(services)
})
afterAll(async () => {
  await client[Symbol.asyncDispose]()
  await services.stop()
})
beforeEach(() => {
  services.faults.clear()
  services.empty()
})

interface Stored {
  readonly id: number
  readonly name: string
  readonly size: number
  readonly digest: string
}

function write(name: string, content: string): string {
  const path = join(client.workspace, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

async function upload(name: string, files: readonly string[], env = services.env): Promise<Stored> {
  const { value, error } = await client.artifact('uploadArtifact', [name, files, client.workspace], env)
  if (error !== undefined) throw new Error(error)
  return value as Stored
}

async function download(id: number, folder: string, env = services.env) {
  const path = join(client.workspace, folder)
  const called = await client.artifact('downloadArtifact', [id, { path }], env)
  return { ...called, path }
}

describe('@actions/artifact', () => {
  it('uploads, finds, lists, downloads and deletes', async () => {
    const files = [write('plan/plan.json', '{"cells":[]}'), write('plan/deep/note.txt', 'note')]
    const plan = await upload('plan', files)
    await upload('other', [write('other.txt', 'other')])
    const { value } = await client.artifact('listArtifacts', [])
    expect((value as { artifacts: Stored[] }).artifacts.map(({ name }) => name)).toEqual(['plan', 'other'])
    const found = await client.artifact('getArtifact', ['plan'])
    expect(found.value).toMatchObject({ artifact: { id: plan.id, size: plan.size, digest: `sha256:${plan.digest}` } })
    const { path, error } = await download(plan.id, 'downloaded')
    expect(error).toBeUndefined()
    expect(readFileSync(join(path, 'plan/plan.json'), 'utf8')).toBe('{"cells":[]}')
    expect(readFileSync(join(path, 'plan/deep/note.txt'), 'utf8')).toBe('note')
    expect((await client.artifact('deleteArtifact', ['plan'])).value).toEqual({ id: plan.id })
    expect((await client.artifact('getArtifact', ['plan'])).error).toContain('Artifact not found for name: plan')
    expect(services.requests.flatMap(({ ignored = [] }) => ignored)).toEqual([])
  })

  it('keeps a file that is not archived as it is', async () => {
    const file = write('result.json', '{"status":"proven"}')
    const options = { skipArchive: true, retentionDays: 3 }
    const { value } = await client.artifact('uploadArtifact', ['ignored', [file], client.workspace, options])
    expect(value).toMatchObject({ digest: createHash('sha256').update('{"status":"proven"}').digest('hex') })
    const { path } = await download((value as Stored).id, 'raw')
    expect(readFileSync(join(path, 'result.json'), 'utf8')).toBe('{"status":"proven"}')
  })

  it('gives what one job uploaded to another job of the run, and to no other run', async () => {
    const first = services.environment({ job: 'job-1' })
    const { id } = await upload('plan', [write('plan.json', 'plan')], first)
    const { path } = await download(id, 'second', services.environment({ job: 'job-2' }))
    expect(readFileSync(join(path, 'plan.json'), 'utf8')).toBe('plan')
    const elsewhere = await client.artifact('getArtifact', ['plan'], services.environment({ run: 'other-run' }))
    expect(elsewhere.error).toContain('Artifact not found')
  })

  it('does not replace an artifact', async () => {
    const files = [write('plan.json', 'plan')]
    await upload('plan', files)
    await expect(upload('plan', files)).rejects.toThrow(
      'Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists on the workflow run',
    )
  })

  it('gets through a service that fails twice', async () => {
    services.faults.add(
      { on: 'CreateArtifact', effect: { kind: 'status', status: 503 }, times: 2 },
      { on: /^PUT/, effect: { kind: 'drop' }, times: 1 },
      { on: 'GET /blobs', effect: { kind: 'status', status: 500 }, times: 2 },
    )
    const { id } = await upload('plan', [write('plan.json', 'plan')])
    const { path } = await download(id, 'flaky')
    expect(readFileSync(join(path, 'plan.json'), 'utf8')).toBe('plan')
  })

  it('lists nothing whose upload failed', async () => {
    services.faults.add({ on: 'FinalizeArtifact', effect: { kind: 'status', status: 429 } })
    await expect(upload('plan', [write('plan.json', 'plan')])).rejects.toThrow('Failed to FinalizeArtifact')
    expect((await client.artifact('listArtifacts', [])).value).toEqual({ artifacts: [] })
    expect(services.artifacts()).toMatchObject([{ name: 'plan', finalized: false }])
  })

  it('notices a download that is not what was uploaded', async () => {
    const { id, digest } = await upload('plan', [write('plan.json', 'plan'.repeat(1000))])
    services.tamper({ artifact: 'plan' }, (content) => Buffer.concat([content, Buffer.from('\0')]))
    const options = { path: join(client.workspace, 'tampered'), expectedHash: `sha256:${digest}` }
    expect((await client.artifact('downloadArtifact', [id, options])).value).toMatchObject({ digestMismatch: true })
  })
})
