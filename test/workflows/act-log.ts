/** act's JSON log (`--json`), one object per line, as jobs with their steps. */

export type Result = 'success' | 'failure' | 'skipped'

export interface Annotation {
  readonly level: 'notice' | 'warning' | 'error'
  readonly message: string
  /** `file`, `line`, `title` and the like. */
  readonly properties: Readonly<Record<string, string>>
}

export interface ActStep {
  /** Its `name:`, else its `uses:` or `run:`. */
  readonly name: string
  /** Its `id:`, else its place from 0; of a step inside a composite action, that action's before it. */
  readonly id: string
  readonly stage: 'Pre' | 'Main' | 'Post'
  /** Undefined when it did not come to an end. */
  readonly result?: Result
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly annotations: readonly Annotation[]
  /** What it printed, without workflow commands. */
  readonly lines: readonly string[]
  readonly milliseconds?: number
}

export interface ActJob {
  /** Workflow and job, `Main/cuda`; of a called workflow `cuda/Called/cell a-1`. */
  readonly name: string
  /** Its key under `jobs:`. */
  readonly id: string
  readonly matrix: Readonly<Record<string, unknown>>
  readonly result?: Result
  readonly steps: readonly ActStep[]
  /** All summaries of its steps, in order. */
  readonly summary: string
}

type Event = Readonly<Record<string, unknown>>
type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }
interface Step extends Omit<Writable<ActStep>, 'outputs' | 'annotations' | 'lines'> {
  outputs: Record<string, string>
  annotations: Annotation[]
  lines: string[]
}
interface Job extends Omit<Writable<ActJob>, 'steps'> {
  steps: Step[]
}

/** Jobs in the order in which they began. Calling jobs are there only when something was said of them. */
export function readActLog(log: string): readonly ActJob[] {
  const jobs = new Map<string, Job>()
  for (const line of log.split('\n')) {
    const event = parse(line)
    if (event?.['job'] === undefined) continue
    const name = String(event['job']).trim()
    const job: Job = jobs.get(name) ?? {
      ...{ name, id: String(event['jobID']), steps: [], summary: '' },
      matrix: (event['matrix'] ?? {}) as Record<string, unknown>,
    }
    jobs.set(name, job)
    if (event['jobResult'] !== undefined) job.result = event['jobResult'] as Result
    const step = stepOf(job, event)
    if (step) note(job, step, event)
  }
  // Where an action has nothing to do beforehand, act only tells that it fetched it.
  const happened = (step: Step) => step.stage !== 'Pre' || step.result !== undefined
  return [...jobs.values()].map((job) => ({ ...job, steps: job.steps.filter(happened) }))
}

function parse(line: string): Event | undefined {
  try {
    return line.startsWith('{') ? (JSON.parse(line) as Event) : undefined
  } catch {
    return undefined
  }
}

/** The step of an event. act's own set-up and completion of a job are none. */
function stepOf(job: Job, event: Event): Step | undefined {
  if (!Array.isArray(event['stepID']) || event['stage'] === undefined) return undefined
  const id = event['stepID'].join('/')
  const stage = event['stage'] as ActStep['stage']
  const known = job.steps.find((step) => step.id === id && step.stage === stage)
  if (known) return known
  const name = String(event['step'])
  const step: Step = { name, id, stage, outputs: {}, summary: '', annotations: [], lines: [] }
  job.steps.push(step)
  return step
}

function note(job: Job, step: Step, event: Event): void {
  const message = String(event['msg'] ?? '')
  const command = event['command']
  if (event['stepResult'] !== undefined) step.result = event['stepResult'] as Result
  if (typeof event['executionTime'] === 'number') step.milliseconds = Math.round(event['executionTime'] / 1e6)
  if (event['raw_output'] === true) step.lines.push(message.replace(/\r?\n$/, ''))
  else if (command === 'set-output') step.outputs[String(event['name'])] = String(event['arg'])
  else if (command === 'summary') {
    step.summary += String(event['content'])
    job.summary += String(event['content'])
  } else if (command === 'notice' || command === 'warning' || command === 'error') {
    const properties = (event['kvPairs'] ?? {}) as Record<string, string>
    step.annotations.push({ level: command, message: String(event['arg']), properties })
  }
}
