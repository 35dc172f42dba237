import { type Batch, type OpenBatch, openAhead, openBatch } from '../../inspect/ahead.ts'
import { type InspectedFile, inspectFile, inspectFileAhead } from '../../inspect/inspect.ts'
import type { Budget } from '../../inspect/source.ts'
import type { OpenFile } from '../../runner/byte-source.ts'
import type { Host } from '../../runner/host.ts'
import { startThreads, type Threads, usefulThreads } from '../../runner/threads.ts'

/** What a thread is asked. */
export interface ThreadQuestion {
  /** Of the file, which this thread keeps open until it has the answer. */
  readonly descriptor: number
  readonly size: number
  readonly batch: Batch
  /** Not 0 when nobody waits for the answer any more; shared. */
  readonly stopped: Int32Array
}

export interface Inspector {
  /** Lists and opens everything in a file, in at most so many milliseconds; large files in several threads. */
  inspect(source: OpenFile['source'], name: string, budget: Budget, milliseconds: number): Promise<InspectedFile>
  /** Ends the threads. */
  close(): Promise<void>
}

interface InspectorOptions {
  readonly start?: () => Threads | undefined
  /** Stored bytes of images; with fewer, one thread is done before others have started. */
  readonly least?: number
}

/** Threads are started with the first large file. Whatever becomes of them, the answer is that of one thread. */
export function inspector(
  host: Pick<Host, 'cancelled' | 'clock'>,
  { start = threads, least = 2 ** 26 }: InspectorOptions = {},
): Inspector {
  let started: Threads | undefined
  return {
    inspect: async (source, name, budget, milliseconds) => {
      const { descriptor, size } = source
      if (descriptor === undefined || size < least) return inspectFile(source, name, budget)
      // They start while this thread lists.
      started ??= start()
      const threads = started
      if (!threads) return inspectFile(source, name, budget)
      const stopped = new Int32Array(new SharedArrayBuffer(4))
      const ended = AbortSignal.any([host.cancelled, host.clock.deadline(milliseconds)])
      const stop = () => Atomics.store(stopped, 0, 1)
      ended.addEventListener('abort', stop)
      if (ended.aborted) stop()
      const open: OpenBatch = async (batch) => {
        const question: ThreadQuestion = { descriptor, size, batch, stopped }
        return (await threads.ask(question)) as Awaited<ReturnType<OpenBatch>>
      }
      try {
        return await inspectFileAhead(source, name, budget, async (images) => {
          const stored = images.reduce((sum, image) => sum + image.storedSize, 0)
          if (stored < least) return () => undefined
          const opened = openAhead(images, open)
          // This thread works as well; it looks at answers and at a cancellation in between.
          const expired = () => Atomics.load(stopped, 0) !== 0
          while (threads.answerHere((question) => openBatch(source, (question as ThreadQuestion).batch, expired)))
            await host.clock.sleep(0)
          return opened
        })
      } finally {
        ended.removeEventListener('abort', stop)
      }
    },
    close: async () => started?.close(),
  }
}

function threads(): Threads | undefined {
  const count = usefulThreads()
  return count > 0 ? startThreads(count) : undefined
}
