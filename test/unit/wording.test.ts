/** What users read is written in plain words: none of these phrases is in messages, codes, inputs, logs or documentation. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** What was once written, and the word to write instead. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\b(?:takes?|taken|took|taking)\b(?: \w+){0,4} (?:away|back)\b/, 'remove, undo'],
  [/\bmend(?:s|ed|ing)?\b/, 'fix, repair'],
  [/\bof no use\b/, 'unusable, cannot be used'],
  [/\bcan(?:not| only)? be told\b/, 'cannot be determined'],
  [/\b(?:nobody|nothing) can tell\b/, 'unknown'],
  [/\bwithout a word\b/, 'silently, without a message'],
  [/\bby hand\b/, 'yourself, with: COMMAND'],
  [/\b(?:goes?|going) away\b/, 'is removed, disappears'],
  [/\bg(?:ive|ives|iven) back\b/, 'return, remove'],
  [/\bthis machine was given\b/, 'this action created on the machine'],
  [/\blook whether\b/, 'check'],
  [/\bworth a look\b/, 'notice, warning'],
  [/\brefuse all that\b/, 'refuse every'],
  [/\bwhere that file is\b/, 'the path itself'],
  [/\bneither root nor may\b/, 'is not root and has no sudo'],
]

/** Comments too: who reads one word there will write it in a message. */
const files = globSync(
  [
    '*.md',
    'action.yml',
    '*/action.yml',
    'docs/**/*.md',
    'examples/**/*.md',
    '.github/workflows/*.yml',
    'workflows/*.yml',
    'schemas/*.json',
    'src/**/*.ts',
  ],
  { cwd: root },
).sort()

/** The phrases in a text, with the lines that they begin on; a phrase may go over a line's end. */
function found(text: string): readonly string[] {
  const joined = text.replaceAll(/\n[ *|#>]*/g, (gap) => ' '.padEnd(gap.length))
  return phrases.flatMap(([phrase, instead]) =>
    [...joined.matchAll(new RegExp(phrase.source.replaceAll(' ', ' +'), 'gi'))].map(
      (match) => `${text.slice(0, match.index).split('\n').length}: "${match[0].replaceAll(/ +/g, ' ')}" (${instead})`,
    ),
  )
}

describe('words', () => {
  it('are plain everywhere', () => {
    expect(files.length).toBeGreaterThan(300)
    expect(
      files.flatMap((file) => found(readFileSync(join(root, file), 'utf8')).map((one) => `${file}:${one}`)),
    ).toEqual([])
  })

  it('would be found, over the end of a line too', () => {
    expect(found('one\nIt was taken\n * away; Mend it.').map((one) => one.split(' (')[0])).toEqual([
      '2: "taken away"',
      '3: "Mend"',
    ])
  })
})
