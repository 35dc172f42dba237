import { main } from './index.js'

await main('image-test')
