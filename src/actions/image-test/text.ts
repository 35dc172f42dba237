import type { ImageTest } from './test-image.ts'

/** Name and value of what is worth recording, and a headline. */
export function imageTestRows({ command, gpu, run, loader, architecture, imageId }: ImageTest) {
  const driver = [...new Set(loader.driver.map(({ name }) => name))]
  const rows: (readonly [string, string])[] = [
    ['Image', imageId],
    ['Architecture', architecture],
    ['Command', command.join(' ')],
    ['Files that are loaded', String(loader.loaded.length)],
    ['Of the driver', driver.join(', ') || 'none'],
  ]
  if (run) {
    rows.push(['GPU', gpu ?? 'none'], ['Exit code', run.exitCode === null ? '-' : String(run.exitCode)])
    rows.push(['Seconds', run.seconds.toFixed(1)], ['libcuda', run.libcuda.join(', ') || 'not said'])
  }
  return rows
}

export function imageTestHeadline({ image, mode, run, problems }: ImageTest): string {
  const failed = problems.some(({ severity }) => severity === 'error')
  if (mode === 'run') return `${image} was started${run?.exitCode === 0 ? ' and succeeded' : ' and failed'}`
  return `${image} was examined${failed ? ' and lacks something' : ': nothing is missing'}`
}
