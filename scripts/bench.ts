/** `npm run bench [-- NAME…]`: runs bench/NAME.ts, or every file of bench/; each prints a table and a line of JSON. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { node, root } from './steps.ts'

const all = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('_'))
  .map((file) => file.slice(0, -3))
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`no bench named ${unknown.join(', ')}; there are ${all.join(', ')}\n`)
  process.exitCode = 2
} else {
  for (const name of wanted.length > 0 ? wanted : all) {
    process.stdout.write(`\n# ${name}\n`)
    if ((await node(`bench/${name}.ts`)) !== 0) process.exitCode = 1
  }
}
