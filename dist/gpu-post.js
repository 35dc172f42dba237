import { main } from './index.js'

await main('gpu-post')
