export const id = 6601;
export const ids = [6601,3857];
export const modules = {

/***/ 27471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runReportCommand: () => (/* binding */ runReportCommand)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6026);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92937);



/** `nix-cuda report`: prints the report of a run. Exit code 1 when the run is not as it was asked for. */
async function runReportCommand(host, line) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_2__/* .reportCommandSurface */ .lT, line.option);
    const report = await (0,_report_js__WEBPACK_IMPORTED_MODULE_1__.makeReport)(host, (0,_surface_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)(inputs));
    host.answer(inputs.json ? (0,_report_js__WEBPACK_IMPORTED_MODULE_1__.reportJson)(report) : report.markdown);
    return report.outcome.good ? 0 : 1;
}


/***/ }),

/***/ 6026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeReport: () => (/* binding */ makeReport),
  reportJson: () => (/* binding */ reportJson)
});

// EXTERNAL MODULE: ./lib/report/outcome.js
var report_outcome = __webpack_require__(65102);
// EXTERNAL MODULE: ./lib/report/summary.js
var summary = __webpack_require__(43394);
// EXTERNAL MODULE: ./lib/runner/sink.js
var sink = __webpack_require__(42399);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
;// CONCATENATED MODULE: ./lib/actions/report/results.js





/** Bytes of one result, which has at most 40 lines of a log; of all of them; and how many refusals are named. */
const mostBytes = 8e6;
const mostBytesInAll = 512e6;
const mostRefusals = 50;
/**
 * The results of a plan. Each is believed only as `<cell id>.json` in the folder of its row's artifact, or directly in the
 * folder that one job wrote; only once; and only when its cell is the plan's. Its status follows from its content.
 * Throws ProblemError CFG004 for what cannot be read.
 */
async function readResults(host, plan, place) {
    const { files, refused } = await findFiles(host, place, new Map(plan.rows.map((row) => [row.id, row])));
    const expected = plan.rows.flatMap(({ id, cell, also = [] }) => [cell, ...also].map((one) => ({
        cell: one,
        paths: [(0,external_node_path_.join)(place.folder, `${one.id}.json`), (0,external_node_path_.join)(artifactFolder(place, id), `${one.id}.json`)],
    })));
    const known = new Set(expected.flatMap(({ paths }) => paths));
    const problems = [...refused, ...[...files].filter((file) => !known.has(file)).map(notOfPlan)];
    const results = [];
    let left = mostBytesInAll;
    for (const { cell, paths } of expected) {
        const [file, other] = paths.filter((path) => files.has(path));
        if (file === undefined)
            continue;
        if (other !== undefined)
            problems.push(refusal(other, `${file} is of the same cell`));
        else {
            const { size } = await reading(file, () => host.files.stat(file));
            if (size > Math.min(mostBytes, left))
                problems.push(refusal(file, tooLarge(size)));
            else {
                left -= size;
                const read = await readResult(host, file, cell);
                if ('problems' in read)
                    problems.push(...read.problems);
                else
                    results.push(read.result);
            }
        }
    }
    return { results, refused: capped(problems) };
}
async function readResult(host, file, cell) {
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(8816), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 7612));
    try {
        const result = readDocument('result', await reading(file, () => host.files.readFile(file, 'utf8')), file);
        if (!(0,external_node_util_.isDeepStrictEqual)(result.cell, cell))
            return { problems: [refusal(file, 'its cell is not the one of the plan')] };
        const status = (0,report_outcome/* judgedByContent */.U)(result);
        if (result.status !== 'proven' || status === 'proven')
            return { result: { ...result, status } };
        const forged = refusal(file, 'it says that the cell is proven, and holds no proof');
        return { result: { ...result, status, problems: [...result.problems, forged] } };
    }
    catch (cause) {
        if (!(cause instanceof problem/* ProblemError */.Mm) || cause.problems.some(({ code }) => code === 'CFG004'))
            throw cause;
        return { problems: cause.problems };
    }
}
/** The JSON files in the places that results may have; what is in a place of its own is refused. */
async function findFiles(host, place, rows) {
    const files = new Set();
    const refused = [];
    const look = async (folder, isTop) => {
        for (const entry of await entriesOf(host, folder)) {
            const path = (0,external_node_path_.join)(folder, entry.name);
            const row = isTop ? rowOf(entry.name, place.prefix) : undefined;
            if (isPlan(place.planFile, path))
                continue;
            if (entry.isDirectory() && row !== undefined && rows.has(row))
                await look(path, false);
            else if (entry.isFile() && entry.name.endsWith('.json'))
                files.add(path);
            else if (!entry.isFile())
                refused.push(notOfPlan(path));
        }
    };
    await look(place.folder, true);
    return { files, refused };
}
/** Whether this is the plan, or the folder of its artifact. */
function isPlan(planFile, path) {
    return (0,external_node_path_.resolve)(planFile) === (0,external_node_path_.resolve)(path) || (0,external_node_path_.resolve)(planFile, '..') === (0,external_node_path_.resolve)(path);
}
function artifactFolder({ folder, prefix }, row) {
    return (0,external_node_path_.join)(folder, `${prefix}-result-${row}`);
}
function rowOf(name, prefix) {
    const before = `${prefix}-result-`;
    return name.startsWith(before) ? name.slice(before.length) : undefined;
}
/** Sorted by name; none when the folder does not exist, as when no cell had a job. */
async function entriesOf(host, folder) {
    return reading(folder, async () => {
        try {
            const entries = await host.files.readdir(folder, { withFileTypes: true });
            return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
        }
        catch (cause) {
            if ((0,files/* isErrno */.r)(cause, 'ENOENT'))
                return [];
            throw cause;
        }
    });
}
/** Runs a file operation and makes a CFG004 of its failure. */
async function reading(path, operation) {
    try {
        return await operation();
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        const fix = 'Give the files that plan and build wrote.';
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG004', `${path} cannot be read: ${why}.`, fix), { cause });
    }
}
function refusal(file, why) {
    const fix = 'Find out which job wrote it: a result comes from the build action, in the artifact of its own row.';
    return (0,problem/* error */.z3)('BLD006', `The result ${file} is refused: ${why}.`, fix, { subject: { path: file } });
}
function notOfPlan(file) {
    return refusal(file, 'the plan has no cell that belongs there');
}
function tooLarge(size) {
    const limits = `${mostBytes / 1e6} MB for one and ${mostBytesInAll / 1e6} MB for all are the limits`;
    return `it has ${(size / 1e6).toFixed(1)} MB; ${limits}`;
}
function capped(problems) {
    if (problems.length <= mostRefusals)
        return problems;
    const more = (0,problem/* error */.z3)('BLD006', `${problems.length - mostRefusals} more files are refused.`, 'See those that are named.');
    return [...problems.slice(0, mostRefusals), more];
}

;// CONCATENATED MODULE: ./lib/actions/report/report.js




/**
 * Reads a plan and its results, and judges the run. Throws ProblemError CFG004 for what cannot be read, CFG007 for a plan
 * that is none of ours.
 */
async function makeReport(host, place) {
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(8816), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 7612));
    const { planFile } = place;
    const plan = readDocument('plan', await reading(planFile, () => host.files.readFile(planFile, 'utf8')), planFile);
    const { results, refused } = await readResults(host, plan, place);
    const outcome = (0,report_outcome/* outcomeOf */.sG)(plan, results, refused);
    return { plan, results, outcome, markdown: (0,summary/* renderSummary */.Br)(plan, results, outcome) };
}
/** The report as JSON text: the plan's counts and one entry per cell. */
function reportJson(report) {
    const cells = report.results.map(({ cell, status, built, seconds, problems }) => ({
        id: cell.id,
        status,
        built,
        seconds,
        problems,
    }));
    const { good, missing, errors } = report.outcome;
    const document = { good, counts: report.plan.counts, missing: missing.map(({ id }) => id), problems: errors, cells };
    return (0,sink/* jsonText */.s$)(document);
}


/***/ }),

/***/ 6555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ smDigits),
/* harmony export */   YE: () => (/* binding */ compareCapabilities),
/* harmony export */   _p: () => (/* binding */ parseCapability),
/* harmony export */   bt: () => (/* binding */ computeName),
/* harmony export */   ej: () => (/* binding */ smName),
/* harmony export */   q0: () => (/* binding */ formatCapability)
/* harmony export */ });
/** Reads `9.0a`, `sm_90a`, `sm90a` or `compute_90a`; undefined for everything else. The minor number is one digit. */
function parseCapability(text) {
    const match = /^([1-9]\d?)\.(\d)([af]?)$/.exec(text) ?? /^(?:sm_?|compute_?)([1-9]\d?)(\d)([af]?)$/.exec(text.toLowerCase());
    if (!match)
        return undefined;
    return { major: Number(match[1]), minor: Number(match[2]), suffix: match[3] };
}
/** `9.0a`. */
function formatCapability(capability) {
    return `${capability.major}.${capability.minor}${capability.suffix}`;
}
/** `90a`: what follows `sm_` and `compute_`. */
function smDigits(capability) {
    return `${capability.major}${capability.minor}${capability.suffix}`;
}
/** `sm_90a`: the target of a cubin, as nvcc, ptxas and cuobjdump write it. */
function smName(capability) {
    return `sm_${smDigits(capability)}`;
}
/** `compute_90`: the target of PTX. */
function computeName(capability) {
    return `compute_${smDigits(capability)}`;
}
const suffixOrder = { '': 0, a: 1, f: 2 };
/** Numeric order, then baseline before `a` before `f`: the order in which Nixpkgs lists capabilities. */
function compareCapabilities(a, b) {
    return a.major - b.major || a.minor - b.minor || suffixOrder[a.suffix] - suffixOrder[b.suffix];
}


/***/ }),

/***/ 97449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ cellId),
/* harmony export */   E: () => (/* binding */ describeTargets)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _capability_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6555);


/** GitHub shows job and artifact names well up to this many characters. */
const maxIdLength = 100;
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
/** A name for messages and tables: control characters and what reorders text on a terminal become `\x1b` or `\u202e`. */
function printable(name) {
    return name.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) => {
        const code = character.charCodeAt(0).toString(16);
        return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code}`;
    });
}


/***/ }),

/***/ 16131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BM: () => (/* binding */ legendOf),
/* harmony export */   D1: () => (/* binding */ impossibleMark),
/* harmony export */   Mq: () => (/* binding */ heatTables),
/* harmony export */   oU: () => (/* binding */ cachedMark),
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
const leftMark = '·';
/**
 * Tables of targets × toolkits. `markOf` gives the mark of a planned cell; cells that a cache serves, and those that
 * cannot exist, have theirs. A combination that the plan does not name cannot exist, or is one of another tier.
 */
function heatTables(plan, markOf) {
    const planned = plan.rows.flatMap((row) => [row.cell, ...(row.also ?? [])]);
    const excluded = plan.excluded.flatMap((group) => group.examples);
    const names = new Map([...planned, ...excluded].map((cell) => [idPart(cell.package), cell.package]));
    const skipped = (plan.skipped ?? []).map(({ id }) => ({ id, coordinates: coordinatesOf(id, names) }));
    const cells = [
        // An `include` may plan what an `exclude` took out: the last mark of a place is the one that is shown.
        ...excluded.map((cell) => ({ ...keyOf(cell), mark: impossibleMark })),
        ...skipped.flatMap(({ coordinates }) => (coordinates ? [{ ...keyOf(coordinates), mark: cachedMark }] : [])),
        ...planned.map((cell) => ({ ...keyOf(cell), mark: markOf(cell) })),
    ];
    const other = (plan.counts.left ?? 0) > 0 ? leftMark : impossibleMark;
    const used = new Set();
    const tables = [...Map.groupBy(cells, (cell) => cell.table)]
        .sort(([a], [b]) => byNumber(a, b))
        .map(([name, members]) => {
        const toolkits = [...new Set(members.map((cell) => cell.toolkit))].sort(byNumber);
        const lines = [...Map.groupBy(members, (cell) => cell.targets)].sort(([a], [b]) => byNumber(a, b));
        const rows = lines.map(([targets, line]) => {
            const marks = new Map(line.map((cell) => [cell.toolkit, cell.mark]));
            const row = toolkits.map((toolkit) => marks.get(toolkit) ?? other);
            for (const mark of row)
                used.add(mark);
            return `| ${[targets, ...row].map(_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .wh).join(' | ')} |`;
        });
        const header = `| ${[name, ...toolkits.map(toolkitName)].map(_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .wh).join(' | ')} |`;
        return [header, `|---|${':-:|'.repeat(toolkits.length)}`, ...rows].join('\n');
    });
    return { tables, used, unplaced: skipped.flatMap(({ id, coordinates }) => (coordinates ? [] : [id])) };
}
/** `💾 in caches · – cannot exist`: what the marks mean that are there. */
function legendOf(meanings, used) {
    return Object.entries(meanings)
        .filter(([mark]) => used.has(mark))
        .map(([mark, meaning]) => `${mark} ${meaning}`)
        .join(' · ');
}
function keyOf(cell) {
    return { table: `${cell.package} on ${cell.system}`, toolkit: cell.toolkit, targets: (0,_model_cell_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTargets */ .E)(cell) };
}
function toolkitName(toolkit) {
    return toolkit === 'cpu' ? 'cpu' : `CUDA ${toolkit}`;
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
/* harmony export */   nn: () => (/* binding */ joinParts),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15514);

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
        kept.push(`(${counted(left, 'part')} left out because a summary has a limit: ${whole})`);
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
    return `- **${code}** ${plainText([...place, message, fix].join(' '))}`;
}
/** What cannot exist, folded: one line for each rule, then some of its cells with every reason. */
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
    return folded(`– ${counted(counts.excluded, 'requested cell')} cannot exist (${byRule(excluded)})`, table);
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

/***/ 65102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C$: () => (/* binding */ plannedCells),
/* harmony export */   U: () => (/* binding */ judgedByContent),
/* harmony export */   h$: () => (/* binding */ notesOf),
/* harmony export */   sG: () => (/* binding */ outcomeOf)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


/** Judges a run by its plan, the results that there are, and what was refused as one. Pure. */
function outcomeOf(plan, results, refusedResults = []) {
    const planned = plannedCells(plan);
    const done = new Map(results.map((result) => [result.cell.id, result]));
    const failed = results.filter(({ status }) => status !== 'proven');
    const missing = planned.filter(({ id }) => !done.has(id));
    const proven = planned.filter(({ id }) => done.get(id)?.status === 'proven').length;
    const refused = plan.problems.filter(({ severity }) => severity === 'error');
    const good = refused.length + refusedResults.length === 0 && proven === planned.length && failed.length === 0;
    const some = (count, what) => (count > 0 ? [`${count} ${what}`] : []);
    const words = [
        `${proven} of ${planned.length} proven`,
        ...some(failed.length, 'failed'),
        ...some(missing.length, 'without a result'),
        ...some(refusedResults.length, 'refused'),
        ...some(refused.length, refused.length === 1 ? 'error in the plan' : 'errors in the plan'),
        ...some(plan.skipped?.length ?? 0, 'in caches'),
        ...some(plan.counts.excluded, 'excluded'),
    ];
    const errors = [...refused, ...refusedResults, ...missing.map(withoutResult)];
    return { good, proven, failed, missing, errors, mark: good ? '✅' : '❌', headline: words.join(', ') };
}
/**
 * The status that a result of another job deserves: its errors decide, and without any it is proven only when it holds the
 * outputs and the device code that its cell asks for. Pure.
 */
function judgedByContent(result) {
    const errors = result.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    if (result.status === 'cancelled' || errors.includes('BLD003'))
        return 'cancelled';
    if (errors.includes('BLD001'))
        return 'evaluation-failed';
    if (errors.some((code) => code.startsWith('BLD')))
        return 'build-failed';
    if (errors.length > 0)
        return 'wrong';
    return result.status === 'proven' && !holdsProof(result) ? 'wrong' : result.status;
}
function holdsProof({ cell, drvPath, outputs, files, problems }) {
    if (drvPath === null || outputs.length === 0)
        return false;
    if (cell.toolkit === 'cpu')
        return files.length === 0;
    if (files.length === 0)
        return cell.deviceCode === 'optional';
    // Targets that not every unit of a file has are not in its list: these notices stand for them.
    if (problems.some(({ code }) => code === 'VER012' || code === 'VER013'))
        return true;
    const targets = new Set(files.flatMap((file) => [...file.targets, ...file.ptx]));
    const wanted = [...cell.capabilities.map(named(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)), ...cell.ptx.map(named(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .computeName */ .bt))];
    return wanted.every((name) => targets.has(name));
}
const named = (nameOf) => (text) => {
    const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(text);
    return capability ? nameOf(capability) : text;
};
/** What the plan has to say that is no error. */
function notesOf(plan) {
    return plan.problems.filter(({ severity }) => severity !== 'error');
}
/** The cells that are built, those of the same derivation as another among them. */
function plannedCells(plan) {
    return plan.rows.flatMap((row) => [row.cell, ...(row.also ?? [])]);
}
function withoutResult({ id }) {
    const fix = 'See its job: it was cancelled, ran out of time, or lost its runner.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD005', `${id} has no result.`, fix, { subject: { cell: id } });
}


/***/ }),

/***/ 43394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ renderSummary),
/* harmony export */   qS: () => (/* binding */ statusText),
/* harmony export */   zi: () => (/* binding */ foundTargets)
/* harmony export */ });
/* harmony import */ var _model_cell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97449);
/* harmony import */ var _heat_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16131);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63021);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65102);




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
 * toolkits per package, the notes of the plan, what failed with the last lines of its build, one line on time, then folded
 * every cell and every excluded cell with its reasons.
 */
function renderSummary(plan, results, outcome = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomeOf */ .sG)(plan, results)) {
    const notes = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .notesOf */ .h$)(plan);
    const done = new Map(results.map((result) => [result.cell.id, result]));
    const heat = (0,_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .heatTables */ .Mq)(plan, ({ id }) => heatMark(done.get(id)));
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joinParts */ .nn)([
        `## ${outcome.mark} CUDA cells: ${outcome.headline}`,
        outcome.errors.map(_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .problemLine */ .YK).join('\n'),
        ...heat.tables,
        (0,_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .legendOf */ .BM)(meanings, heat.used),
        notes.length > 0 ? `Notes of the plan:\n\n${notes.map(_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .problemLine */ .YK).join('\n')}` : '',
        ...outcome.failed.map(failureSection),
        results.length > 0 ? `${timingLine(results)} ${cacheLine(results)}` : '',
        results.length > 0 ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .folded */ .TM)(`All ${results.length} cells`, cellTable(plan, results)) : '',
        servedSection(plan),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .excludedSection */ .Em)(plan),
    ], 'the result files have everything');
}
const meanings = {
    '✅': 'built and proven',
    '❌': 'failed',
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .cachedMark */ .oU]: 'in caches, not proven here',
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .impossibleMark */ .D1]: 'cannot exist',
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .leftMark */ .v9]: 'not in this tier',
    '⚪': 'no result',
};
function heatMark(result) {
    return result ? (marks[result.status].split(' ')[0] ?? '') : '⚪';
}
function servedSection({ skipped = [] }) {
    if (skipped.length === 0)
        return '';
    const table = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownTable */ .Qj)(['Cell', 'Derivation'], skipped.map(({ id, drvPath }) => [id, drvPath]));
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .folded */ .TM)(`${_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .cachedMark */ .oU} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(skipped.length, 'cell')} left out because caches serve them`, table);
}
/** `28 cells: 9 built in 8.1 s, 19 already there; evaluated in 2.0 s, verified in 0.3 s`. */
function timingLine(results) {
    const sum = (phase) => results.reduce((total, result) => total + result.seconds[phase], 0).toFixed(1);
    const built = results.filter((result) => result.built).length;
    return `${results.length} cells: ${built} built in ${sum('build')} s, ${results.length - built} not built because they were there; evaluated in ${sum('evaluate')} s, verified in ${sum('verify')} s.`;
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
            (0,_model_cell_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTargets */ .E)(cell),
            cell.system,
            statusText(result),
            foundTargets(result),
            `${seconds.toFixed(1)}${result.built ? '' : ' (not built: already there)'}`,
            ...(covered ? [coverage.get(cell.id) ?? ''] : []),
        ];
    });
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownTable */ .Qj)(header, rows);
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
    const parts = [`### ❌ ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .wh)(result.cell.id)}`, result.problems.map(_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .problemLine */ .YK).join('\n')];
    if (result.logTail.length > 0)
        parts.push(`Last lines of the build:\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .logBlock */ .Mk)(result.logTail)}`);
    return parts.join('\n\n');
}


/***/ }),

/***/ 11161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   Kp: () => (/* binding */ findProgram),
/* harmony export */   QW: () => (/* binding */ containerMarks),
/* harmony export */   Vd: () => (/* binding */ isProgram),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   _n: () => (/* binding */ problemsIn),
/* harmony export */   b$: () => (/* binding */ isDiskFull),
/* harmony export */   nH: () => (/* binding */ isWritable),
/* harmony export */   r: () => (/* binding */ isErrno),
/* harmony export */   vK: () => (/* binding */ writeAtomically)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51246);




/**
 * Writes a file so that a reader sees the old or the new content and never a part: 0600, in a new name beside it,
 * then renamed. Missing folders are made 0700. Where it cannot be written, the new name is gone again.
 */
async function writeAtomically(host, path, content) {
    await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.new`;
    const handle = await host.files.open(temporary, 'wx', 0o600);
    try {
        try {
            await handle.writeFile(content);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await host.files.rename(temporary, path);
    }
    catch (cause) {
        await host.files.rm(temporary, { force: true });
        throw cause;
    }
}
/** The text of a file, or undefined where there is none. Other errors are thrown as they are. */
async function readIfPresent(host, path) {
    try {
        return await host.files.readFile(path, 'utf8');
    }
    catch (cause) {
        if (isErrno(cause, 'ENOENT'))
            return undefined;
        throw cause;
    }
}
/** Whether something has that name, be it a link that leads nowhere; false also where nobody lets us look. */
function isThere(host, path) {
    return holds(host.files.lstat(path));
}
/** Whether this process may write to it (access(2)). */
function isWritable(host, path) {
    return holds(host.files.access(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK));
}
/** Whether it is a file that this process may execute. */
async function isProgram(host, path) {
    if (!(await holds(host.files.access(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK))))
        return false;
    return (await host.files.stat(path).catch(() => undefined))?.isFile() ?? false;
}
/** The first program of this name in these folders, of which only absolute ones count; undefined when there is none. */
async function findProgram(host, name, folders) {
    for (const folder of folders.filter((entry) => entry.startsWith('/'))) {
        const program = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
        if (await isProgram(host, program))
            return program;
    }
    return undefined;
}
/** What Docker and Podman leave in the root of a container. */
const containerMarks = ['/.dockerenv', '/run/.containerenv'];
function holds(question) {
    return question.then(() => true, () => false);
}
/** Whether a caught value says that a disk is full. SQLite's 13: https://sqlite.org/rescode.html#full */
function isDiskFull(cause) {
    if (isErrno(cause, 'ENOSPC') || isErrno(cause, 'EDQUOT'))
        return true;
    return cause instanceof Error && cause.errcode === 13;
}
/** The problems in a caught value: a ProblemError's own, INS045 for a full disk, undefined for what nobody foresaw. */
function problemsIn(cause) {
    if (cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm)
        return cause.problems;
    if (!(cause instanceof Error && isDiskFull(cause)))
        return undefined;
    const fix = 'Free some room (`df -h` says on which disk), and run it again; what was there before is as it was.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('INS045', `A file cannot be written: ${cause.message}.`, fix)];
}
/** Whether a caught value is a system error with this code, as in `ENOENT`. */
function isErrno(cause, code) {
    return cause instanceof Error && cause.code === code;
}


/***/ }),

/***/ 42399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ safeLines),
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   Hk: () => (/* binding */ safeText),
/* harmony export */   s$: () => (/* binding */ jsonText)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15514);


/** What ends a line for GitHub's runner (CR, LF), for terminals or for Unicode. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** The lines of a text, without sequences for a terminal such as colours. Other control characters are left in them. */
function linesOf(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text).split(lineEnd);
}
/**
 * The lines of a text that is not ours, as they may be printed: GitHub's runner takes none of them for a command, and a
 * terminal obeys nothing in them. Control characters are shown as `\x1b`, and a backslash breaks `::` at the start and
 * `##[` anywhere.
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Common/ActionCommand.cs
 */
function safeLines(text) {
    return linesOf(text).map((line) => line
        .split('\t')
        .map(_model_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)
        .join('\t')
        .replaceAll('##[', '##\\[')
        .replace(/^(\s*)::/, '$1\\::'));
}
/** The same as one text, each line ended by LF. */
function safeText(text) {
    return safeLines(text).join('\n');
}
/** A value as JSON for people and programs, ended by LF; `safeText` changes nothing in it. */
function jsonText(value) {
    const coded = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    const json = JSON.stringify(value, null, 2)
        .replaceAll(/[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, coded)
        .replaceAll('##[', `##${coded('[')}`);
    return `${json}\n`;
}


/***/ })

};
