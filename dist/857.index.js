export const id = 857;
export const ids = [857];
export const modules = {

/***/ 3257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   makeReport: () => (/* binding */ makeReport),
/* harmony export */   reportJson: () => (/* binding */ reportJson)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1161);
/* harmony import */ var _runner_summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5946);




/**
 * Reads a plan and every result below a folder (which may hold the plan too), and judges the run: good when each planned cell is proven and the plan
 * has no error. Throws ProblemError CFG004 for what cannot be read, CFG007 for what is not a document of ours.
 */
async function makeReport(host, planFile, resultsFolder) {
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(816), __webpack_require__.e(919)]).then(__webpack_require__.bind(__webpack_require__, 3873));
    const plan = readDocument('plan', await readText(host, planFile), planFile);
    const files = (await listFiles(host, resultsFolder)).filter((file) => file.endsWith('.json') && (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(file) !== (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(planFile));
    const found = new Map();
    for (const file of files) {
        const result = readDocument('result', await readText(host, file), file);
        found.set(result.cell.id, result);
    }
    const ids = plan.rows.map((row) => row.id);
    const results = ids.map((id) => found.get(id)).filter((result) => result !== undefined);
    const missing = ids.filter((id) => !found.has(id));
    const problems = [...plan.problems, ...missing.map(withoutResult)];
    const told = { ...plan, problems };
    return {
        plan: told,
        results,
        missing,
        headline: (0,_runner_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .headline */ .Pl)(told, results),
        markdown: (0,_runner_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .renderSummary */ .Br)(told, results),
        good: (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .worstSeverity */ .Lc)(problems) !== 'error' && results.every((result) => result.status === 'proven'),
    };
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
    return `${JSON.stringify({ good: report.good, counts: report.plan.counts, missing: report.missing, cells }, null, 1)}\n`;
}
function withoutResult(id) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD005', `${id} has no result.`, 'See its job: it was cancelled, ran out of time, or lost its runner.');
}
async function readText(host, file) {
    try {
        return await host.files.readFile(file, 'utf8');
    }
    catch (cause) {
        throw unreadable(file, cause);
    }
}
/** Every file below a folder, sorted; none when the folder does not exist, as when no cell had a job. */
async function listFiles(host, folder) {
    try {
        const entries = await host.files.readdir(folder, { recursive: true, withFileTypes: true });
        return entries
            .filter((entry) => entry.isFile())
            .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(entry.parentPath, entry.name))
            .sort();
    }
    catch (cause) {
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isErrno */ .r)(cause, 'ENOENT'))
            return [];
        throw unreadable(folder, cause);
    }
}
function unreadable(path, cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG004', `${path} cannot be read: ${why}.`, 'Give the files that plan and build wrote.'));
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

/***/ 7449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ cellId),
/* harmony export */   E: () => (/* binding */ describeTargets)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _capability_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6555);


/** GitHub shows job and artifact names well up to this many characters. */
const maxIdLength = 100;
/**
 * `<package>-cuda12.4-sm80_sm90a_ptx90-<system>`: job name, artifact name, part of the cache key, CLI argument.
 * `[a-z0-9._-]`, at most 100 characters. Upper case becomes lower case; a name that had to be changed or cut in another
 * way ends in 8 hex digits of its SHA-256, so that two packages never share an id (a request may not have two names that
 * differ by case alone). The order of capabilities in the request does not matter.
 */
function cellId(key) {
    const targets = [
        ...sortedDigits(key.capabilities).map((d) => `sm${d}`),
        ...sortedDigits(key.ptx).map((d) => `ptx${d}`),
    ];
    const tail = `-cuda${key.toolkit}-${targets.join('_')}-${key.system}`;
    const exact = `${key.package}${tail}`.toLowerCase();
    const clean = exact.replaceAll(/[^a-z0-9._-]+/g, '-');
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
    return [...names, ...cell.ptx.map((text) => `PTX ${text}`)].join(', ');
}


/***/ }),

/***/ 5946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ renderSummary),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   qS: () => (/* binding */ statusText),
/* harmony export */   zi: () => (/* binding */ foundTargets)
/* harmony export */ });
/* harmony import */ var _model_cell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7449);

/** GitHub drops a step summary of more than 1024 KiB. */
const maxBytes = 1_000_000;
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
 * The one summary of a run as GitHub Markdown: a headline, one table of capabilities × toolkits per package, what failed
 * with the last lines of its build, one line on time, then folded every cell and every excluded cell with its reasons.
 */
function renderSummary(plan, results) {
    const failed = results.filter((result) => result.status !== 'proven');
    const parts = [
        `## ${failed.length > 0 || results.length < plan.counts.planned ? '❌' : '✅'} CUDA cells: ${headline(plan, results)}`,
        ...heatTables(plan, results),
        plan.counts.requested > 0 ? legend : '',
        ...failed.map(failureSection),
        plan.problems.map(problemLine).join('\n'),
        results.length > 0 ? `${timingLine(results)} ${cacheLine(results)}` : '',
        results.length > 0 ? folded(`All ${results.length} cells`, cellTable(results)) : '',
        excludedSection(plan),
    ];
    const text = parts.filter((part) => part !== '').join('\n\n');
    if (Buffer.byteLength(text) <= maxBytes)
        return `${text}\n`;
    return `${text.slice(0, maxBytes / 4)}\n\n(cut: the whole result is in the result files)\n`;
}
const legend = '✅ built and proven · ❌ failed · – cannot exist · ⚪ no result';
/** One table per package and system: a glance says what works where. */
function heatTables(plan, results) {
    const done = new Map(results.map((result) => [result.cell.id, result]));
    const cells = [
        ...plan.rows.map(({ cell }) => ({ ...cell, mark: done.has(cell.id) ? heatMark(done.get(cell.id)) : '⚪' })),
        ...plan.excluded.map((cell) => ({ ...cell, mark: '–' })),
    ];
    const groups = Map.groupBy(cells, (cell) => `${cell.package} on ${cell.system}`);
    return [...groups].map(([name, members]) => {
        const toolkits = distinct(members.map((cell) => cell.toolkit)).sort(byNumber);
        const lines = [...Map.groupBy(members, _model_cell_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTargets */ .E)].sort(([a], [b]) => byNumber(a, b));
        const rows = lines.map(([targets, row]) => {
            const marks = toolkits.map((toolkit) => row.find((cell) => cell.toolkit === toolkit)?.mark ?? '');
            return `| ${[targets, ...marks].map(tableCell).join(' | ')} |`;
        });
        const header = `| ${tableCell(name)} | ${toolkits.map((toolkit) => `CUDA ${toolkit}`).join(' | ')} |`;
        return [header, `|---|${':-:|'.repeat(toolkits.length)}`, ...rows].join('\n');
    });
}
function heatMark(result) {
    return result ? (marks[result.status].split(' ')[0] ?? '') : '';
}
/** `12.4` before `12.10`, `9.0` before `10.0`. */
function byNumber(a, b) {
    return a.localeCompare(b, 'en', { numeric: true });
}
function distinct(texts) {
    return [...new Set(texts)];
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
function folded(title, content) {
    return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
/** `3 of 4 proven, 1 failed, 2 excluded`. */
function headline(plan, results) {
    const proven = results.filter((result) => result.status === 'proven').length;
    const failed = results.length - proven;
    const words = [`${proven} of ${plan.counts.planned} proven`];
    if (failed > 0)
        words.push(`${failed} failed`);
    if (plan.counts.excluded > 0)
        words.push(`${plan.counts.excluded} excluded`);
    return words.join(', ');
}
function cellTable(results) {
    const header = '| Package | CUDA | Asked for | System | Result | Found | Seconds |\n|---|---|---|---|---|---|---|';
    const rows = results.map((result) => {
        const { cell } = result;
        const seconds = result.seconds.evaluate + result.seconds.build + result.seconds.verify;
        const columns = [
            cell.package,
            cell.toolkit,
            (0,_model_cell_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTargets */ .E)(cell),
            cell.system,
            statusText(result),
            foundTargets(result),
            `${seconds.toFixed(1)}${result.built ? '' : ' (not built: already there)'}`,
        ];
        return `| ${columns.map(tableCell).join(' | ')} |`;
    });
    return [header, ...rows].join('\n');
}
/** `sm_90a; PTX compute_90; by CUDA 12.4`: the union over all files. */
function foundTargets(result) {
    const union = (pick) => [
        ...new Set(result.files.flatMap(pick)),
    ];
    const words = [union((file) => file.targets).join(' ')];
    const ptx = union((file) => file.ptx);
    if (ptx.length > 0)
        words.push(`PTX ${ptx.join(' ')}`);
    const toolkits = union((file) => file.toolkits);
    if (toolkits.length > 0)
        words.push(`by CUDA ${toolkits.join(', ')}`);
    return words.filter((word) => word !== '').join('; ') || '—';
}
function failureSection(result) {
    const parts = [`### ❌ ${escapeHtml(result.cell.id)}`, result.problems.map(problemLine).join('\n')];
    if (result.logTail.length > 0)
        parts.push(`Last lines of the build:\n\n<pre>${escapeHtml(result.logTail.join('\n'))}</pre>`);
    return parts.join('\n\n');
}
function excludedSection(plan) {
    if (plan.excluded.length === 0)
        return '';
    const rows = plan.excluded.map((cell) => {
        const reasons = cell.problems.map((problem) => `${problem.code}: ${problem.message} ${problem.fix}`).join(' ');
        return `| ${[cell.id, reasons].map(tableCell).join(' | ')} |`;
    });
    const table = ['| Cell | Reason |', '|---|---|', ...rows].join('\n');
    return folded(`– ${plan.excluded.length} requested cells cannot exist`, table);
}
function problemLine(problem) {
    const place = problem.where
        ? ` (${[problem.where.file, problem.where.line].filter((part) => part !== undefined).join(':')})`
        : '';
    return `- **${problem.code}**${escapeHtml(place)} ${escapeHtml(problem.message)} ${escapeHtml(problem.fix)}`;
}
function tableCell(text) {
    return escapeHtml(text).replaceAll('|', '\\|').replaceAll('\n', '<br>');
}
/** User-given text must not become markup. */
function escapeHtml(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}


/***/ })

};
