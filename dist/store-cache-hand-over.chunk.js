import { handOver, takeOver } from "./store-cache-hand-over2.chunk.js";

export { handOver };