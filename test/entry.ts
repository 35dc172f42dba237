/** An entry of the bundle from the sources, with the arguments of its stub in dist/: `node test/entry.ts cache …`. */
import { main } from '../src/main.ts'

const [name = ''] = process.argv.splice(2, 1)
await main(name)
