import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** A thread costs 30 to 60 MiB and a third more processor time, so that it pays where a core has nothing else to do. */
const leastCores = 4
/** Questions that a thread has at once, so that it does not wait while this thread works. */
const ahead = 2
/** MiB of the heap of one thread; its buffers are not in it. */
const resourceLimits = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 2 }

/** Threads that answer questions, each one after the other. */
export interface Threads {
  /** The answer; undefined where the thread died, or none is left. */
  ask(question: unknown): Promise<unknown>
  /** Answers a question that no thread has begun with in this thread; whether there was one. What `work` throws is no answer. */
  answerHere(work: (question: unknown) => unknown): boolean
  /** Ends them all, at once. */
  close(): Promise<void>
}

/** How many threads pay on this machine beside this one. */
export function usefulThreads(cores: number = availableParallelism()): 0 | 1 {
  return cores < leastCores ? 0 : 1
}

/** Starts `count` threads of `src/inspect-thread.ts`. Without a question they do not keep the process from ending. */
export function startThreads(count: number, entry: string = ownEntry()): Threads {
  const waiting: Question[] = []
  const threads = new Set<Thread>()
  const next = () => {
    for (let depth = 0; depth < ahead; depth++) {
      for (const thread of threads) {
        if (thread.asked.length > depth) continue
        const asked = waiting.shift()
        if (!asked) return
        thread.asked.push(asked)
        thread.worker.ref()
        thread.worker.postMessage(asked.question)
      }
    }
    if (threads.size === 0) for (const { answer } of waiting.splice(0)) answer(undefined)
  }
  for (let index = 0; index < count; index++) {
    const thread: Thread = {
      worker: new Worker(entry, { resourceLimits, env: {}, argv: [], execArgv: [], stdout: true, stderr: true }),
      asked: [],
    }
    threads.add(thread)
    const rest = () => {
      if (thread.asked.length === 0) thread.worker.unref()
    }
    const take = (answer: unknown) => {
      thread.asked.shift()?.answer(answer)
      rest()
      next()
    }
    const gone = () => {
      threads.delete(thread)
      for (const { answer } of thread.asked.splice(0)) answer(undefined)
      next()
    }
    // Node refers to a thread again when it has started.
    thread.worker.on('online', rest)
    thread.worker.on('message', take)
    thread.worker.on('error', gone)
    thread.worker.on('exit', gone)
  }
  return {
    ask: (question) =>
      new Promise((answer) => {
        waiting.push({ question, answer })
        next()
      }),
    answerHere: (work) => {
      const last = waiting.pop()
      if (!last) return false
      try {
        last.answer(work(last.question))
      } catch {
        last.answer(undefined)
      }
      return true
    },
    close: async () => {
      const all = [...threads]
      threads.clear()
      for (const { answer } of all.flatMap(({ asked }) => asked.splice(0))) answer(undefined)
      next()
      await Promise.all(all.map(({ worker }) => worker.terminate()))
    },
  }
}

interface Question {
  readonly question: unknown
  readonly answer: (answer: unknown) => void
}

interface Thread {
  readonly worker: Worker
  readonly asked: Question[]
}

/** Beside this chunk in the bundle; from the sources, where Node reads TypeScript, in src/. */
function ownEntry(): string {
  const folder = import.meta.dirname
  return import.meta.filename.endsWith('.ts') ? join(folder, '../inspect-thread.ts') : join(folder, 'inspect-thread.js')
}
