// node test/device/bridge-build.mjs LAB OUT: what bridge.sh takes along to a machine with a GPU and without Nix. It makes
// OUT/tree.tar (programs with a loader like Nix's, to be unpacked in /), node.xz, patchelf, dist/ and src/.
import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const [, , lab, out] = process.argv.map((word) => resolve(word))
const project = resolve(import.meta.dirname, '../..')
const work = mkdtempSync(join(tmpdir(), 'bridge-'))
const run = (program, ...args) => execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
const glibc = '/nix/store/5m9s5jn43k8drhlr3q7hgys2mmjsi0qf-glibc-2.43-7'
const loader = `${glibc}/lib/ld-linux-x86-64.so.2`

try {
  mkdirSync(out, { recursive: true })
  makeGlibc()
  const { probeSource } = await import(join(project, 'src/gpu/smoke/probe-source.ts'))
  writeFileSync(join(work, 'probe.c'), probeSource)
  const linking = [`-Wl,--dynamic-linker=${loader}`, '-Wl,-rpath,/run/opengl-driver/lib', '-Wl,--enable-new-dtags']
  run('gcc', '-std=gnu17', '-O1', '-o', program('probe'), join(work, 'probe.c'), ...linking)
  for (const [name, target] of Object.entries({ 'sass-90': 'sm_90', 'sass-80': 'sm_80', 'jit-80': 'compute_80' })) {
    const sources = ['first', 'main'].map((file) => join(import.meta.dirname, 'src', `${file}.cu`))
    const nvcc = join(lab, 'toolkits/13.0/bin/nvcc')
    const gencode = `arch=${target.replace('sm_', 'compute_')},code=${target}`
    const host = linking.map((word) => word.replace('-Wl,', '')).flatMap((word) => word.split(',')).flatMap((word) => ['-Xlinker', word])
    run(nvcc, '-cudart', 'static', '-gencode', gencode, ...host, '-Xcompiler', '-static-libstdc++', ...sources, '-o', program(name))
  }
  run('tar', '-C', join(work, 'tree'), '-cf', join(out, 'tree.tar'), 'nix')
  for (const name of ['dist', 'src']) {
    rmSync(join(out, name), { recursive: true, force: true })
    cpSync(join(project, name), join(out, name), { recursive: true })
  }
  const needed = (path) => !/\.c?ts$|\.cjs$|\/zod\/(?:src|v3)$/.test(path)
  cpSync(join(project, 'node_modules/zod'), join(out, 'node_modules/zod'), { recursive: true, filter: needed })
  cpSync(join(project, 'package.json'), join(out, 'package.json'))
  for (const name of ['bridge.sh', 'gpu-action.sh']) cpSync(join(import.meta.dirname, name), join(out, name))
  cpSync(join(import.meta.dirname, 'bridge-system.mjs'), join(out, 'bridge-system.mjs'))
} finally {
  rmSync(work, { recursive: true, force: true })
}

function program(name) {
  const folder = join(work, 'tree/nix/store', `${'0'.repeat(31)}${name.length}-${name}`, 'bin')
  mkdirSync(folder, { recursive: true })
  return join(folder, name)
}

/**
 * glibc 2.43 of Debian in the layout of Nixpkgs. As Nixpkgs' patch does, its loader reads no cache of the system and has its own folder as
 * the only default one: its texts are replaced by others of the same length.
 */
function makeGlibc() {
  const [deb, gcc] = ['libc6_*.deb', 'libgcc-s1_*.deb'].map((name) => globSync(join(lab, 'debs/nix-sid', name))[0])
  for (const one of [deb, gcc]) run('dpkg', '-x', one, join(work, 'debian'))
  const to = join(work, 'tree', glibc, 'lib')
  mkdirSync(to, { recursive: true })
  const names = ['libc.so.6', 'libm.so.6', 'libdl.so.2', 'libpthread.so.0', 'librt.so.1', 'libgcc_s.so.1', 'ld-linux-x86-64.so.2']
  for (const name of names) cpSync(join(work, 'debian/usr/lib/x86_64-linux-gnu', name), join(to, name))
  symlinkSync(glibc, join(work, 'tree/nix/glibc-2.43-7'))
  const path = join(to, 'ld-linux-x86-64.so.2')
  const texts = [
    ['\0/etc/ld.so.cache\0', '\0/nix/ld.so.cache\0'],
    ['/usr/lib/x86_64-linux-gnu/\0', '/nix/non/x86_64-linux-gnu/\0'],
    ['/lib/x86_64-linux-gnu/\0', '/nix/glibc-2.43-7/lib/\0'],
    ['\0/usr/lib/\0', '\0/nix/non/\0'],
    ['\0/lib/\0', '\0/non/\0'],
  ]
  const changed = texts.reduce((text, [from, into]) => text.replaceAll(from, into), readFileSync(path, 'latin1'))
  writeFileSync(path, changed, { encoding: 'latin1', mode: 0o755 })
}
