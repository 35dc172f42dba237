/**
 * act as released, but for what is listed here: five places in which a run of act would not show what GitHub shows.
 * Each is a piece of text of that version that must occur exactly so often, or act is not built.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runOk } from '../lab/exec.ts'

export const actModule = 'github.com/nektos/act@v0.2.87'

interface Patch {
  readonly why: string
  readonly file: string
  readonly times: number
  readonly find: string
  readonly replace: string
}

export const actPatches: readonly Patch[] = [
  {
    why: 'A called workflow that fails ends the whole run; on GitHub the jobs after it are judged by their own `if:`.',
    file: 'pkg/runner/reusable_workflow.go',
    times: 2,
    find: '\t\treturn runner.NewPlanExecutor(plan)(ctx)\n',
    replace: `\t\tif err := runner.NewPlanExecutor(plan)(ctx); err != nil {
\t\t\tcommon.Logger(ctx).Errorf("called workflow: %v", err)
\t\t\trc.result("failure")
\t\t}
\t\treturn nil
`,
  },
  {
    why: 'The result of a called workflow is that of its last job; on GitHub one failed job makes it a failure.',
    file: 'pkg/runner/job_executor.go',
    times: 1,
    find: '\tif rc.caller != nil {\n\t\t// set reusable',
    replace: '\tif rc.caller != nil && rc.caller.runContext.Run.Job().Result != "failure" {\n\t\t// set reusable',
  },
  {
    why: 'A job of a matrix is logged with the result of the whole matrix so far; its own is wanted.',
    file: 'pkg/runner/job_executor.go',
    times: 1,
    find: '\tjobResultMessage := "succeeded"\n',
    replace: '\tif success {\n\t\tjobResult = "success"\n\t}\n\tjobResultMessage := "succeeded"\n',
  },
  {
    why: 'Expressions in `fail-fast` and `max-parallel` are not evaluated, and what is no number is taken for 0.',
    file: 'pkg/runner/runner.go',
    times: 1,
    find: '\t\t\t\t\tstrategyRc := runner.newRunContext(ctx, run, nil)\n',
    replace: `\t\t\t\t\tstrategyRc := runner.newRunContext(ctx, run, nil)
\t\t\t\t\tstrategyEval := strategyRc.NewExpressionEvaluator(ctx)
\t\t\t\t\tjob.Strategy.FailFastString = strategyEval.Interpolate(ctx, job.Strategy.FailFastString)
\t\t\t\t\tjob.Strategy.MaxParallelString = strategyEval.Interpolate(ctx, job.Strategy.MaxParallelString)
`,
  },
  {
    why: 'That a job was skipped is told only among the debug messages.',
    file: 'pkg/runner/run_context.go',
    times: 1,
    find: `.Debugf("Skipping job '%s' due to`,
    replace: `.Infof("Skipping job '%s' due to`,
  },
]

/** Downloads act's source, which Go's checksum database vouches for, patches a copy of it and builds that. */
export async function buildAct(go: string, folder: string, env: Readonly<Record<string, string>>): Promise<void> {
  const options = { env, cwd: folder, timeout: 900 }
  const { Dir } = JSON.parse(await runOk(go, ['mod', 'download', '-json', actModule], options)) as { Dir: string }
  const source = join(folder, 'caches', 'act')
  cpSync(Dir, source, { recursive: true })
  for (const { file, times, find, replace } of actPatches) {
    const text = readFileSync(join(source, file), 'utf8')
    const parts = text.split(find)
    if (parts.length !== times + 1) throw new Error(`${file} of ${actModule} is not as expected`)
    writeFileSync(join(source, file), parts.join(replace))
  }
  await runOk('nice', ['-n', '10', go, 'build', '-o', join(folder, 'act'), '.'], { ...options, cwd: source })
}
