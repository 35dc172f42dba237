import { error, notice, type Problem } from '../model/problem.ts'
import type { Finding } from './source.ts'

/** The Problem of what a walker found in `file`. */
export function findingProblem(finding: Finding, file: string): Problem {
  if (finding.code === 'VER004') {
    const message = `${file} is damaged at byte ${finding.offset}: ${finding.message}.`
    return error('VER004', message, 'Build or fetch it again; it was cut off, or changed after it was linked.')
  }
  const message = `${file} has a part at byte ${finding.offset} in which device code is not looked for: ${finding.message}.`
  const fix = 'Nothing to do if it has no CUDA code; else verify the files that it was made from.'
  return notice('VER010', message, fix)
}
