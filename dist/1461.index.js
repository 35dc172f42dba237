export const id = 1461;
export const ids = [1461];
export const modules = {

/***/ 19995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ examinationJson),
  u: () => (/* binding */ examineGpu)
});

// EXTERNAL MODULE: ./lib/gpu/detect.js + 1 modules
var detect = __webpack_require__(20931);
// EXTERNAL MODULE: ./lib/gpu/judge.js
var judge = __webpack_require__(43465);
// EXTERNAL MODULE: ./lib/model/capability.js
var capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/runner/sink.js
var sink = __webpack_require__(42399);
// EXTERNAL MODULE: ./lib/actions/verify/gpus.js
var gpus = __webpack_require__(15906);
// EXTERNAL MODULE: ./lib/gpu/judge-driver.js
var judge_driver = __webpack_require__(57816);
// EXTERNAL MODULE: ./lib/gpu/judge-result.js
var judge_result = __webpack_require__(27495);
// EXTERNAL MODULE: ./lib/inspect/coverage.js
var coverage = __webpack_require__(91724);
// EXTERNAL MODULE: ./lib/inspect/result-coverage.js
var result_coverage = __webpack_require__(64346);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/actions/report/results.js
var results = __webpack_require__(46296);
// EXTERNAL MODULE: ./lib/actions/verify/inspect-paths.js
var inspect_paths = __webpack_require__(37848);
;// CONCATENATED MODULE: ./lib/actions/gpu/results.js








/**
 * Reads the plan and its results, before the machine is examined. Throws ProblemError CFG003 where only results are given, CFG001 for
 * a cell that the plan does not have, CFG004 and CFG007 for what cannot be read.
 */
async function readPlanned(host, { plan: file, results: folder, cells: ids }) {
    if (file === undefined) {
        const missing = folder !== undefined ? 'results' : ids !== undefined ? 'cells' : undefined;
        if (missing === undefined)
            return { cells: [], results: [], refused: [] };
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG003', `Input ${missing} needs plan.`, 'Give the plan that these belong to.'));
    }
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(6631), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 2133));
    const plan = readDocument('plan', await (0,results/* reading */.h)(file, () => host.files.readFile(file, 'utf8')), file);
    const all = plan.rows.flatMap(({ cell, also = [] }) => [cell, ...also]);
    const unknown = (ids ?? []).filter((id) => !all.some((cell) => cell.id === id));
    if (unknown.length > 0) {
        const names = unknown.map((id) => JSON.stringify(id)).join(', ');
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG001', `Input cells has ${names}.`, 'It accepts ids of cells of the plan.'));
    }
    const cells = all.filter(({ id }) => ids === undefined || ids.includes(id));
    const read = await resultsOf(host, plan, file, folder);
    return { cells, ...read, results: read.results.filter(({ cell }) => cells.some(({ id }) => id === cell.id)) };
}
async function resultsOf(host, plan, planFile, folder) {
    if (folder === undefined)
        return { results: [], refused: [] };
    return (0,results/* readResults */.x)(host, plan, { planFile, folder, prefix: 'nix-cuda' });
}
/** GPU4xx for each cell that the GPUs do not run: by its proof, and by its plan where there is none. Pure. */
function judgePlanned(gpu, wanted, facts, planned) {
    const driver = (0,judge_driver/* driverOf */.SV)(gpu);
    const proven = planned.results.filter(({ files }) => files.length > 0);
    const covered = (0,result_coverage/* resultCoverage */.q)(proven, (0,judge_result/* coveredGpus */.SL)(gpu), facts, driver).cells;
    return planned.cells.flatMap((cell) => {
        const found = covered.find(({ id }) => id === cell.id);
        const problems = found
            ? (0,judge_result/* judgeCounted */.k_)(`The cell ${cell.id}`, found.gpus, driver)
            : (0,judge_result/* judgeBuilt */.ET)(gpu, { ...wanted, ...askedOf(cell) }, facts);
        return problems.map((problem) => ({ ...problem, subject: { cell: cell.id } }));
    });
}
function askedOf({ toolkit, capabilities, ptx }) {
    if (toolkit === 'cpu')
        return { toolkit: undefined, built: undefined };
    const read = (names) => names.flatMap((name) => (0,capability/* parseCapability */._p)(name) ?? []);
    return { toolkit, built: { targets: read(capabilities), ptx: read(ptx) } };
}
/** Opens files and folders: GPU4xx for what the GPUs do not run, and what `verify` says of damaged files. */
async function judgePaths(host, gpu, facts, paths) {
    if (paths.length === 0)
        return [];
    const nothing = { capabilities: undefined, toolkit: undefined, gpu: undefined, driver: undefined };
    const { inspected, problems } = await (0,inspect_paths/* inspectPaths */.V)(host, paths, { ...nothing, units: 'all' });
    const driver = (0,judge_driver/* driverOf */.SV)(gpu);
    const { files } = (0,coverage/* coverage */.vk)(inspected, (0,judge_result/* coveredGpus */.SL)(gpu), facts, driver);
    const found = files.flatMap(({ file, gpus }) => (0,judge_result/* judgeCounted */.k_)(file, gpus, driver));
    return [...problems, ...found];
}

;// CONCATENATED MODULE: ./lib/actions/gpu/examine.js






/**
 * Finds out what the machine has and holds it against what is wanted of it, all at once. Throws ProblemError where plan or results
 * cannot be read, before anything is examined.
 */
async function examineGpu(host, wanted, programs) {
    const planned = await readPlanned(host, programs);
    const gpu = await (0,detect/* detectGpu */.u)(host);
    const facts = (0,gpus/* gpuFacts */.Y3)();
    const ofPrograms = [
        ...planned.refused,
        ...judgePlanned(gpu, wanted, facts, planned),
        ...(await judgePaths(host, gpu, facts, programs.paths)),
    ];
    const problems = (0,judge/* soften */.y)(gpu, wanted, [...(0,judge/* judgeGpu */.i)(gpu, wanted, facts), ...ofPrograms]);
    return { gpu, problems, good: !problems.some(({ severity }) => severity === 'error') };
}
/** All facts, each with its source, and all problems (`doctor/1`). What could not be determined is left out. */
function examinationJson({ gpu, problems, good }) {
    const gpus = gpu.gpus.map((one) => ({
        ...one,
        ...(one.capability ? { capability: { ...one.capability, value: (0,capability/* formatCapability */.q0)(one.capability.value) } } : {}),
    }));
    return (0,sink/* jsonText */.s$)({ schema: 'doctor/1', good, host: { ...gpu, gpus }, problems });
}


/***/ }),

/***/ 88919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E0: () => (/* binding */ sourcesText),
/* harmony export */   Ne: () => (/* binding */ examinationText),
/* harmony export */   hl: () => (/* binding */ factsText)
/* harmony export */ });
/* harmony import */ var _gpu_host_facts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(87916);
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15514);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58696);
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63021);
/* harmony import */ var _report_problem_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65637);
/* harmony import */ var _report_text_table_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45154);







/** Lines of GPUs; a machine with more different ones is rare. */
const mostGpuLines = 8;
/** Facts, problems and verdict, for a terminal. Foreign text is shown, never obeyed. */
function examinationText(found) {
    const { gpu, problems } = found;
    const parts = [
        factsText(gpu),
        problems.map(_report_problem_text_js__WEBPACK_IMPORTED_MODULE_3__/* .problemText */ .f).join('\n'),
        (0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_4__/* .wrapped */ .ky)(verdict(found), 0),
        (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)('faint', (0,_report_problem_text_js__WEBPACK_IMPORTED_MODULE_3__/* .explainHint */ .j)(problems)),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
/** What the machine has, a line for each. */
function factsText(gpu) {
    return (0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_4__/* .textTable */ .ed)(rowsOf(gpu));
}
/** Every fact with the place that it was read from, for `--verbose`. */
function sourcesText(gpu) {
    const lines = [];
    const visit = (name, value) => {
        if (typeof value !== 'object' || value === null)
            return;
        const { value: inner, source } = value;
        if (inner !== undefined && typeof source === 'string')
            lines.push(`${name}: ${JSON.stringify(inner)} (${source})`);
        else
            for (const [key, part] of Object.entries(value))
                visit(name === '' ? key : `${name}.${key}`, part);
    };
    visit('', gpu);
    return lines;
}
function rowsOf(gpu) {
    const rows = [
        ...gpuRows(gpu.gpus),
        ['Driver', driverText(gpu)],
        ['libcuda', gpu.libcuda ? (0,_model_printable_js__WEBPACK_IMPORTED_MODULE_5__/* .printable */ .g)(gpu.libcuda.value) : 'not found'],
        ['Bridge', bridgeText(gpu)],
    ];
    if (gpu.jetsonLinux)
        rows.push(['Jetson', `Jetson Linux ${gpu.jetsonLinux.value}`]);
    if (gpu.container)
        rows.push(['Container', containerText(gpu.container)]);
    return rows.map(([name, text]) => [(0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)('name', name), text]);
}
/** Equal GPUs share a line. */
function gpuRows(gpus) {
    if (gpus.length === 0)
        return [['GPU', 'none']];
    const groups = [...Map.groupBy(gpus, describe)];
    const shown = groups.slice(0, mostGpuLines).map(([text, members], index) => {
        const many = members.length > 1 ? `${members.length} × ` : '';
        return [index === 0 ? 'GPU' : '', `${many}${text}`];
    });
    return groups.length > mostGpuLines ? [...shown, ['', `and ${groups.length - mostGpuLines} other kinds`]] : shown;
}
/** `NVIDIA H200, capability 9.0, 143771 MiB, MIG off`, and the state of one that programs cannot use. */
function describe(gpu) {
    const { mig } = gpu;
    const instances = mig && mig.value !== 'off' ? (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(mig.value.length, 'MIG instance') : undefined;
    const parts = [
        (0,_model_printable_js__WEBPACK_IMPORTED_MODULE_5__/* .printable */ .g)(gpu.name?.value ?? 'name not known'),
        gpu.capability && `capability ${(0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCapability */ .q0)(gpu.capability.value)}`,
        gpu.memoryMib && `${gpu.memoryMib.value} MiB`,
        instances,
        gpu.ecc?.value === false ? 'ECC off' : undefined,
    ].filter((part) => part !== undefined);
    const state = { ready: '', failed: 'failed', hidden: 'not available', unclaimed: 'no NVIDIA driver' }[gpu.state.value];
    return [...parts, ...(state === '' ? [] : [(0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)('bad', state)])].join(', ');
}
function driverText({ kernel, userland, driverCuda, platform }) {
    const version = userland?.value ?? kernel?.version.value;
    if (version === undefined)
        return platform.value === 'unknown' ? 'none' : 'version not known';
    const parts = [
        driverCuda ? `${version}, CUDA ${driverCuda.value}` : version,
        kernel && kernel.version.value !== version ? `kernel module ${kernel.version.value}` : undefined,
        kernel?.kind && `${kernel.kind.value} kernel module`,
        platform.value === 'wsl' ? 'of Windows (WSL)' : undefined,
    ];
    return parts.filter((part) => part !== undefined).join(', ');
}
function bridgeText({ bridge, nixos }) {
    if (!bridge)
        return 'none: /run/opengl-driver does not exist';
    const version = bridge.version ? `driver ${bridge.version.value}` : 'no libcuda';
    return `${bridge.path}, ${version}${nixos ? ', made by NixOS' : ''}`;
}
function containerText(container) {
    const by = { cdi: 'GPUs by CDI', legacy: 'GPUs by the container hook', unknown: 'GPUs', none: 'no GPU' };
    return `${container.mark}, ${by[container.injection]}`;
}
function verdict({ gpu, problems, good }) {
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const ready = (0,_gpu_host_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .readyGpus */ .F)(gpu).length;
    if (!good)
        return (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)('bad', `${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(errors, 'error')}: see above what to do.`);
    if (ready === 0)
        return 'This machine has no usable GPU, and none is required.';
    return (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)('good', `CUDA programs can run on ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(ready, 'GPU')} of this machine.`);
}


/***/ }),

/***/ 37848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ inspectPaths)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _inspect_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42143);
/* harmony import */ var _inspect_verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72358);
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6555);
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(15514);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(83341);
/* harmony import */ var _gpus_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15906);
/* harmony import */ var _inspect_tree_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86521);









/**
 * Opens files, archives and folders and holds what they have against what is asked; with nothing asked it only tells.
 * Throws ProblemError CFG001 when what is asked is not understood.
 */
async function inspectPaths(host, paths, asked) {
    const expectation = expectationFrom(asked);
    const [asking, driver] = [(0,_gpus_js__WEBPACK_IMPORTED_MODULE_5__/* .parseGpus */ .jO)(asked.gpu ?? []), (0,_gpus_js__WEBPACK_IMPORTED_MODULE_5__/* .parseDriver */ .wi)(asked.driver)];
    const name = (file) => (0,_model_printable_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(host.cwd, file) || file);
    const trees = [];
    for (const path of paths)
        trees.push(await (0,_inspect_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .inspectTree */ .$)(host, path, name));
    const unread = trees.flatMap(({ notRead, unopened }, index) => notOpened(name(paths[index] ?? ''), notRead, unopened));
    const inspected = trees.flatMap((tree) => tree.files);
    const verdict = (0,_inspect_verify_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyImages */ .O)(inspected, expectation);
    const gpus = (0,_gpus_js__WEBPACK_IMPORTED_MODULE_5__/* .gpuRows */ .WK)(inspected, asking, driver);
    const files = verdict.files.map((file) => ({
        file: file.file,
        targets: file.targets.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .smName */ .ej),
        partly: file.partly.map(({ capability, units }) => ({ target: (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .smName */ .ej)(capability), units })),
        linkedAtLoad: file.linkedAtLoad.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .smName */ .ej),
        ptx: file.ptx.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .computeName */ .bt),
        ltoir: file.ltoir.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .smName */ .ej),
        toolkits: file.toolkits.map(_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .formatVersion */ .qh),
        units: file.units,
        images: file.images,
        stubs: file.stubs,
        places: file.places,
    }));
    const empty = trees.flatMap((tree, index) => (isEmpty(tree) ? [name(paths[index] ?? '')] : []));
    const problems = [
        ...trees.flatMap((tree) => tree.problems),
        ...unread,
        ...verdict.problems,
        ...(verdict.problems.some(({ code }) => code === 'VER003') ? [] : withoutDeviceCode(empty, paths.length)),
        ...gpus.problems,
    ];
    return { files, gpus: gpus.rows, problems, inspected };
}
/** Whether a path was read, and has no device code. */
function isEmpty({ files, problems, unopened, notRead }) {
    return (!notRead &&
        unopened.length === 0 &&
        problems.length === 0 &&
        files.every((file) => file.problems.length === 0 && !file.images.some(_inspect_units_js__WEBPACK_IMPORTED_MODULE_1__/* .isReal */ .tE)));
}
/** VER003 as a notice: a path that was named says something, though others have what is asked. */
function withoutDeviceCode(empty, named) {
    if (empty.length === 0)
        return [];
    const more = empty.length > 3 ? ` and ${empty.length - 3} more` : '';
    const counted = named === 1 ? '' : `${empty.length} of ${named} paths: `;
    const message = `No device code in ${counted}${empty.slice(0, 3).join(', ')}${more}.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .notice */ .lm)('VER003', message, 'Ignore this where none is expected.')];
}
/** VER014 for a path that was named itself, VER015 for what lies in a folder or an archive. */
function notOpened(name, notRead, unopened) {
    const fix = 'Name ELF files, archives, .fatbin, .cubin or .ptx files, zip, tar, gzip or zstd files of these, or folders.';
    const itself = unopened.find((one) => one.name === name);
    if (notRead)
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('VER014', `${name} is not a kind of file that can contain device code.`, fix)];
    if (itself)
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('VER014', `${name} cannot be opened: ${itself.kind}.`, fix)];
    const notice = (0,_inspect_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .unopenedNotice */ .B)(unopened);
    return notice ? [notice] : [];
}
function expectationFrom(asked) {
    const problems = [];
    const targets = [];
    const ptx = [];
    for (const word of (asked.capabilities ?? []).flatMap((entry) => entry.split(/\s+/))) {
        const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .parseCapability */ ._p)(word.replace(/\+ptx$/i, ''));
        if (!capability)
            problems.push(refuse('capabilities', word, 'capabilities as in 8.0, 9.0a, 9.0+PTX'));
        else {
            targets.push(capability);
            if (/\+ptx$/i.test(word))
                ptx.push(capability);
        }
    }
    const toolkit = asked.toolkit === undefined ? undefined : (0,_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .parseVersion */ .ot)(asked.toolkit);
    if (asked.toolkit !== undefined && !toolkit)
        problems.push(refuse('toolkit', asked.toolkit, 'major.minor, as in 12.8'));
    if (asked.driver !== undefined && !/^\d{3}(\.\d{1,4}){0,2}$/.test(asked.driver))
        problems.push(refuse('driver', asked.driver, 'a Linux driver, as in 580 or 580.65.06'));
    if (problems.length > 0)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .ProblemError */ .Mm(problems);
    const allowNoDeviceCode = targets.length === 0 && !toolkit;
    return { targets, ptx, ...(toolkit ? { toolkit } : {}), units: asked.units, allowNoDeviceCode };
}
function refuse(name, value, expected) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('CFG001', `Input ${name} has ${JSON.stringify(value)}.`, `It accepts ${expected}.`);
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
    const fix = 'Free disk space (`df -h` shows which disk is full) and run it again. The previous file was not changed.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('INS045', `A file cannot be written: ${cause.message}.`, fix)];
}
/** Whether a caught value is a system error with this code, as in `ENOENT`. */
function isErrno(cause, code) {
    return cause instanceof Error && cause.code === code;
}


/***/ })

};
