/** `npm run check`: format, lint, types and generated files. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { node, root, run } from './steps.ts'

/** The linter comes as a plain binary package, because Biome's own package makes a lockfile that `npm ci` refuses. */
const biome = join(root, 'node_modules', '@biomejs', `cli-${process.platform}-${process.arch}`, 'biome')

let failed = 0
if (existsSync(biome)) failed += await run(biome, ['check', '--error-on-warnings'])
else process.stdout.write(`lint: skipped, no Biome package for ${process.platform} ${process.arch}\n`)
failed += await node('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.check.json'])
failed += await node('scripts/generate.ts', ['--check'])
process.exitCode = failed === 0 ? 0 : 1
