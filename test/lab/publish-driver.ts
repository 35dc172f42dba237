/** The command line from the sources, in a process of its own, which a test kills. */
import { runCli } from '../../src/cli.ts'

process.exit(await runCli(process.argv.slice(2)))
