// node test/device/build.mjs TOOLKITS OUT: builds programs.json with the nvcc of TOOLKITS/<version>, two programs at a time.
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const [, , toolkits, out] = process.argv
const here = import.meta.dirname
const waiting = JSON.parse(readFileSync(join(here, 'programs.json'), 'utf8'))
await Promise.all([work(), work()])

async function work() {
  for (let program = waiting.shift(); program; program = waiting.shift()) await build(program)
}

async function build(program) {
  const nvcc = join(resolve(toolkits), program.toolkit, 'bin/nvcc')
  const work = join(resolve(out), `${program.name}.objects`)
  mkdirSync(work, { recursive: true })
  const relocatable = program.link ? ['-rdc=true', '-DRELOCATABLE'] : []
  const defines = program.second ? ['-DSECOND'] : []
  const compile = async (source, targets) => {
    const object = join(work, `${source}.o`)
    await run(nvcc, ['-c', join(here, 'src', `${source}.cu`), '-o', object, ...relocatable, ...defines, ...targets.flatMap(gencode)])
    return object
  }
  const objects = []
  for (const name of ['first', 'second', 'answer']) if (program[name]) objects.push(await compile(name, program[name]))
  const main = await compile('main', program.link ? [program.link] : program.first)
  const link = program.link ? gencode(program.link) : program.first.flatMap(gencode)
  const rpath = ['-Xlinker', '-rpath', '-Xlinker', `$ORIGIN/lib/${program.toolkit}`]
  const options = ['-cudart', 'shared', ...rpath, ...relocatable.slice(0, 1)]
  await run(nvcc, [...options, ...link, main, ...objects, '-o', join(resolve(out), program.name)])
  copyRuntime(join(resolve(toolkits), program.toolkit, 'lib'), join(resolve(out), 'lib', program.toolkit))
  rmSync(work, { recursive: true })
}

function copyRuntime(from, to) {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from).filter((file) => /^libcudart\.so\.\d+$/.test(file))) {
    copyFileSync(join(from, name), join(to, name))
  }
}

function gencode(target) {
  return ['-gencode', `arch=${target.replace('sm_', 'compute_')},code=${target}`]
}

async function run(program, args) {
  try {
    await promisify(execFile)(program, args)
  } catch (cause) {
    throw new Error(`${program} ${args.join(' ')}\n${cause.stdout}${cause.stderr}`, { cause })
  }
}
