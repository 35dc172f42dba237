import { main } from './index.js'

await main('activate-post')
