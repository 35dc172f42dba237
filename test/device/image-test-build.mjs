// node test/device/image-test-build.mjs OUT: makes OUT/layout, an image of the programs that bridge-build.mjs put into OUT/tree.tar, and
// OUT/crun, this machine's crun with its libraries and their loader, for machines that have none.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

const out = resolve(process.argv[2])
for (const name of ['layout', 'crun']) rmSync(join(out, name), { recursive: true, force: true })
mkdirSync(join(out, 'layout/blobs/sha256'), { recursive: true })

const put = (bytes, mediaType) => {
  const hex = createHash('sha256').update(bytes).digest('hex')
  writeFileSync(join(out, 'layout/blobs/sha256', hex), bytes)
  return { mediaType: `application/vnd.oci.image.${mediaType}`, digest: `sha256:${hex}`, size: bytes.length }
}
const layer = put(readFileSync(join(out, 'tree.tar')), 'layer.v1.tar')
// Folders into which the driver is put, and no others: the image has no libc in them.
const Env = ['LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu:/usr/lib64:/usr/local/nvidia/lib64', 'CUDA_CACHE_DISABLE=1']
const probe = `/nix/store/${'0'.repeat(31)}5-probe/bin/probe`
const settings = { Entrypoint: [probe], Cmd: ['kernel'], Env }
const config = put(
  Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', config: settings, rootfs: { type: 'layers', diff_ids: [layer.digest] } })),
  'config.v1+json',
)
const manifest = put(Buffer.from(JSON.stringify({ schemaVersion: 2, config, layers: [layer] })), 'manifest.v1+json')
writeFileSync(join(out, 'layout/oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
writeFileSync(join(out, 'layout/index.json'), JSON.stringify({ schemaVersion: 2, manifests: [manifest] }))

const crun = execFileSync('sh', ['-c', 'command -v crun'], { encoding: 'utf8' }).trim()
const loaded = [...execFileSync('ldd', [crun], { encoding: 'utf8' }).matchAll(/(\/\S+) \(0x/g)].map(([, path]) => path)
mkdirSync(join(out, 'crun/lib'), { recursive: true })
for (const path of loaded) cpSync(realpathSync(path), join(out, 'crun/lib', basename(path)))
cpSync(crun, join(out, 'crun/crun.bin'))
const loader = loaded.find((path) => basename(path).startsWith('ld-linux'))
writeFileSync(
  join(out, 'crun/crun'),
  `#!/bin/sh\nhere=$(dirname "$(readlink -f "$0")")\nexec "$here/lib/${basename(loader)}" --library-path "$here/lib" "$here/crun.bin" "$@"\n`,
)
for (const name of ['crun', `lib/${basename(loader)}`, 'crun.bin']) chmodSync(join(out, 'crun', name), 0o755)
cpSync(join(import.meta.dirname, 'image-test.sh'), join(out, 'image-test.sh'))
