import { parentPort } from 'node:worker_threads'
import type { ThreadQuestion } from './actions/verify/open-in-threads.ts'
import { openBatch } from './inspect/ahead.ts'
import { fileOf } from './runner/byte-source.ts'

/** The entry of a thread that opens images for another one: its answer to each question is one of `openBatch`. */
parentPort?.on('message', ({ descriptor, size, batch, stopped }: ThreadQuestion) => {
  const { source } = fileOf(descriptor, size, 'the file')
  const expired = () => Atomics.load(stopped, 0) !== 0
  parentPort?.postMessage(openBatch(source, batch, expired))
})
