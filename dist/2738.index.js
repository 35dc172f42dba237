export const id = 2738;
export const ids = [2738];
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

/***/ 15514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/** A name for messages and tables: control characters, what reorders text on a terminal, and marks of a style (`style.ts`) become `\x1b` or `\u202e`. */
function printable(name) {
    return name.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/gu, (character) => {
        const code = character.charCodeAt(0).toString(16);
        return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code}`;
    });
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

/***/ 58696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I4: () => (/* binding */ styled),
/* harmony export */   Ly: () => (/* binding */ spansOf),
/* harmony export */   t: () => (/* binding */ unstyled)
/* harmony export */ });
/**
 * What a terminal may colour, marked in a text by Unicode's noncharacters, which are reserved for use inside a program
 * (https://www.unicode.org/faq/private_use.html#noncharacters). Whatever prints a text drops the marks or paints them.
 */
const marks = { good: '\ufdd1', bad: '\ufdd2', warning: '\ufdd3', heading: '\ufdd4', faint: '\ufdd5', name: '\ufdd6' };
const end = '\ufdd0';
const styles = new Map(Object.entries(marks).map(([style, mark]) => [mark, style]));
const spans = new RegExp(`([${Object.values(marks).join('')}][^${end}]*${end})`);
const anyMark = /[\ufdd0-\ufdef]/g;
/** A text in a style. Styles do not nest. */
function styled(style, text) {
    return text === '' ? '' : `${marks[style]}${text}${end}`;
}
/** The text without marks. */
function unstyled(text) {
    return text.replaceAll(anyMark, '');
}
/** The parts of a text, each with its style if it has one. There is no mark in them, and no two neighbours without a style. */
function spansOf(text) {
    return text.split(spans).map((part, index) => {
        const style = index % 2 === 1 ? styles.get(part[0] ?? '') : undefined;
        return { text: unstyled(part), ...(style ? { style } : {}) };
    });
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

/***/ 82367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planMarkdown: () => (/* binding */ planMarkdown),
/* harmony export */   planTable: () => (/* binding */ planTable)
/* harmony export */ });
/* unused harmony exports totalsOf, planHeadline */
/* harmony import */ var _model_cell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97449);
/* harmony import */ var _model_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89834);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58696);
/* harmony import */ var _heat_table_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16131);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63021);
/* harmony import */ var _problem_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(65637);
/* harmony import */ var _text_grid_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(96752);
/* harmony import */ var _text_table_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(45154);
/** A plan for people: as a table in a terminal, and as Markdown for a job summary. */









function totalsOf(plan) {
    const jobs = plan.rows.length;
    const jobsSaved = sameCells(plan) + skippedCells(plan);
    const sum = (pick) => plan.rows.reduce((total, row) => total + (pick(row) ?? 0), 0);
    return {
        jobs,
        cells: jobs + jobsSaved + plan.counts.excluded + (plan.counts.left ?? 0),
        jobsSaved,
        downloadBytes: sum((row) => row.coverage?.downloadBytes),
        minutes: sum((row) => row.minutes),
        withoutEstimate: plan.rows.filter((row) => row.minutes === undefined).length,
    };
}
/** `12 jobs for 40 cells: 3 in caches, 5 the same derivation, 20 cannot exist`. */
function planHeadline(plan) {
    const { jobs, cells } = totalsOf(plan);
    const left = plan.counts.left ?? 0;
    const parts = [
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .some */ .zN)(skippedCells(plan), 'in caches'),
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .some */ .zN)(sameCells(plan), 'the same derivation'),
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .whyExcluded */ .no)(plan),
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .some */ .zN)(left, plan.tier ? `not in the tier ${plan.tier}` : 'not in this tier'),
    ];
    const shared = plan.shared?.length ?? 0;
    const before = shared > 0 ? ` after ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .hS)(shared, 'shared build')}` : '';
    const what = `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .hS)(jobs, 'job')}${before} for ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .hS)(cells, 'cell')}`;
    return parts.length > 0 ? `${what}: ${parts.join(', ')}` : what;
}
/**
 * The plan for a terminal of 80 columns: grids of targets × toolkits, what is excluded by rule with one cell each, problems,
 * totals. With `verbose` a table of all cells as well (with what caches have and the runner, where caches were asked), and
 * every example of what is excluded.
 */
function planTable(plan, { verbose = false } = {}) {
    const { requested, planned, excluded, left = 0 } = plan.counts;
    const saved = sameCells(plan) + skippedCells(plan);
    const groups = verbose ? plan.excluded.map(excludedText) : plan.excluded.map(excludedExample);
    const parts = [
        planGrids(plan),
        verbose ? cellTable(plan) : '',
        sharedText(plan),
        excluded > 0 ? [(0,_model_style_js__WEBPACK_IMPORTED_MODULE_3__/* .styled */ .I4)('heading', `Excluded (${excluded}):`), ...groups.flat()].join('\n') : '',
        plan.problems.map(_problem_text_js__WEBPACK_IMPORTED_MODULE_6__/* .problemText */ .f).join('\n'),
        [
            `${requested} requested, ${planned} planned, ${excluded} excluded`,
            ...(saved + left > 0 || plan.shared ? [planHeadline(plan)] : []),
            ...totalsLines(plan),
            ...(plan.base ? [comparisonLine(plan.base)] : []),
        ].join('\n'),
        hints(plan, verbose),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
function planGrids(plan) {
    const rows = new Map(plan.rows.map((row) => [row.id, row]));
    const heat = (0,_heat_table_js__WEBPACK_IMPORTED_MODULE_4__/* .heatGrids */ .qo)(plan, (cell) => markOf(rows.get(cell.id)));
    return (0,_text_grid_js__WEBPACK_IMPORTED_MODULE_7__/* .textGrids */ .X)(heat, { ...meanings, [_heat_table_js__WEBPACK_IMPORTED_MODULE_4__/* .leftMark */ .v9]: heat.left });
}
function markOf(row) {
    if (!row)
        return '=';
    return row.coverage ? coverageMarks[row.coverage.stored ? 'cached' : row.coverage.state] : '🔨';
}
function cellTable(plan) {
    const covered = plan.rows.some((row) => row.coverage);
    const header = ['PACKAGE', 'CUDA', 'TARGETS', 'SYSTEM', 'CELL', ...(covered ? ['CACHE', 'RUNNER'] : [])];
    const cells = plan.rows.flatMap((row) => [
        [...columns(row.cell), row.id, ...(covered ? [describeCoverage(row.coverage), row.runner] : [])],
        ...(row.also ?? []).map((cell) => [
            ...columns(cell),
            covered ? cell.id : `${cell.id} (the same as above)`,
            ...(covered ? ['the same as above'] : []),
        ]),
    ]);
    return cells.length > 0 ? (0,_text_table_js__WEBPACK_IMPORTED_MODULE_8__/* .textTable */ .ed)([header, ...cells]) : '';
}
/** How to see more of it. */
function hints(plan, verbose) {
    const [first] = plan.rows;
    const [group] = plan.excluded;
    const example = group?.examples[0]?.id;
    return [
        ...(first && !verbose ? [`Cells have ids such as ${first.id}; --verbose lists all.`] : []),
        ...(example && !verbose ? [`Why a cell is excluded: nix-cuda plan --explain ${example}`] : []),
        (0,_problem_text_js__WEBPACK_IMPORTED_MODULE_6__/* .explainHint */ .j)([...plan.problems, ...plan.excluded]),
    ]
        .filter((line) => line !== '')
        .map((line) => (0,_model_style_js__WEBPACK_IMPORTED_MODULE_3__/* .styled */ .I4)('faint', (0,_text_table_js__WEBPACK_IMPORTED_MODULE_8__/* .wrapped */ .ky)(line, 2)))
        .join('\n');
}
function columns(cell) {
    return [cell.package, cell.toolkit, (0,_model_cell_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTargets */ .Eg)(cell), cell.system];
}
/** `partial, 12 missing (torch)`. */
function describeCoverage(coverage) {
    if (!coverage)
        return '?';
    const stored = coverage.stored ? ', in the store cache' : '';
    const heavy = coverage.heavy.length > 0 ? ` (${coverage.heavy.join(', ')})` : '';
    return `${coverage.state}${coverage.missing > 0 ? `, ${coverage.missing} missing${heavy}` : ''}${stored}`;
}
/** Cells of a rule that a terminal shows. */
const shownExamples = 5;
function excludedText(group) {
    const examples = group.examples.slice(0, shownExamples);
    return [
        `  ${(0,_model_style_js__WEBPACK_IMPORTED_MODULE_3__/* .styled */ .I4)('warning', group.code)} (${group.count}): ${_model_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .codes */ .F[group.code].meaning}`,
        ...examples.flatMap((cell) => [
            `    ${cell.id}`,
            ...cell.problems.map((problem) => `        ${(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .formatProblem */ .Vw)(problem)}`),
        ]),
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .moreOf */ .bd)(group, examples.length).map((text) => `    ${text}`),
    ];
}
/** A rule with the first reason of its first cell. */
function excludedExample({ code, count, examples }) {
    const problem = examples[0]?.problems.find((one) => one.code === code);
    const reason = problem ? `${problem.message} ${problem.fix}`.trim() : _model_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .codes */ .F[code].meaning;
    return [`  ${(0,_text_table_js__WEBPACK_IMPORTED_MODULE_8__/* .wrapped */ .ky)(`${(0,_model_style_js__WEBPACK_IMPORTED_MODULE_3__/* .styled */ .I4)('warning', code)} (${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .hS)(count, 'cell')}): ${reason}`, 4)}`];
}
function sharedText(plan) {
    const stages = plan.shared ?? [];
    return stages
        .map((stage) => {
        const names = stage.derivations.map(({ name, cells }) => `  ${name} (${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .hS)(cells, 'cell')})`);
        const waiting = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .hS)(waitingFor(plan, stage.system), 'job');
        return [`Built once before ${waiting} of ${stage.system}, on ${stage.runner}:`, ...names].join('\n');
    })
        .join('\n');
}
/** Jobs that start from what the shared stage of a system built. */
function waitingFor(plan, system) {
    return plan.rows.filter((row) => row.shared && row.cell.system === system).length;
}
const meanings = {
    '🔨': 'planned',
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_4__/* .cachedMark */ .oU]: 'in caches',
    '🧩': 'partly in caches',
    '🧊': 'in no cache',
    '=': 'the same derivation as another cell',
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_4__/* .impossibleMark */ .D1]: 'cannot exist',
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_4__/* .unevaluatedMark */ .US]: 'cannot be evaluated',
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_4__/* .excludedMark */ .Of]: 'excluded by the request',
};
const coverageMarks = {
    cached: _heat_table_js__WEBPACK_IMPORTED_MODULE_4__/* .cachedMark */ .oU,
    partial: '🧩',
    cold: '🧊',
};
/**
 * The plan as GitHub Markdown, below the limit of a step summary: a headline, one table per package and system, the
 * shared stage, totals, what differs from the base branch, then problems and, folded, what cannot exist.
 */
function planMarkdown(plan) {
    const rows = new Map(plan.rows.map((row) => [row.id, row]));
    const heat = (0,_heat_table_js__WEBPACK_IMPORTED_MODULE_4__/* .heatGrids */ .qo)(plan, (cell) => markOf(rows.get(cell.id)));
    const refused = plan.problems.some((problem) => problem.severity === 'error');
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .joinParts */ .nn)([
        `## ${refused ? '❌ ' : ''}CUDA plan: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plainText */ .wh)(planHeadline(plan))}`,
        ...heat.grids.map(_heat_table_js__WEBPACK_IMPORTED_MODULE_4__/* .heatTable */ .fN),
        (0,_heat_table_js__WEBPACK_IMPORTED_MODULE_4__/* .legendOf */ .BM)({ ...meanings, [_heat_table_js__WEBPACK_IMPORTED_MODULE_4__/* .leftMark */ .v9]: heat.left }, heat.used),
        plan.problems.map(_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .problemLine */ .YK).join('\n'),
        totalsLines(plan).join('<br>'),
        sharedSection(plan),
        comparisonSection(plan.base),
        unplacedSection(heat.unplaced),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .excludedSection */ .Em)(plan),
    ], 'the plan file has everything');
}
function unplacedSection(ids) {
    if (ids.length === 0)
        return '';
    const title = `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .hS)(ids.length, 'more cell')} ${ids.length === 1 ? 'is' : 'are'} in caches`;
    const table = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .markdownTable */ .Qj)(['Cell'], ids.map((id) => [id]));
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .folded */ .TM)(title, table);
}
function sharedSection(plan) {
    const stages = plan.shared ?? [];
    if (stages.length === 0)
        return '';
    const rows = stages.flatMap((stage) => stage.derivations.map(({ name, cells }) => [name, stage.system, stage.runner, String(cells)]));
    const waiting = stages.map(({ system }) => `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .hS)(waitingFor(plan, system), 'job')} of ${system}`);
    const table = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .markdownTable */ .Qj)(['Built once, before the cells', 'System', 'Runner', 'Cells that need it'], rows);
    return `${table}\n\nWaiting for it: ${waiting.join(', ')}.`;
}
/** What the plan saves and costs, a line each. */
function totalsLines(plan) {
    const { jobs, jobsSaved, downloadBytes, minutes, withoutEstimate } = totalsOf(plan);
    const covered = plan.rows.some((row) => row.coverage);
    const estimated = withoutEstimate < jobs;
    const unknown = withoutEstimate > 0 ? `, and ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .hS)(withoutEstimate, 'job')} without an estimate` : '';
    return [
        ...(jobsSaved > 0 ? [`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .hS)(jobsSaved, 'job')} saved.`] : []),
        ...(covered ? [`To download from binary caches: ${megabytes(downloadBytes)}.`] : []),
        ...(estimated ? [`Estimated: ${duration(minutes)} of building in all${unknown}.`] : []),
        ...(!estimated && covered ? ['No time estimate: no earlier run is known.'] : []),
    ];
}
function comparisonLine(base) {
    const { ref, changed, added, removed } = base;
    return `Against ${ref}: ${changed.length} changed, ${added.length} added, ${removed.length} removed`;
}
function comparisonSection(base) {
    if (!base)
        return '';
    const title = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plainText */ .wh)(comparisonLine(base));
    const rows = ['changed', 'added', 'removed'].flatMap((what) => base[what].map((id) => [id, what]));
    return rows.length === 0 ? `${title}.` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .folded */ .TM)(title, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .markdownTable */ .Qj)(['Cell', 'Change'], rows));
}
function sameCells(plan) {
    return plan.rows.reduce((sum, row) => sum + (row.also?.length ?? 0), 0);
}
function skippedCells(plan) {
    return plan.skipped?.length ?? plan.counts.skipped ?? 0;
}
function megabytes(bytes) {
    return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
/** `45 min`, `2 h 5 min`. */
function duration(minutes) {
    const whole = Math.ceil(minutes);
    return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}


/***/ }),

/***/ 65637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ problemText),
/* harmony export */   j: () => (/* binding */ explainHint)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58696);
/** Problems as a terminal shows them. */


const styles = { error: 'bad', warning: 'warning', notice: 'name' };
/** As `formatProblem`, the code in the colour of its severity; what programs said, which a message may repeat, has none. */
function problemText(problem) {
    const text = (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .unstyled */ .t)((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw)(problem));
    const at = text.indexOf(`${problem.code}: `);
    return text.slice(0, at) + (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)(styles[problem.severity], problem.code) + text.slice(at + problem.code.length);
}
/** One line that says where more about these problems is found, or nothing where there are none. */
function explainHint(problems) {
    const codes = [...new Set(problems.map(({ code }) => code))].sort();
    if (codes.length === 0)
        return '';
    return `For causes and remedies: nix-cuda explain ${codes.join(' ')}`;
}


/***/ }),

/***/ 96752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ textGrids)
/* harmony export */ });
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58696);
/* harmony import */ var _heat_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16131);
/* harmony import */ var _text_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45154);
/** Grids of targets × toolkits for a terminal of 80 columns. */



/** Of one column each, where those of a summary take two. */
const narrow = {
    '🔨': ['●', 'name'],
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .cachedMark */ .oU]: ['✓', 'good'],
    '🧩': ['◐', 'warning'],
    '🧊': ['○', 'warning'],
    '✅': ['✓', 'good'],
    '❌': ['✗', 'bad'],
    '⚪': ['?', 'warning'],
    '=': ['=', 'name'],
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .impossibleMark */ .D1]: ['–', 'faint'],
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .unevaluatedMark */ .US]: ['!', 'bad'],
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .excludedMark */ .Of]: ['×', 'faint'],
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .leftMark */ .v9]: ['·', 'faint'],
};
/** Columns that targets take at most; longer ones go on in the next line. */
const widestTargets = 34;
const columnWidth = 6;
/** The grids, and what their marks mean. */
function textGrids({ grids, used }, meanings) {
    if (grids.length === 0)
        return '';
    const legend = Object.entries(meanings)
        .filter(([mark]) => used.has(mark))
        .map(([mark, meaning]) => `${shown(mark)} ${meaning}`.replaceAll(' ', '\u00a0'));
    const lines = (0,_text_table_js__WEBPACK_IMPORTED_MODULE_2__/* .wrapped */ .ky)(legend.join('   '), 2).replaceAll('\u00a0', ' ');
    return [...grids.map(textGrid), `  ${lines}`].join('\n\n');
}
function textGrid({ title, toolkits, rows }) {
    const labels = rows.map(({ targets }) => cut(targets));
    const width = Math.max(4, ...labels.flat().map((line) => line.length));
    const perBlock = Math.max(1, Math.floor((_text_table_js__WEBPACK_IMPORTED_MODULE_2__/* .pageWidth */ .el - 2 - width) / columnWidth));
    const blocks = Array.from({ length: Math.ceil(toolkits.length / perBlock) }, (_, index) => {
        const from = index * perBlock;
        const columns = toolkits.slice(from, from + perBlock);
        const head = `  ${'CUDA'.padEnd(width)}${columns.map((toolkit) => toolkit.padStart(columnWidth)).join('')}`;
        const lines = rows.flatMap(({ marks }, row) => {
            const [first = '', ...more] = labels[row] ?? [];
            const some = marks.slice(from, from + perBlock).map((mark) => ' '.repeat(columnWidth - 2) + shown(mark));
            return [
                `  ${first.padEnd(width)}${some.map((mark) => `${mark} `).join('')}`.trimEnd(),
                ...more.map((line) => `  ${line}`),
            ];
        });
        return [(0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .styled */ .I4)('faint', head), ...lines].join('\n');
    });
    return [(0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .styled */ .I4)('heading', title), ...blocks].join('\n');
}
function shown(mark) {
    const [text, style] = narrow[mark] ?? [mark, 'name'];
    return (0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .styled */ .I4)(style, text);
}
/** In lines of at most `widestTargets` columns. */
function cut(targets) {
    const lines = [];
    for (const part of targets.split(/(?<=, )/)) {
        const last = lines.at(-1);
        if (last === undefined || `${last}${part}`.trimEnd().length > widestTargets)
            lines.push(part);
        else
            lines[lines.length - 1] = last + part;
    }
    return lines.map((line) => line.trimEnd());
}


/***/ }),

/***/ 45154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ed: () => (/* binding */ textTable),
/* harmony export */   el: () => (/* binding */ pageWidth),
/* harmony export */   ky: () => (/* binding */ wrapped)
/* harmony export */ });
/* unused harmony export widthOf */
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58696);

/** Columns that every terminal has. */
const pageWidth = 80;
/** Columns padded to the same width, two blanks between them. Rows may be shorter than the header. */
function textTable(rows) {
    const columns = Math.max(0, ...rows.map((row) => row.length));
    const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
    return rows
        .map((row) => row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd())
        .join('\n');
}
/** Characters that are shown. */
function widthOf(text) {
    return (0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .unstyled */ .t)(text).length;
}
/** A text in lines of at most `pageWidth` columns, those after the first one indented; a longer word has a line of its own. */
function wrapped(text, indent) {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (line !== '' && indent + widthOf(longer) > pageWidth) {
            lines.push(line);
            line = word;
        }
        else
            line = longer;
    }
    return [...lines, line].join(`\n${' '.repeat(indent)}`);
}


/***/ })

};
