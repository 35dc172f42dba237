/**
 * Coverage of one cell whose output refers to 9,999 other signed paths, on loopback, against `nix path-info` of the same
 * paths from the same server, in one run, interleaved, medians. The server is a process of its own and counts connections.
 * What ours does more: read the derivations, verify each signature, follow references. Goal: at most 3 s, 64 connections.
 */
import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type CoverageReport, coverageOf } from '../src/binary-cache/coverage.ts'
import { base32, fingerprint, printNarInfo } from '../src/binary-cache/narinfo.ts'
import { generateKey } from '../src/binary-cache/signing.ts'
import type { Host } from '../src/runner/host.ts'
import { realHost } from '../src/runner/real-host.ts'
import { removeTree } from '../test/lab/context.ts'
import { run } from '../test/lab/exec.ts'
import { openLab } from '../test/lab/lab.ts'
import { recordingLog } from '../test/recording-log.ts'

const count = 10_000
const rounds = 3

if (process.send) serve(process.argv[2] ?? '')
else await measure()

/** Serves a folder from memory, and tells its port and then, when asked, the most connections that it saw. */
function serve(folder: string): void {
  const { files, info } = JSON.parse(readFileSync(join(folder, 'cache.json'), 'utf8')) as {
    readonly files: Readonly<Record<string, string>>
    readonly info: string
  }
  let [open, most, all] = [0, 0, 0]
  const server = createServer((request, response) => {
    const body = request.url === '/nix-cache-info' ? info : files[request.url ?? '']
    const nar = request.url?.startsWith('/nar/')
    response.writeHead(body === undefined && !nar ? 404 : 200, { 'content-length': nar ? 1 : (body?.length ?? 0) })
    response.end(nar ? undefined : body)
  })
  server.on('connection', (socket) => {
    open += 1
    all += 1
    most = Math.max(most, open)
    socket.once('close', () => {
      open -= 1
    })
  })
  process.on('message', () => {
    process.send?.({ most, all })
    most = open
    all = 0
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
  })
}

async function measure(): Promise<void> {
  const lab = await openLab({ toolkits: [] })
  const temp = mkdtempSync(join(lab.root, 'bench-coverage-'))
  process.on('exit', () => removeTree(temp))
  const key = generateKey('bench')
  const { drvPath, paths } = makeCache(temp, lab.storeDir, key)
  const server = fork(import.meta.filename, [temp])
  const [{ port }] = (await once(server, 'message')) as [{ readonly port: number }]
  const url = `http://127.0.0.1:${port}`
  const real = realHost(recordingLog())
  const host: Host = { ...real, env: { ...real.env, ...lab.env } }
  const options = { substituters: [url], trustedPublicKeys: [key.publicKey.text], storeDir: lab.storeDir }
  const cell = { id: 'bench', drvPath, outputs: [{ name: 'out', path: paths[0] ?? '' }] }
  const connections = async () => {
    server.send('connections')
    return ((await once(server, 'message')) as [{ readonly most: number; readonly all: number }])[0]
  }

  const ours: number[] = []
  const theirs: number[] = []
  let report: CoverageReport | undefined
  const seen = { ours: { most: 0, all: 0 }, theirs: { most: 0, all: 0 } }
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    report = await coverageOf(host, [cell], options)
    ours.push((performance.now() - begun) / 1_000)
    seen.ours = await connections()
    if (report.probes !== count || report.cells.get('bench')?.state !== 'cached') {
      throw new Error(JSON.stringify([report.probes, ...report.cells, report.problems]))
    }
    const before = performance.now()
    // A cache folder of its own: Nix remembers narinfos.
    const env = { ...lab.env, XDG_CACHE_HOME: join(temp, `nix-cache-${round}`) }
    const ran = await run(join(lab.nixBin, 'nix'), ['path-info', '--store', url, ...paths], { env })
    theirs.push((performance.now() - before) / 1_000)
    seen.theirs = await connections()
    if (ran.code !== 0 || ran.stdout.trim().split('\n').length !== count) throw new Error(ran.stderr.slice(-2_000))
  }
  server.kill()
  const rows = [
    { who: 'coverageOf', seconds: median(ours), connections: seen.ours.most, opened: seen.ours.all },
    { who: 'nix path-info', seconds: median(theirs), connections: seen.theirs.most, opened: seen.theirs.all },
  ]
  console.table(rows)
  const ratio = round2(median(ours) / median(theirs))
  console.log(JSON.stringify({ bench: 'coverage', rounds, cores: availableParallelism(), probes: count, rows, ratio }))
}

/** Narinfos that refer to eight others each, and one derivation. */
function makeCache(folder: string, storeDir: string, key: ReturnType<typeof generateKey>) {
  const hashes = Array.from({ length: count }, (_, n) => createHash('sha256').update(`${n}`).digest())
  const names = hashes.map((hash, n) => `${base32(hash.subarray(0, 20))}-path-${n}`)
  const files = names.map((name, n) => {
    const digest = base32(hashes[n] ?? new Uint8Array(32))
    const info = {
      name,
      url: `nar/${digest}.nar.zst`,
      compression: 'zstd',
      fileHash: `sha256:${digest}`,
      fileSize: 1,
      narHash: `sha256:${digest}`,
      narSize: 1,
      references: names.slice(8 * n + 1, 8 * n + 9).sort(),
      signatures: [],
    } as const
    const signed = { ...info, signatures: [key.sign(fingerprint(info, storeDir))] }
    return [`/${name.slice(0, 32)}.narinfo`, printNarInfo(signed, storeDir)] as const
  })
  const info = `StoreDir: ${storeDir}\nWantMassQuery: 1\nPriority: 40\n`
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'cache.json'), JSON.stringify({ files: Object.fromEntries(files), info }))
  const paths = names.map((name) => `${storeDir}/${name}`)
  const drvPath = join(folder, 'bench.drv')
  const env = '[("name","bench")]'
  writeFileSync(drvPath, `Derive([("out","${paths[0]}","","")],[],[],"x86_64-linux","/bin/sh",[],${env})`)
  return { drvPath, paths }
}

function median(values: readonly number[]): number {
  return round2([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
