export const id = 145;
export const ids = [145];
export const modules = {

/***/ 97449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cw: () => (/* binding */ cellId),
/* harmony export */   Eg: () => (/* binding */ describeTargets),
/* harmony export */   KK: () => (/* binding */ isFloxCell)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _capability_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6555);


/** GitHub shows job and artifact names well up to this many characters. */
const maxIdLength = 100;
function isFloxCell(cell) {
    return cell.source.kind === 'flox';
}
/**
 * `<package>-cuda12.4-sm80_sm90a_ptx90-<system>`, or `<package>-cpu-<system>` without CUDA: job name, artifact name, part of the cache key, CLI argument.
 * `[a-z0-9._-]`, no dot first, at most 100 characters. Upper case becomes lower case; a name that had to be changed or cut in another
 * way ends in 8 hex digits of its SHA-256, so that two packages never share an id (a request may not have two names that
 * differ by case alone). The order of capabilities in the request does not matter.
 */
function cellId(key) {
    const targets = [
        ...sortedDigits(key.capabilities).map((d) => `sm${d}`),
        ...sortedDigits(key.ptx).map((d) => `ptx${d}`),
    ];
    const cuda = key.toolkit === 'cpu' ? 'cpu' : `cuda${key.toolkit}-${targets.join('_')}`;
    const tail = `-${cuda}-${key.system}`;
    const exact = `${key.package}${tail}`.toLowerCase();
    const clean = exact.replaceAll(/^\.|[^a-z0-9._-]+/g, '-');
    if (clean === exact && clean.length <= maxIdLength)
        return clean;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(exact).digest('hex').slice(0, 8);
    return `${clean.slice(0, maxIdLength - 9)}-${hash}`;
}
function sortedDigits(capabilities) {
    return capabilities
        .map((text) => (0,_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCapability */ ._p)(text))
        .filter((capability) => capability !== undefined)
        .sort(_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .compareCapabilities */ .YE)
        .map(_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .smDigits */ .$4);
}
/** `9.0, 9.0a, PTX 9.0`: how tables and messages show what a cell is built for. */
function describeTargets(cell) {
    const names = cell.capabilities.map((text) => {
        const capability = (0,_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCapability */ ._p)(text);
        return capability ? (0,_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCapability */ .q0)(capability) : text;
    });
    return [...names, ...cell.ptx.map((text) => `PTX ${text}`)].join(', ') || 'no CUDA';
}


/***/ }),

/***/ 37404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ errorPage)
/* harmony export */ });
const repository = 'https://github.com/setup-nix-cuda/setup-nix-cuda';
/**
 * Where a problem code is explained: the page of main, whatever version runs. A code is never reused and stays on the page, and
 * GITHUB_ACTION_REF may be a commit of a fork, or empty.
 */
function errorPage(code) {
    return `${repository}/blob/main/docs/errors.md#${code.toLowerCase()}`;
}


/***/ }),

/***/ 90116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   oQ: () => (/* binding */ withGpuTests),
/* harmony export */   uq: () => (/* binding */ gpuTestLines),
/* harmony export */   uy: () => (/* binding */ gpuTestSection)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63021);

const marks = { passed: '✅ passed', failed: '❌ failed', none: 'no tests', cancelled: '⚪ cancelled' };
/** A table of cells with GPU tests, then the last lines of each test that failed; '' where there are none. */
function gpuTestSection(results) {
    if (results.length === 0)
        return '';
    const table = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .markdownTable */ .Qj)(['Cell', 'GPU tests', 'GPU', 'Driver', 'Tests', 'Seconds'], results.map((result) => [
        result.cell,
        marks[result.status],
        gpusOf(result),
        result.driver ?? '',
        countsOf(result),
        result.tests.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1),
    ]));
    const failed = results.flatMap(({ cell, tests }) => tests.flatMap(({ name, status, logTail, cases }) => {
        if (status === 'passed')
            return [];
        const names = (cases?.failures ?? []).map((one) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(one)}`).join('\n');
        const lines = logTail.length > 0 ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .logBlock */ .Mk)(logTail) : '';
        return [
            [`#### ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(name)} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(cell)}`, names, lines].filter((part) => part !== '').join('\n\n'),
        ];
    }));
    return ['### GPU tests', table, ...failed].join('\n\n');
}
/** A line for each cell, for a terminal. */
function gpuTestLines(results) {
    if (results.length === 0)
        return ['No cell was tested.'];
    return results.map((result) => {
        const where = gpusOf(result);
        return `${marks[result.status]}: ${result.cell}, ${countsOf(result)}${where === '' ? '' : ` on ${where}`}`;
    });
}
function gpusOf({ tests }) {
    return [...new Set(tests.map(({ gpu, uuid }) => gpu || uuid))].join(', ');
}
/** `3 of 4 passed, 120 of 121 cases`. */
function countsOf({ tests }) {
    const passed = tests.filter(({ status }) => status === 'passed').length;
    const cases = tests.flatMap(({ cases: some }) => some ?? []);
    const all = cases.reduce((sum, one) => sum + one.tests, 0);
    const bad = cases.reduce((sum, one) => sum + one.failed + one.skipped, 0);
    return `${passed} of ${tests.length} passed${cases.length > 0 ? `, ${all - bad} of ${all} cases` : ''}`;
}
/** The outcome of a run whose cells were tested on GPUs too: tests that failed, or are missing, count as cells that failed do. Pure. */
function withGpuTests(outcome, results, problems) {
    const bad = results.filter(({ status }) => status === 'failed' || status === 'cancelled');
    const found = bad.flatMap((result) => result.problems.filter(({ severity }) => severity === 'error'));
    const words = [
        ...(bad.length > 0 ? [`${bad.length} with failed GPU tests`] : []),
        ...(problems.length > 0
            ? [`${problems.length} ${problems.length === 1 ? 'error' : 'errors'} in results of GPU tests`]
            : []),
    ];
    if (words.length === 0)
        return outcome;
    const headline = [outcome.headline, ...words].join(', ');
    return { ...outcome, good: false, mark: '❌', errors: [...outcome.errors, ...problems, ...found], headline };
}


/***/ }),

/***/ 16131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BM: () => (/* binding */ legendOf),
/* harmony export */   D1: () => (/* binding */ impossibleMark),
/* harmony export */   Of: () => (/* binding */ excludedMark),
/* harmony export */   US: () => (/* binding */ unevaluatedMark),
/* harmony export */   fN: () => (/* binding */ heatTable),
/* harmony export */   oU: () => (/* binding */ cachedMark),
/* harmony export */   qo: () => (/* binding */ heatGrids),
/* harmony export */   v9: () => (/* binding */ leftMark)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_cell_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97449);
/* harmony import */ var _model_system_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79412);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63021);
/** One table per package and system: a glance says what is where. */




/** Marks that a plan and a result have in common. */
const cachedMark = '💾';
const impossibleMark = '–';
const unevaluatedMark = '❗';
const excludedMark = '×';
const leftMark = '·';
/** Of a cell that is excluded for another reason than a rule: it may well exist. */
const excludedMarks = { PLN021: unevaluatedMark, PLN023: excludedMark };
/**
 * Grids of targets × toolkits. `markOf` gives the mark of a planned cell; cells that a cache serves, that the request
 * excludes, that cannot be evaluated, and that cannot exist have theirs. The mark of a combination that the plan does not name
 * means `left`.
 */
function heatGrids(plan, markOf) {
    const planned = plan.rows.flatMap((row) => [row.cell, ...(row.also ?? [])]);
    const excluded = plan.excluded.flatMap(({ code, examples }) => examples.map((cell) => ({ cell, mark: excludedMarks[code] ?? impossibleMark })));
    const names = new Map([...planned, ...excluded.map(({ cell }) => cell)].map((cell) => [idPart(cell.package), cell.package]));
    const skipped = (plan.skipped ?? []).map(({ id }) => ({ id, coordinates: coordinatesOf(id, names) }));
    const cells = [
        // An `include` may plan what an `exclude` took out: the last mark of a place is the one that is shown.
        ...excluded.map(({ cell, mark }) => ({ ...keyOf(cell), mark })),
        ...skipped.flatMap(({ coordinates }) => (coordinates ? [{ ...keyOf(coordinates), mark: cachedMark }] : [])),
        ...planned.map((cell) => ({ ...keyOf(cell), mark: markOf(cell) })),
    ];
    // Whether a cell can exist does not depend on its package.
    const impossible = new Set(excluded.flatMap(({ cell, mark }) => (mark === impossibleMark ? [placeOf(keyOf(cell))] : [])));
    const grids = [...Map.groupBy(cells, (cell) => cell.table)]
        .sort(([a], [b]) => byNumber(a, b))
        .map(([title, members]) => {
        const toolkits = [...new Set(members.map((cell) => cell.toolkit))].sort(byNumber);
        const lines = [...Map.groupBy(members, (cell) => cell.targets)].sort(([a], [b]) => byNumber(a, b));
        const rows = lines.map(([targets, line]) => {
            const marks = new Map(line.map((cell) => [cell.toolkit, cell.mark]));
            const system = line[0]?.system ?? '';
            const unnamed = (toolkit) => impossible.has(placeOf({ toolkit, targets, system })) ? impossibleMark : leftMark;
            return { targets, marks: toolkits.map((toolkit) => marks.get(toolkit) ?? unnamed(toolkit)) };
        });
        return { title, toolkits, rows };
    });
    const used = new Set(grids.flatMap(({ rows }) => rows.flatMap(({ marks }) => marks)));
    return {
        grids,
        used,
        left: leftMeaning(plan),
        unplaced: skipped.flatMap(({ id, coordinates }) => (coordinates ? [] : [id])),
    };
}
/** A plan has some examples of what a rule excludes, and the number of all. */
function leftMeaning({ counts, excluded }) {
    const left = (counts.left ?? 0) > 0 ? ['not in this tier'] : [];
    const unlisted = excluded.some(({ count, examples }) => count > examples.length) ? ['excluded'] : [];
    return [...left, ...unlisted].join(' or ') || 'not requested';
}
/** A grid as a table of GitHub Markdown. */
function heatTable({ title, toolkits, rows }) {
    const line = (cells) => `| ${cells.map(_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .wh).join(' | ')} |`;
    const header = line([title, ...toolkits.map((toolkit) => (toolkit === 'cpu' ? 'cpu' : `CUDA ${toolkit}`))]);
    const lines = rows.map(({ targets, marks }) => line([targets, ...marks]));
    return [header, `|---|${':-:|'.repeat(toolkits.length)}`, ...lines].join('\n');
}
/** `💾 in caches · – cannot exist`: what the marks mean that are there. */
function legendOf(meanings, used) {
    return Object.entries(meanings)
        .filter(([mark]) => used.has(mark))
        .map(([mark, meaning]) => `${mark} ${meaning}`)
        .join(' · ');
}
function keyOf(cell) {
    const { toolkit, system } = cell;
    return { table: `${cell.package} on ${system}`, system, toolkit, targets: (0,_model_cell_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTargets */ .Eg)(cell) };
}
/** The same for the cells of all packages. */
function placeOf(cell) {
    return JSON.stringify([cell.system, cell.toolkit, cell.targets]);
}
/** `12.4` before `12.10`, `9.0` before `10.0`; `cpu` and `no CUDA` first. */
function byNumber(a, b) {
    return Number(/^\d/.test(a)) - Number(/^\d/.test(b)) || a.localeCompare(b, 'en', { numeric: true });
}
const idForm = new RegExp(`^(.+)-(?:cpu|cuda(\\d+\\.\\d+)-((?:(?:sm|ptx)\\d+[af]?_?)+))-(${_model_system_js__WEBPACK_IMPORTED_MODULE_2__/* .systems */ .nV.join('|')})(?:-[0-9a-f]{8})?$`);
/** Of a skipped cell a plan keeps the id alone; cellId says how it is made. Undefined for one that was cut. */
function coordinatesOf(id, names) {
    const match = idForm.exec(id);
    const [, name, toolkit = 'cpu', targets = '', system] = match ?? [];
    if (name === undefined || system === undefined)
        return undefined;
    const of = (kind) => targets.split('_').flatMap((text) => {
        const capability = text.startsWith(kind) ? (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(`sm${text.slice(kind.length)}`) : undefined;
        return capability ? [(0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCapability */ .q0)(capability)] : [];
    });
    return { package: names.get(name) ?? name, toolkit, capabilities: of('sm'), ptx: of('ptx'), system };
}
/** A name as ids have it. */
function idPart(name) {
    return name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-');
}


/***/ }),

/***/ 63021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ excludedSection),
/* harmony export */   Mk: () => (/* binding */ logBlock),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   YK: () => (/* binding */ problemLine),
/* harmony export */   bd: () => (/* binding */ moreOf),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   k2: () => (/* binding */ byRule),
/* harmony export */   nn: () => (/* binding */ joinParts),
/* harmony export */   no: () => (/* binding */ whyExcluded),
/* harmony export */   wh: () => (/* binding */ plainText),
/* harmony export */   zN: () => (/* binding */ some)
/* harmony export */ });
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15514);
/* harmony import */ var _model_project_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37404);


/** Bytes. GitHub drops a step summary of more than 1024 KiB. */
const maxBytes = 1_000_000;
/** Parts with a blank line between them, without the empty ones; those that would pass GitHub's limit are left out. */
function joinParts(parts, whole) {
    const kept = [];
    let bytes = 0;
    let left = 0;
    for (const part of parts) {
        if (part === '')
            continue;
        const size = Buffer.byteLength(part) + 2;
        if (bytes + size > maxBytes)
            left++;
        else {
            kept.push(part);
            bytes += size;
        }
    }
    if (left > 0)
        kept.push(`(${counted(left, 'part')} left out because of the size limit of summaries: ${whole})`);
    return `${kept.join('\n\n')}\n`;
}
function markdownTable(header, rows) {
    const line = (cells) => `| ${cells.map(plainText).join(' | ')} |`;
    return [line(header), `|${header.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
/**
 * Foreign text as one line of Markdown or HTML that shows it and does nothing else: no markup, no link, no mention.
 * References to characters make no structure (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references);
 * what GitHub looks for in the finished text (addresses, `@name`, `#1`, `GH-1`) is cut by a comment, which is not copied.
 */
function plainText(text) {
    if (words.test(text) && !/\bwww\.|\bgh-/i.test(text))
        return text;
    return escapeHtml((0,_model_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(text.replaceAll(/\s+/g, ' ').trim()))
        .replaceAll(/["\\`*~[\]|#!$@]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (mark) => `&#${mark.charCodeAt(0)};`)
        .replaceAll(/&#64;|&#35;(?=\d)|:(?=\/\/)|\bwww(?=\.)|\bgh(?=-\d)/gi, '$&<!-- -->');
}
/** Most texts are ids and versions, and a plan has a million of them. */
const words = /^[a-z0-9]+(?:[ .,_-][a-z0-9]+)*$/i;
/** Lines of a log. HTML, because in a code block of Markdown a fence could end it. */
function logBlock(lines) {
    const shown = lines.map((line) => escapeHtml(line.split('\t').map(_model_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g).join('\t')));
    return `<pre>${shown.join('\n')}</pre>`;
}
function escapeHtml(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
/** Title and content are Markdown already. */
function folded(title, content) {
    return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
function problemLine({ code, message, fix, where }) {
    const place = where ? [`(${[where.file, where.line].filter((part) => part !== undefined).join(':')})`] : [];
    return `- **[${code}](${(0,_model_project_js__WEBPACK_IMPORTED_MODULE_1__/* .errorPage */ .W)(code)})** ${plainText([...place, message, fix].join(' '))}`;
}
/** What cannot exist or was excluded by the request, folded: one line for each rule, then some of its cells with every reason. */
function excludedSection({ excluded, counts }) {
    if (counts.excluded === 0)
        return '';
    const rows = excluded.flatMap((group) => [
        ...group.examples.map((cell) => [
            cell.id,
            cell.problems.map((problem) => `${problem.code}: ${problem.message} ${problem.fix}`).join(' '),
        ]),
        ...moreOf(group, group.examples.length).map((text) => [text, group.code]),
    ]);
    const table = markdownTable(['Cell', 'Reason'], rows);
    const [first = '', ...others] = whyExcluded({ excluded, counts });
    const ofRules = excluded.filter(({ code }) => !(code in otherReasons));
    const named = first.replace(/^\d+/, (count) => counted(Number(count), 'requested cell'));
    const rules = ofRules.length > 0 ? ` (${byRule(ofRules)})` : '';
    return folded(`– ${[named + rules, ...others].join(', ')}`, table);
}
/** Reasons of an exclusion that are not rules: such a cell may well exist. */
const otherReasons = { PLN021: 'cannot be evaluated', PLN023: 'excluded by you' };
/** `5 cannot exist`, `1 cannot be evaluated`, `2 excluded by you`: those of rules first, and what there is none of left out. */
function whyExcluded({ excluded, counts }) {
    const count = (code) => excluded.filter((group) => group.code === code).reduce((sum, one) => sum + one.count, 0);
    const others = Object.entries(otherReasons).map(([code, what]) => ({ count: count(code), what }));
    const ofRules = others.reduce((rest, one) => rest - one.count, counts.excluded);
    return [...some(ofRules, 'cannot exist'), ...others.flatMap((one) => some(one.count, one.what))];
}
/** `3 in caches`, or nothing. */
function some(count, what) {
    return count > 0 ? [`${count} ${what}`] : [];
}
/** `… and 37 more`, or nothing. */
function moreOf({ count }, shown) {
    return count > shown ? [`… and ${count - shown} more`] : [];
}
/** `1 job`, `2 jobs`. */
function counted(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}
/** `PLN001: 17, PLN016: 3`. */
function byRule(groups) {
    return groups.map(({ code, count }) => `${code}: ${count}`).join(', ');
}


/***/ }),

/***/ 20145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zi: () => (/* binding */ foundTargets),
  u1: () => (/* binding */ heatMark),
  Dd: () => (/* binding */ meanings),
  Br: () => (/* binding */ renderSummary),
  qS: () => (/* binding */ statusText)
});

// EXTERNAL MODULE: ./lib/model/cell.js
var model_cell = __webpack_require__(97449);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(63021);
;// CONCATENATED MODULE: ./lib/report/gpu-table.js
/** Which GPUs run which cells. */

const words = {
    sass: 'SASS',
    jit: 'PTX, JIT',
    driver: 'needs a newer driver',
    unknown: 'cannot be determined',
    none: 'no',
};
/** One line for each GPU with the number of cells it runs, then a table of cells × GPUs. */
function gpuSection({ gpus, cells, driver }) {
    if (gpus.length === 0)
        return '';
    const table = (0,markdown/* markdownTable */.Qj)(['Cell', ...gpus.map(({ name }) => name)], cells.map((cell) => [cell.id, ...cell.gpus.map(answer)]));
    const lines = gpus.map((gpu) => `- ${gpuLine(gpu)}`).join('\n');
    const heading = driver === undefined ? '### GPUs' : `### GPUs with driver ${driver}`;
    return [heading, lines, table].join('\n\n');
}
/** `L4 (8.9) runs 3 of 5 cells (2 SASS, 1 PTX, JIT)`. */
function gpuLine({ name, cells }) {
    const all = Object.values(cells).reduce((sum, count) => sum + count, 0);
    const others = cells.unknown > 0 ? `; of ${cells.unknown} it cannot be determined` : '';
    return `${name} runs ${cells.sass + cells.jit} of ${(0,markdown/* counted */.hS)(all, 'cell')} with device code: ${cells.sass} as SASS, ${cells.jit} by JIT${others}`;
}
function answer({ runs, driver, units }) {
    if (runs === null)
        return '—';
    const all = Object.values(units).reduce((sum, count) => sum + count, 0);
    const some = units[runs] < all ? ` (${units[runs]} of ${(0,markdown/* counted */.hS)(all, 'unit')})` : '';
    const from = driver !== undefined && (runs === 'jit' || runs === 'driver') ? `, from ${driver} on` : '';
    return `${words[runs]}${some}${from}`;
}

// EXTERNAL MODULE: ./lib/report/gpu-tests.js
var gpu_tests = __webpack_require__(90116);
// EXTERNAL MODULE: ./lib/report/heat-table.js
var heat_table = __webpack_require__(16131);
// EXTERNAL MODULE: ./lib/report/outcome.js
var report_outcome = __webpack_require__(65102);
;// CONCATENATED MODULE: ./lib/report/summary.js






const marks = {
    proven: '✅ proven',
    wrong: '❌ wrong device code',
    'build-failed': '❌ build failed',
    'evaluation-failed': '❌ cannot be evaluated',
    cancelled: '⚪ cancelled',
};
/** One word and a mark for a cell, as the summary and the terminal show it. */
function statusText(result) {
    return marks[result.status];
}
/**
 * The one summary of a run as GitHub Markdown: a headline, what stopped the run as a whole, one table of capabilities ×
 * toolkits per package, the notes of the plan, what failed with the last lines of its build, which GPUs run what where that was
 * asked, what GPU tests showed, one line on time, then folded every cell and every excluded cell with its reasons.
 */
function renderSummary(plan, results, outcome = (0,report_outcome/* outcomeOf */.sG)(plan, results), coverage, gpuTests = []) {
    const notes = (0,report_outcome/* notesOf */.h$)(plan);
    const done = new Map(results.map((result) => [result.cell.id, result]));
    const heat = (0,heat_table/* heatGrids */.qo)(plan, ({ id }) => heatMark(done.get(id)));
    return (0,markdown/* joinParts */.nn)([
        `## ${outcome.mark} CUDA cells: ${outcome.headline}`,
        outcome.errors.map(markdown/* problemLine */.YK).join('\n'),
        ...heat.grids.map(heat_table/* heatTable */.fN),
        (0,heat_table/* legendOf */.BM)({ ...meanings, [heat_table/* leftMark */.v9]: heat.left }, heat.used),
        notes.length > 0 ? `Notes of the plan:\n\n${notes.map(markdown/* problemLine */.YK).join('\n')}` : '',
        ...outcome.failed.map(failureSection),
        coverage ? gpuSection(coverage) : '',
        (0,gpu_tests/* gpuTestSection */.uy)(gpuTests),
        results.length > 0 ? `${timingLine(results)} ${cacheLine(results)}` : '',
        results.length > 0 ? (0,markdown/* folded */.TM)(`All ${results.length} cells`, cellTable(plan, results)) : '',
        servedSection(plan),
        (0,markdown/* excludedSection */.Em)(plan),
    ], 'the result files have everything');
}
/** What the marks of results mean. */
const meanings = {
    '✅': 'built and proven',
    '❌': 'failed',
    [heat_table/* cachedMark */.oU]: 'in caches, not proven here',
    [heat_table/* impossibleMark */.D1]: 'cannot exist',
    [heat_table/* unevaluatedMark */.US]: 'cannot be evaluated',
    [heat_table/* excludedMark */.Of]: 'excluded by the request',
    '⚪': 'no result',
};
/** The mark of a result; of none where there is none. */
function heatMark(result) {
    return result ? (marks[result.status].split(' ')[0] ?? '') : '⚪';
}
function servedSection({ skipped = [] }) {
    if (skipped.length === 0)
        return '';
    const table = (0,markdown/* markdownTable */.Qj)(['Cell', 'Derivation'], skipped.map(({ id, drvPath }) => [id, drvPath]));
    return (0,markdown/* folded */.TM)(`${heat_table/* cachedMark */.oU} ${(0,markdown/* counted */.hS)(skipped.length, 'cell')} left out because binary caches serve them`, table);
}
/** `28 cells: 9 built in 8.1 s, 19 already there; evaluated in 2.0 s, verified in 0.3 s`. */
function timingLine(results) {
    const sum = (phase) => results.reduce((total, result) => total + result.seconds[phase], 0).toFixed(1);
    const built = results.filter((result) => result.built).length;
    return `${results.length} cells: ${built} built in ${sum('build')} s, ${results.length - built} already in the store; evaluated in ${sum('evaluate')} s, verified in ${sum('verify')} s.`;
}
/** `Store cache: 12 paths, 3.3 MB restored for 4 cells.` */
function cacheLine(results) {
    const restored = results.map((result) => result.restored).filter((entry) => entry !== null);
    if (restored.length === 0)
        return 'Store cache: nothing restored.';
    const sum = (pick) => restored.reduce((total, entry) => total + pick(entry), 0);
    const megabytes = (sum((entry) => entry.bytes) / 1e6).toFixed(1);
    return `Store cache: ${sum((entry) => entry.paths)} paths, ${megabytes} MB restored for ${restored.length} cells.`;
}
/** With what the caches had of each cell, where they were asked. */
function cellTable(plan, results) {
    const coverage = new Map(plan.rows.flatMap(({ cell, also = [], coverage: had }) => had ? [cell, ...also].map(({ id }) => [id, had.stored ? 'store cache' : had.state]) : []));
    const covered = results.some(({ cell }) => coverage.has(cell.id));
    const header = [
        'Package',
        'CUDA',
        'Asked for',
        'System',
        'Result',
        'Found',
        'Seconds',
        ...(covered ? ['Caches'] : []),
    ];
    const rows = results.map((result) => {
        const { cell } = result;
        const seconds = result.seconds.evaluate + result.seconds.build + result.seconds.verify;
        return [
            cell.package,
            cell.toolkit,
            (0,model_cell/* describeTargets */.Eg)(cell),
            cell.system,
            statusText(result),
            foundTargets(result),
            `${seconds.toFixed(1)}${result.built ? '' : ' (already in the store)'}`,
            ...(covered ? [coverage.get(cell.id) ?? ''] : []),
        ];
    });
    return (0,markdown/* markdownTable */.Qj)(header, rows);
}
/** `sm_90a; PTX compute_90; by CUDA 12.4`: the union over all files. */
function foundTargets(result) {
    const union = (pick) => [
        ...new Set(result.files.flatMap(pick)),
    ];
    const atLoad = new Set(result.files.flatMap((file) => file.linkedAtLoad ?? []));
    const shared = union((file) => file.targets).map((one) => (atLoad.has(one) ? `${one} (linked at load)` : one));
    const partly = result.files.flatMap(({ partly: some = [], units = 0 }) => some.map((one) => `${one.target} (${one.units} of ${units} units)`));
    const words = [[...shared, ...new Set(partly)].join(' ')];
    const ptx = union((file) => file.ptx);
    if (ptx.length > 0)
        words.push(`PTX ${ptx.join(' ')}`);
    const toolkits = union((file) => file.toolkits);
    if (toolkits.length > 0)
        words.push(`by CUDA ${toolkits.join(', ')}`);
    return words.filter((word) => word !== '').join('; ') || '—';
}
function failureSection(result) {
    const parts = [`### ❌ ${(0,markdown/* plainText */.wh)(result.cell.id)}`, result.problems.map(markdown/* problemLine */.YK).join('\n')];
    if (result.logTail.length > 0)
        parts.push(`Last lines of the build:\n\n${(0,markdown/* logBlock */.Mk)(result.logTail)}`);
    return parts.join('\n\n');
}


/***/ })

};
