/** GitHub's services in a process of their own, so that their memory and time are not a contender's. Started by `service.ts`. */
import { type GitHubServicesOptions, startGitHubServices } from '../../test/fakes/github-services.ts'

const options = JSON.parse(process.argv[2] ?? '{}') as GitHubServicesOptions
const services = await startGitHubServices(options)
let seen = 0

process.on('message', (asked: 'counts' | 'stop') => {
  if (asked === 'stop') return void services.stop().then(() => process.exit(0))
  const since = services.requests.slice(seen)
  seen = services.requests.length
  const finalized = services.entries().filter(({ state }) => state === 'finalized')
  process.send?.({
    requests: since.length,
    down: since.reduce((sum, { bytesOut }) => sum + bytesOut, 0),
    up: since.reduce((sum, { bytesIn }) => sum + bytesIn, 0),
    created: since.filter(({ rpc, status }) => rpc === 'CreateCacheEntry' && status === 200).length,
    limited: since.filter(({ status }) => status === 429).length,
    entries: finalized.length,
    stored: finalized.reduce((sum, { size }) => sum + size, 0),
    rss: process.memoryUsage.rss(),
  })
})
process.on('disconnect', () => process.exit(0))
process.send?.({ url: services.url, env: services.env })
