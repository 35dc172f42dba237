/**
 * Pushing an image whose blobs lie on disk, against `skopeo copy` of an oci-archive of the same image, to Debian's docker-registry on
 * loopback: in one run, interleaved, medians. And the second image of the same toolkit: its push against its own bytes.
 */
import { createReadStream, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { realHost } from '../src/runner/real-host.ts'
import type { Content } from '../src/ship/registry/content.ts'
import { push } from '../src/ship/registry/push.ts'
import { openRegistry } from '../src/ship/registry/session.ts'
import { image, request, tarLayer } from '../test/fakes/images.ts'
import { removeTree } from '../test/lab/context.ts'
import { runOk } from '../test/lab/exec.ts'
import { labContext } from '../test/lab/lab.ts'
import { ensureRegistryTools, openDockerRegistry } from '../test/lab/registries.ts'
import { recordingLog } from '../test/recording-log.ts'

const rounds = 5
const layerBytes = 64e6
const lab = labContext()
const tools = await ensureRegistryTools(lab)
const temp = mkdtempSync(join(lab.root, 'bench-registry-'))
process.on('exit', () => removeTree(temp))
const host = realHost(recordingLog())

const toolkit = [await onDisk('toolkit-1'), await onDisk('toolkit-2'), await onDisk('toolkit-3')]
const first = image([...toolkit, await onDisk('app-1', 2e6)])
const second = image([...toolkit, await onDisk('app-2', 2e6)])
const bytes = [...first.layers, first.config].reduce((sum, { size }) => sum + size, 0)
const own = (second.layers[3]?.size ?? 0) + second.config.size

const ours: number[] = []
const theirs: number[] = []
let sent = 0
let peak = 0
for (let round = 0; round < rounds; round++) {
  const folder = join(temp, `round-${round}`)
  mkdirSync(folder)
  {
    await using registry = await openDockerRegistry(tools, join(folder, 'ours'))
    const name = new URL(registry.url).host
    ours.push(await seconds(() => pushTo(name, first)))
    peak = Math.max(peak, process.memoryUsage().rss)
    sent = (await pushTo(name, second)).bytes
    const archive = join(temp, 'first.tar')
    if (round === 0)
      await skopeo('--src-tls-verify=false', `docker://${name}/acme/app:1.0`, `oci-archive:${archive}:1.0`)
  }
  {
    await using registry = await openDockerRegistry(tools, join(folder, 'theirs'))
    const to = `docker://${new URL(registry.url).host}/acme/app:1.0`
    theirs.push(
      await seconds(() => skopeo('--dest-tls-verify=false', `oci-archive:${join(temp, 'first.tar')}:1.0`, to)),
    )
  }
  removeTree(folder)
}

const result = {
  ...{ bench: 'registry', rounds, cores: availableParallelism(), bytes },
  ...{ oursSeconds: median(ours), skopeoSeconds: median(theirs), ratio: median(ours) / median(theirs) },
  ...{ peakMiB: Math.round(peak / 2 ** 20), secondBytes: sent, secondOwnBytes: own, secondRatio: sent / own },
}
console.table(result)
console.log(JSON.stringify(result))
process.exit(0)

async function onDisk(name: string, size = layerBytes): Promise<Content & { readonly diffId?: string }> {
  const made = await tarLayer(name, size)
  const file = join(temp, name)
  const chunks: Uint8Array[] = []
  for await (const chunk of made.open(0)) chunks.push(chunk)
  writeFileSync(file, Buffer.concat(chunks))
  const { digest, diffId } = made
  return {
    digest,
    size: made.size,
    open: (start) => createReadStream(file, { start, highWaterMark: 256 * 1024 }),
    ...(diffId && { diffId }),
  }
}

function pushTo(registry: string, what: typeof first) {
  const session = openRegistry(host, { registry, mask: () => {} })
  return push({ session, repository: 'acme/app' }, request([what]))
}

function skopeo(...args: readonly string[]): Promise<string> {
  return runOk(tools.skopeo, ['copy', '--quiet', ...args])
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1_000
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
