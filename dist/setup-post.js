import { main } from './index.js'

await main('setup-post')
