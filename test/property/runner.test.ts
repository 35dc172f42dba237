import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { commands } from '../../src/actions/registry.ts'
import { setupSurface } from '../../src/actions/setup/surface.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { readBuildLog } from '../../src/nix/build/build-log.ts'
import { nixErrorText } from '../../src/nix/error-text.ts'
import { gitHub } from '../../src/runner/github.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { parseCommandFile } from '../github-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'outputs-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Any text: unicode, newlines, workflow commands, delimiters. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom(
    'a\nb',
    '::set-output name=x::y',
    '${{ secrets.X }}',
    '$(id)',
    'x<<EOF\ny\nEOF',
    '\n\n',
    '\u0000',
    '%0A',
  ),
)

it('whatever stands in the inputs, they are read or refused with problems', () => {
  const surfaces = [setupSurface, ...commands.map(({ surface }) => surface)]
  fc.assert(
    fc.property(fc.constantFrom(...surfaces), fc.dictionary(fc.string(), anyText), anyText, (surface, texts, other) => {
      const names = Object.keys(surface.inputs)
      const given = (name: string) => texts[name] ?? (names.indexOf(name) % 2 ? other : undefined)
      try {
        expect(Object.keys(readInputs(surface, given))).toEqual(names)
      } catch (cause) {
        if (!(cause instanceof ProblemError)) throw cause
        expect(cause.problems.length).toBeGreaterThan(0)
        for (const problem of cause.problems) expect(problem).toMatchObject({ code: 'CFG001', severity: 'error' })
      }
    }),
  )
})

it('GITHUB_OUTPUT returns any value unchanged', () => {
  const file = join(folder, 'output')
  process.env['GITHUB_OUTPUT'] = file
  fc.assert(
    fc.property(anyText, anyText, (results, path) => {
      writeFileSync(file, '')
      gitHub.setOutputs(setupSurface, { results, 'nix-path': path, proven: 3 })
      const read = parseCommandFile(readFileSync(file, 'utf8'))
      const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('utf8') // a lone surrogate has no UTF-8 form
      expect(Object.fromEntries(read)).toEqual({ results: utf8(results), 'nix-path': utf8(path), proven: '3' })
    }),
  )
  delete process.env['GITHUB_OUTPUT']
})

it('no log of Nix stops the reader', () => {
  const message = fc.oneof(
    anyText,
    fc.json().map((json) => `@nix ${json}`),
    fc
      .record({
        action: fc.constantFrom('start', 'stop', 'result', 'msg', 'other'),
        id: fc.oneof(fc.nat(5), anyText),
        type: fc.oneof(fc.constantFrom(100, 101, 104, 105, 108), anyText),
        fields: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
        level: fc.integer(),
        msg: fc.jsonValue(),
        text: fc.jsonValue(),
      })
      .map((value) => `@nix ${JSON.stringify(value)}`),
  )
  fc.assert(
    fc.property(fc.array(message), (lines) => {
      const log = readBuildLog(() => 0)
      const shown = lines.flatMap((line) => log.push(line))
      expect(shown.every((line) => typeof line === 'string')).toBe(true)
      expect(log.tail().length).toBeLessThanOrEqual(40)
      nixErrorText(lines)
    }),
  )
})
