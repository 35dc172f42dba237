/** `gpu-result/1`, beside the result of a cell: a reader that does not know it does not see it. */
import * as z from 'zod'
import { problemSchema } from './problem-schema.ts'
import type { Frozen } from './saved.ts'

const text = z.string().min(1)
const count = z.int().nonnegative()
const seconds = z.number().nonnegative()

const gpuTest = z
  .strictObject({
    name: text.describe('First line of the command, or name of the test in passthru.tests'),
    kind: z.enum(['command', 'tester']),
    status: z.enum(['passed', 'failed', 'timed-out', 'cancelled']),
    exitCode: z.int().nullable().describe('null where it did not exit by itself'),
    seconds,
    gpu: z.string().describe('Name of the GPU; empty where it is not known'),
    uuid: text.describe('What CUDA_VISIBLE_DEVICES had: a UUID, or an index where there is none'),
    cases: z
      .strictObject({
        tests: count,
        failed: count,
        skipped: count,
        failures: z.array(text).max(50).describe('Names of those that failed'),
      })
      .nullable()
      .describe('Of its JUnit report'),
    logTail: z.array(z.string()).describe('Last lines of its output; empty where it passed'),
  })
  .describe('What became of one test')

export const gpuResultSchema = z
  .strictObject({
    schema: z.literal('gpu-result/1'),
    cell: text,
    drvPath: text.nullable(),
    status: z
      .enum(['passed', 'failed', 'none', 'cancelled'])
      .describe('failed: a test failed, or could not be run; none: the cell has no GPU tests'),
    driver: text.nullable(),
    tests: z.array(gpuTest),
    problems: z.array(problemSchema),
  })
  .describe('What the GPU tests of one cell showed')

export type GpuResult = Frozen<z.infer<typeof gpuResultSchema>>
export type GpuTestResult = GpuResult['tests'][number]
