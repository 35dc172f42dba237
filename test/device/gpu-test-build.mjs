// node test/device/gpu-test-build.mjs LAB OUT: what gpu-test.sh, image-same.sh and image-cell.sh take along to a machine with a GPU: a real Nix, the package set, what one
// cell built (sm_90) and another one (sm_120) as a binary cache, dist/ and a request. OUT/node.xz is yours to add, as for bridge.sh.
import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openLab } from '../lab/lab.ts'

const [, , root, out] = process.argv.map((word) => resolve(word))
const project = resolve(import.meta.dirname, '../..')
for (const name of ['repository', 'cache', 'store', 'tree.tar']) rmSync(join(out, name), { recursive: true, force: true })
mkdirSync(join(out, 'repository/.github'), { recursive: true })

const lab = await openLab({ root, variant: 'recorded', toolkits: ['13.0'], storeRoot: join(out, 'store') })
cpSync(join(project, 'examples/saxpy'), join(out, 'repository/saxpy'), { recursive: true })
cpSync(join(import.meta.dirname, 'src/contained.nix'), join(out, 'repository/image/contained.nix'))
cpSync(realpathSync(lab.nixpkgs), join(out, 'repository/nixpkgs'), { recursive: true })
const request = (more) => `packages:
  - name: saxpy
    file: ./saxpy/package.nix
    gpu-tests:
${more.map((line) => `      - ${line}\n`).join('')}  - name: contained
    file: ./image/contained.nix
toolkits: ["13.0"]
capabilities: ["9.0a", "12.0"]
systems: [x86_64-linux]
nixpkgs: ./nixpkgs
`
const times = 'date +begin:%s%N; saxpy; sleep 2; date +end:%s%N'
writeFileSync(join(out, 'repository/.github/nix-cuda.yml'), request(['saxpy', `'${times}'`]))
writeFileSync(join(out, 'repository/.github/slow.yml'), request([`'touch "$RUNNING"; exec sleep 300'`]))
const env = { ...process.env, ...lab.env, PATH: `${lab.nixBin}:${process.env.PATH}`, RUNNER_TEMP: join(out, 'job') }
const cli = (...args) =>
  execFileSync(process.execPath, [join(project, 'dist/cli.js'), ...args], { cwd: join(out, 'repository'), env, encoding: 'utf8' })
cli('build', '--evaluate', 'never', '--no-link')
const results = globSync(join(out, 'job/nix-cuda/results/*.json')).map((file) => JSON.parse(readFileSync(file, 'utf8')))
const paths = results.flatMap(({ outputs }) => outputs.map(({ path }) => path))
await lab.nix('copy', '--to', `file://${out}/cache?compression=zstd`, ...paths)
rmSync(join(out, 'results'), { recursive: true, force: true })
cpSync(join(out, 'job/nix-cuda/results'), join(out, 'results'), { recursive: true })
rmSync(join(out, 'job'), { recursive: true })
rmSync(join(out, 'dist'), { recursive: true, force: true })
cpSync(join(project, 'dist'), join(out, 'dist'), { recursive: true })
for (const name of ['gpu-test.sh', 'image-same.sh', 'image-cell.sh']) cpSync(join(import.meta.dirname, name), join(out, name))
const places = { NIX: lab.nixBin, STORE_DIR: lab.storeDir, PATHS: `'${paths.join(' ')}'` }
writeFileSync(join(out, 'places'), Object.entries(places).map(([name, value]) => `${name}=${value}\n`).join(''))
// Its interpreter and libraries are found by absolute paths.
execFileSync('tar', ['-C', '/', '-cJf', join(out, 'nix.tar.xz'), join(lab.nixBin, '..').slice(1)])
execFileSync('chmod', ['-R', 'u+w', join(out, 'store')])
rmSync(join(out, 'store'), { recursive: true })
