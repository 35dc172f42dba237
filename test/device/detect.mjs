/**
 * node detect.mjs [CLI]: how long each way of asking the driver takes on this machine, as JSON on one line per way. Plain JavaScript: it
 * needs nothing but Node. CLI is dist/cli.js, whose `doctor --json` is then timed as a whole.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const rounds = Number(process.env['ROUNDS'] ?? 10)
const fields = 'index,pci.bus_id,uuid,name,driver_version,memory.total,mig.mode.current,compute_cap'

/** The files that detection reads, without what looks for libraries. */
function readFiles() {
  const proc = '/proc/driver/nvidia/gpus'
  const gpus = quiet(() => readdirSync(proc)) ?? []
  for (const gpu of gpus) quiet(() => readFileSync(`${proc}/${gpu}/information`, 'utf8'))
  for (const path of ['/sys/module/nvidia/version', '/proc/driver/nvidia/version']) quiet(() => readFileSync(path))
  const devices = quiet(() => readdirSync('/sys/bus/pci/devices')) ?? []
  for (const device of devices) {
    const folder = `/sys/bus/pci/devices/${device}`
    if (quiet(() => readFileSync(`${folder}/vendor`, 'utf8'))?.trim() !== '0x10de') continue
    for (const name of ['class', 'config']) quiet(() => readFileSync(`${folder}/${name}`))
    quiet(() => readlinkSync(`${folder}/driver`))
  }
  return `${gpus.length} GPUs, ${devices.length} PCI devices, ${(quiet(() => readdirSync('/dev')) ?? []).length} nodes`
}

function readLibraries() {
  const size = quiet(() => readFileSync('/etc/ld.so.cache'))?.length ?? 0
  const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/local/nvidia/lib64']
  return `${size} bytes of cache, ${folders.map((path) => (quiet(() => readdirSync(path)) ?? []).length).join('+')} names`
}

const smi = (...args) => execFileSync('nvidia-smi', args, { encoding: 'utf8', timeout: 30_000 })
const ways = {
  '/proc and /sys': readFiles,
  'ld.so.cache and library folders': readLibraries,
  'CDI specification': () => `${readFileSync('/var/run/cdi/nvidia.yaml').length} bytes`,
  'nvidia-smi --query-gpu': () => smi(`--query-gpu=${fields}`, '--format=csv,noheader,nounits').trim(),
  'nvidia-smi --version': () => smi('--version').trim(),
  'nvidia-smi -L': () => smi('-L').trim(),
  'nvidia-smi -q -x': () => `${smi('-q', '-x').length} bytes`,
  'nvidia-smi': () => `${smi().length} bytes`,
}
if (process.argv[2] !== undefined) ways['doctor --json'] = () => doctor(process.argv[2])

function doctor(cli) {
  try {
    return execFileSync(process.execPath, [cli, 'doctor', '--json'], { encoding: 'utf8', timeout: 60_000 })
  } catch (cause) {
    return cause.stdout
  }
}

for (const [way, ask] of Object.entries(ways)) {
  const times = []
  let answer = ''
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint()
    answer = quiet(ask) ?? 'no answer'
    times.push(Number(process.hrtime.bigint() - start) / 1e6)
  }
  const sorted = [...times].sort((a, b) => a - b)
  const shown = { first: times[0], least: sorted[0], median: sorted[Math.floor(sorted.length / 2)] }
  const milliseconds = Object.fromEntries(Object.entries(shown).map(([name, ms]) => [name, Number(ms?.toFixed(1))]))
  console.log(JSON.stringify({ way, milliseconds, answer }))
}

function quiet(work) {
  try {
    return work()
  } catch {
    return undefined
  }
}
