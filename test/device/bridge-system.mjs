// node bridge-system.mjs make|remove PATCHELF: the bridge of the whole machine, as a job makes it and as its end removes it.
import { join } from 'node:path'

const room = (name) => import(join(import.meta.dirname, 'src', name))
const { realHost } = await room('runner/real-host.ts')
const { terminalLog } = await room('runner/terminal.ts')
const { findBridgeFacts } = await room('gpu/bridge/facts.ts')
const { makeSystemBridge, removeSystemBridge } = await room('gpu/bridge/system.ts')
const { release } = await room('machine/journal.ts')

const [, , task, patchelf] = process.argv
const host = realHost(terminalLog(false))
if (task === 'make') {
  console.log(JSON.stringify(await makeSystemBridge(host, await findBridgeFacts(host), { job: 'job', patchelf })))
} else {
  await release(host, 'job')
  await removeSystemBridge(host)
}
process.exit()
