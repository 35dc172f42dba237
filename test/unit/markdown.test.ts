/** What is foreign in a summary is shown as it is, by a real renderer of GitHub's Markdown. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { machineSummary } from '../../src/actions/setup/summary.ts'
import type { Cell, CellResult, Plan } from '../../src/model/documents.ts'
import { error, warning } from '../../src/model/problem.ts'
import { folded, logBlock, markdownTable, plainText, problemLine } from '../../src/report/markdown.ts'
import { planMarkdown } from '../../src/report/plan-text.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { linked, renderMarkdown } from '../gfm.ts'

const hostile = [
  '# heading\n## another\nsetext\n===\n\n---',
  '[link](path) [link](https://example.org) ![image](x.png) ![image](https://example.org/x.png) [ref]: https://example.org',
  '<img src=x onerror=y> <script>z</script> <!-- a --> </details></summary></pre></table><b>',
  'see https://example.org/a?b=c&d, http://example.org, www.example.org, ftp://example.org, <https://example.org>',
  '@octocat, @org/team, octocat@example.org, mailto:a@example.org, #1, GH-1, owner/name#2',
  '*em* **strong** _em_ __strong__ ~~gone~~ `code` ``co`de`` \\*not\\* \\ | a | b |\n|---|---|\n| c | d |',
  '- item\n1. item\n> quote\n- [x] task\n\n    indented\n\n```sh\nfence\n```\n~~~\nfence',
  '&lt;b&gt; &#42;x&#42; &copy; &amp; $x^2$ $$y$$ [^1]\n\n[^1]: note',
  '\u202egnp.exe \x1b[31mred\x1b[0m \0 \x9b2J',
]

/** A plan, its results and a machine in which everything that can be foreign is `text`. */
function summariesWith(text: string): Readonly<Record<string, string>> {
  const problems = [error('BLD002', text, text, { where: { file: text, line: 1 } }), warning('PLN027', text, text)]
  const cell: Cell = {
    ...{ schema: 'cell/1', id: text, package: text, toolkit: '12.4', capabilities: ['9.0'], ptx: [] },
    ...{ system: 'x86_64-linux', source: { kind: 'attribute', attribute: text }, deviceCode: 'required' },
    ...{ nixpkgs: { kind: 'path', path: text }, attributePath: text },
  }
  const result: CellResult = {
    ...{ schema: 'result/1', cell, status: 'build-failed', drvPath: text, outputs: [{ name: text, path: text }] },
    ...{ built: true, restored: null, seconds: { evaluate: 0, build: 0, verify: 0 }, problems },
    files: [{ path: text, output: text, targets: [text], ptx: [text], toolkits: [text], images: 1 }],
    logTail: [...text.split('\n'), '', text],
  }
  const coverage = { state: 'partial', missing: 1, heavy: [text], downloadBytes: 1 } as const
  const example = {
    ...{ id: text, package: text, toolkit: text, capabilities: [text], ptx: [text], system: text, problems },
  }
  const plan: Plan = {
    schema: 'plan/1',
    rows: [{ id: text, runner: text, timeout: 1, cell, drvPath: text, coverage, shared: true }],
    excluded: [{ code: 'PLN001', count: 9, examples: [example] }],
    counts: { requested: 3, planned: 1, excluded: 9, left: 1 },
    tier: text,
    shared: [
      {
        ...{ id: 'shared-x86_64-linux', system: 'x86_64-linux', runner: text, timeout: 1, cells: [cell] },
        derivations: [{ drvPath: text, name: text, cells: 2 }],
      },
    ],
    skipped: [{ id: text, drvPath: text }],
    base: { ref: text, changed: [text], added: [text], removed: [text] },
    problems,
  }
  const machine = machineSummary({
    ...{ rows: [[text, text]], seconds: { all: 1 }, warnings: problems, outputs: {} },
    found: {
      nix: { program: text, version: text },
      flox: { program: text, version: text },
      caches: [{ name: text, state: 'refused', asked: 'nix', detail: text, fix: text }],
    },
  } as unknown as Parameters<typeof machineSummary>[0])
  return { plan: planMarkdown(plan), run: renderSummary(plan, [result]), machine }
}

describe('a summary with foreign text everywhere', () => {
  const plain = summariesWith('plain')

  it.each(hostile)('has the elements of one with plain text: %j', (text) => {
    for (const [name, markdown] of Object.entries(summariesWith(text))) {
      const { tags, pieces } = renderMarkdown(markdown)
      const expected = renderMarkdown(plain[name] ?? '')
      expect(tags, markdown).toEqual(expected.tags)
      expect(pieces.filter((piece) => linked.test(piece))).toEqual([])
    }
  })
})

describe('a part of a summary', () => {
  const pieces = [
    ...['#', '*', '_', '`', '~', '[', ']', '(', ')', '!', '<', '>', '&', ';', '|', '\\', '"', "'", '$', '^', ':', '@'],
    ...['\n', '\n\n', '\r', '\t', ' ', '  ', '    ', '---', '===', '- ', '1. ', '> ', '```', '~~~', '&#42;', '&lt;'],
    ...[
      'https://',
      'www.',
      'example.org',
      'a',
      '1',
      'GH-',
      '<!--',
      '-->',
      '</pre>',
      '</summary>',
      '<b>',
      '[a](b)',
      '\u202e',
    ],
  ]
  const foreign = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''))
  const parts: Readonly<Record<string, (text: string) => string>> = {
    heading: (text) => `### ❌ ${plainText(text)} x`,
    cell: (text) => markdownTable([text, 'x'], [[text, 'x']]),
    item: (text) => problemLine(warning('PLN027', text, 'x')),
    title: (text) => folded(`x ${plainText(text)}`, 'x'),
    log: (text) => logBlock([text, '', text]),
  }

  it.each(Object.keys(parts))('shows foreign text and is not changed by it: %s', (name) => {
    const part = parts[name] ?? ((text: string) => text)
    const { tags } = renderMarkdown(part('a'))
    fc.assert(
      fc.property(foreign, (text) => {
        const shown = renderMarkdown(part(text))
        expect(shown.tags).toEqual(tags)
        expect(shown.pieces.filter((piece) => linked.test(piece))).toEqual([])
        const bare = (seen: string) => seen.replaceAll(/\\u202e|\\x0[ad]|[\s\u202e]/g, '')
        expect(bare(shown.text)).toContain(bare(text))
      }),
      { numRuns: 500, examples: [['a_www.#'], ['a_www.b']] },
    )
  })
})
