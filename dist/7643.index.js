export const id = 7643;
export const ids = [7643];
export const modules = {

/***/ 57643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hv: () => (/* binding */ comparePlan),
  FB: () => (/* binding */ loadHistory),
  dp: () => (/* binding */ minutesOf),
  saveHistory: () => (/* binding */ saveHistory)
});

// UNUSED EXPORTS: derivationName

// EXTERNAL MODULE: ./lib/store-cache/key.js
var key = __webpack_require__(917);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/saved.js
var saved = __webpack_require__(36014);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/store-cache/admit.js
var admit = __webpack_require__(23347);
// EXTERNAL MODULE: ./lib/store-cache/attempt.js
var attempt = __webpack_require__(18023);
// EXTERNAL MODULE: ./lib/store-cache/local.js
var local = __webpack_require__(62173);
;// CONCATENATED MODULE: ./lib/store-cache/run-index.js








/** The folder that is archived, and the file in it. */
const entry = 'run-index';
const file = 'run-index.json';
const maxBytes = 5_000_000;
/**
 * Saves the index of this run for the next one of the same ref. Never throws; gives at most one warning: CCH020 or CCH021
 * for the service, CCH025 for this machine. Without a service, or where the token does not write, it is one line.
 */
async function saveRunIndex(host, at, index) {
    const skip = await whySkipped(host, 'writable');
    if (skip)
        return nothing(host, `not saved: ${skip}`);
    return inFolder(host, 'save', async (folder) => {
        const text = `${JSON.stringify(index)}\n`;
        if (Buffer.byteLength(text) > maxBytes)
            throw new Error(`it is larger than ${maxBytes / 1e6} MB`);
        await (0,files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(folder, entry, file), text);
        const reply = await host.cache.store(folder, entry, (0,key/* indexKey */.mh)(at.ref, at.run));
        if (host.cancelled.aborted)
            return nothing(host, 'the job was cancelled');
        if (reply.kind !== 'ok')
            return [await replyProblem(host, reply)];
        return nothing(host, reply.value === 'saved' ? 'saved' : 'not saved: this run has already saved it');
    });
}
/** The newest index of this ref. Never throws; problems as of `saveRunIndex`, and CCH023 for a damaged one. */
async function loadRunIndex(host, ref) {
    let index;
    const skip = await whySkipped(host, 'readable');
    if (skip)
        return { index, problems: nothing(host, `not read: ${skip}`) };
    const problems = await inFolder(host, 'read', async (folder) => {
        const prefix = (0,key/* indexPrefix */.jE)(ref);
        const reply = await host.cache.fetch(folder, entry, `${prefix}newest`, prefix);
        if (host.cancelled.aborted)
            return nothing(host, 'the job was cancelled');
        if (reply.kind !== 'ok')
            return [await replyProblem(host, reply)];
        if (reply.value === undefined)
            return nothing(host, 'there is none yet');
        const whole = await (0,admit/* isFolder */.lQ)(host, (0,external_node_path_.join)(folder, entry));
        const text = whole ? await (0,admit/* readSmall */.o5)(host, (0,external_node_path_.join)(folder, entry, file), maxBytes) : undefined;
        const found = await parseRunIndex(text);
        if (found?.ref !== ref)
            return nothing(host, `${reply.value} is not a format that this version reads`);
        index = found;
        return nothing(host, `read ${reply.value}`);
    });
    return { index, problems };
}
/** Why the service is not asked; undefined when it is. */
async function whySkipped(host, right) {
    if (!host.cache.available)
        return 'this job has no cache service';
    if (!host.cache[right])
        return 'the token does not allow it';
    if (host.cancelled.aborted)
        return 'the job was cancelled';
    const before = await (0,files/* readIfPresent */.Zu)(host, (0,local/* localFiles */.Jd)(host).fault).catch(() => undefined);
    return before === undefined ? undefined : `the cache service failed before (${before.trim()})`;
}
/** Works in a folder of its own that is gone afterwards; what is thrown becomes a warning. */
async function inFolder(host, verb, work) {
    const folder = (0,local/* localFiles */.Jd)(host).index;
    const clean = () => host.files.rm(folder, { recursive: true, force: true });
    try {
        await clean();
        await host.files.mkdir(folder, { recursive: true, mode: 0o700 });
        return await work(folder);
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        const fix = 'No build is affected, but the next plan has no times of this run. Check whether the disk of the runner is full.';
        return [(0,problem/* warning */.$e)('CCH025', `The run index could not be ${verb === 'save' ? 'saved' : 'read'}: ${why}.`, fix)];
    }
    finally {
        await clean().catch(() => { });
    }
}
async function replyProblem(host, reply) {
    if (reply.kind !== 'damaged')
        return (0,attempt/* toProblem */.H8)({ host, files: (0,local/* localFiles */.Jd)(host) }, entry, reply);
    const fix = 'No build is affected, but this plan has no times of earlier runs. Delete this entry in the repository’s list of caches.';
    return (0,problem/* warning */.$e)('CCH023', `The run index cannot be unpacked: ${reply.reason}.`, fix);
}
function nothing(host, what) {
    host.log.info(`Run index: ${what}`);
    return [];
}
/** Reads an index; undefined when anything in it is not as it should be. */
async function parseRunIndex(json) {
    if (json !== undefined && json.length > maxBytes)
        return undefined;
    const load = async () => (await Promise.all(/* import() | store-cache-schema */[__webpack_require__.e(2857), __webpack_require__.e(7173)]).then(__webpack_require__.bind(__webpack_require__, 89955))).runIndex;
    return (0,saved/* readSaved */.S)(json, load);
}

;// CONCATENATED MODULE: ./lib/actions/plan/history.js


/** Reads the run indexes that GitHub's cache has; nothing outside of Actions. Never throws for what the service does. */
async function loadHistory(host) {
    const branch = host.env['GITHUB_BASE_REF'];
    const baseRef = branch ? `refs/heads/${branch}` : undefined;
    const ref = host.env['GITHUB_REF'];
    if (!host.cache.available || !ref)
        return { own: undefined, base: undefined, baseRef };
    const own = await loadRunIndex(host, ref);
    const base = baseRef === undefined ? undefined : await loadRunIndex(host, baseRef);
    return { own: own.index, base: base?.index, baseRef };
}
/** Leaves what this run learned for the next one. Warnings are the service's. */
async function saveHistory(host, plan, results) {
    const run = (0,key/* runIdOf */.SR)(host.env);
    const ref = host.env['GITHUB_REF'];
    const { skipped = [] } = plan;
    if (!host.cache.available || !run || !ref || results.length + skipped.length === 0)
        return [];
    const before = await loadRunIndex(host, ref);
    const cells = {};
    const derivations = { ...before.index?.derivations };
    for (const { cell, drvPath, built, seconds, derivations: made = [] } of results) {
        if (drvPath === null)
            continue;
        // A cell that came from a cache tells nothing of how long it takes to build.
        const known = before.index?.cells[cell.id]?.seconds ?? 0;
        cells[cell.id] = { drvPath, seconds: built ? seconds.build : known };
        for (const { path, seconds: took } of made)
            if (took !== null)
                derivations[derivationName(path)] = took;
    }
    for (const { id, drvPath } of skipped)
        cells[id] ??= { drvPath, seconds: 0 };
    const index = { schema: 'run-index/1', ref, sha: host.env['GITHUB_SHA'] ?? '', cells, derivations };
    return saveRunIndex(host, { ref, run }, index);
}
/**
 * Minutes that a cell's missing derivations took before, by name; else what the cell itself took; undefined where nobody
 * knows. Nothing missing takes none.
 */
function minutesOf({ own, base }, id, missing) {
    if (missing.length === 0)
        return 0;
    const known = missing.map(({ name }) => own?.derivations[name] ?? base?.derivations[name]);
    const all = known.filter((seconds) => seconds !== undefined);
    if (all.length === known.length)
        return all.reduce((sum, seconds) => sum + seconds, 0) / 60;
    const whole = own?.cells[id]?.seconds || base?.cells[id]?.seconds;
    return whole ? whole / 60 : undefined;
}
/**
 * The plan with what changed against the base branch of a pull request, where its last run left an index. A tier asks for
 * less than the request does, so that nothing can be said of what is not in it.
 */
function comparePlan(plan, { base, baseRef }) {
    if (!base || baseRef === undefined)
        return plan;
    const now = new Map(plan.rows.flatMap(({ cell, also = [], drvPath }) => drvPath === undefined ? [] : [cell, ...also].map(({ id }) => [id, drvPath])));
    const comparison = {
        ref: baseRef.replace('refs/heads/', ''),
        changed: [...now].filter(([id, drvPath]) => base.cells[id] && base.cells[id].drvPath !== drvPath).map(([id]) => id),
        added: [...now.keys()].filter((id) => !base.cells[id]),
        removed: plan.tier === undefined ? Object.keys(base.cells).filter((id) => !now.has(id)) : [],
    };
    return { ...plan, base: comparison };
}
/** `magma-2.7.2` of `/nix/store/<hash>-magma-2.7.2.drv`. */
function derivationName(drvPath) {
    return (drvPath.split('/').at(-1) ?? '').slice(33).replace(/\.drv$/, '');
}


/***/ }),

/***/ 36831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ne: () => (/* binding */ parseNarInfo),
/* harmony export */   RG: () => (/* binding */ base32),
/* harmony export */   Rj: () => (/* binding */ fingerprint),
/* harmony export */   _s: () => (/* binding */ narInfoFile),
/* harmony export */   gQ: () => (/* binding */ stubNarInfo),
/* harmony export */   i4: () => (/* binding */ printNarInfo),
/* harmony export */   nF: () => (/* binding */ isStoreName)
/* harmony export */ });
/**
 * Narinfos: what a binary cache says of one store path. Strict, because they come from an archive that others may have
 * written: what is not understood is refused, and Nix gets to read only what `printNarInfo` wrote.
 */
const digits = '0123456789abcdfghijklmnpqrsvwxyz';
const storeName = /^[0-9abcdfghijklmnpqrsvwxyz]{32}-[0-9A-Za-z+\-_?=][0-9A-Za-z+\-._?=]{0,210}$/;
const sha256 = /^sha256:[0-9abcdfghijklmnpqrsvwxyz]{52}$/;
const fields = new Set(['StorePath', 'URL', 'Compression', 'FileHash', 'FileSize', 'NarHash', 'NarSize', 'References']);
const optionalFields = new Set(['Deriver', 'Sig', 'CA', 'System']);
/** Whether this is the name of something in a store: 32 digits of hash, a dash, a name. */
function isStoreName(name) {
    return storeName.test(name);
}
/** Reads a narinfo of this store folder; gives what is wrong with it where something is. */
function parseNarInfo(text, storeDir) {
    const found = readFields(text);
    if ('wrong' in found)
        return found;
    const { values, signatures } = found;
    const get = (field) => values.get(field) ?? '';
    const path = get('StorePath');
    if (!path.startsWith(`${storeDir}/`))
        return { wrong: `its path is not in ${storeDir}` };
    const name = path.slice(storeDir.length + 1);
    if (!isStoreName(name))
        return { wrong: 'its path is malformed' };
    if (!sha256.test(get('FileHash')) || !sha256.test(get('NarHash')))
        return { wrong: 'it has a malformed hash' };
    const compression = get('Compression');
    if (compression !== 'zstd' && compression !== 'none')
        return { wrong: 'its compression is unknown' };
    // The name that Nix gives a NAR, and no other: it cannot lead outside, and equal names have equal content.
    const url = `nar/${get('FileHash').slice('sha256:'.length)}.nar${compression === 'zstd' ? '.zst' : ''}`;
    if (get('URL') !== url)
        return { wrong: 'its URL is not that of its file' };
    const fileSize = sizeOf(get('FileSize'));
    const narSize = sizeOf(get('NarSize'));
    if (fileSize === undefined || narSize === undefined)
        return { wrong: 'it has a malformed size' };
    const references = get('References')
        .split(' ')
        .filter((word) => word !== '');
    const deriver = get('Deriver');
    const drvKnown = deriver !== '' && deriver !== 'unknown-deriver';
    if (!references.every(isStoreName) || (drvKnown && !isStoreName(deriver))) {
        return { wrong: 'it has a malformed reference' };
    }
    return {
        name,
        url,
        compression,
        fileHash: get('FileHash'),
        fileSize,
        narHash: get('NarHash'),
        narSize,
        references: [...new Set(references)].sort(),
        ...(drvKnown ? { deriver } : {}),
        ...(values.has('CA') ? { contentAddress: get('CA') } : {}),
        signatures,
    };
}
function readFields(text) {
    const values = new Map();
    const signatures = [];
    if (!text.endsWith('\n'))
        return { wrong: 'it is cut off' };
    for (const line of text.slice(0, -1).split('\n')) {
        const match = /^([A-Za-z]+): ?([\x20-\x7e]*)$/.exec(line);
        const [field, value] = [match?.[1], match?.[2]];
        if (field === undefined || value === undefined)
            return { wrong: 'it has a malformed line' };
        if (!fields.has(field) && !optionalFields.has(field))
            return { wrong: `it has an unknown field ${field}` };
        if (field === 'Sig')
            signatures.push(value);
        else if (values.has(field))
            return { wrong: `it has ${field} twice` };
        else
            values.set(field, value);
    }
    const missing = [...fields].find((field) => !values.has(field));
    return missing === undefined ? { values, signatures } : { wrong: `it has no ${missing}` };
}
/** The text of a narinfo, byte for byte as Nix writes it. */
function printNarInfo(info, storeDir) {
    const lines = [
        `StorePath: ${storeDir}/${info.name}`,
        `URL: ${info.url}`,
        `Compression: ${info.compression}`,
        `FileHash: ${info.fileHash}`,
        `FileSize: ${info.fileSize}`,
        `NarHash: ${info.narHash}`,
        `NarSize: ${info.narSize}`,
        `References: ${info.references.join(' ')}`,
        ...(info.deriver === undefined ? [] : [`Deriver: ${info.deriver}`]),
        ...info.signatures.map((signature) => `Sig: ${signature}`),
        ...(info.contentAddress === undefined ? [] : [`CA: ${info.contentAddress}`]),
    ];
    return `${lines.join('\n')}\n`;
}
/** What Nix signs: path, NAR hash, NAR size, references. Not the URL, the compressed file or the deriver. */
function fingerprint(info, storeDir) {
    const references = info.references.map((name) => `${storeDir}/${name}`).join(',');
    return `1;${storeDir}/${info.name};${info.narHash};${info.narSize};${references}`;
}
/** A stand-in for a reference that stays elsewhere: a binary cache takes no path whose references it lacks. */
function stubNarInfo(name, storeDir) {
    const nothing = `sha256:${'0'.repeat(52)}`;
    const stub = { name, url: 'nar/stub.nar', compression: 'none', fileHash: nothing, fileSize: 1 };
    return printNarInfo({ ...stub, narHash: nothing, narSize: 1, references: [], signatures: [] }, storeDir);
}
/** `<hash>.narinfo` for `<hash>-<name>`. */
function narInfoFile(name) {
    return `${name.slice(0, 32)}.narinfo`;
}
/** Nix's own base 32: least significant bits last, its own alphabet. */
function base32(bytes) {
    const length = Math.ceil((bytes.length * 8) / 5);
    let text = '';
    for (let n = length - 1; n >= 0; n--) {
        const [at, shift] = [Math.floor((n * 5) / 8), (n * 5) % 8];
        const value = ((bytes[at] ?? 0) >> shift) | ((bytes[at + 1] ?? 0) << (8 - shift));
        text += digits[value & 31];
    }
    return text;
}
function sizeOf(text) {
    const value = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined;
    return Number.isSafeInteger(value) ? value : undefined;
}


/***/ }),

/***/ 23347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lQ: () => (/* binding */ isFolder),
/* harmony export */   o5: () => (/* binding */ readSmall),
/* harmony export */   yz: () => (/* binding */ admitEntry)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _binary_cache_narinfo_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36831);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11161);
/* harmony import */ var _entry_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68187);
/* harmony import */ var _local_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62173);







const maxNarInfo = 2 ** 20;
const maxIndex = 2 ** 25;
const maxPaths = 50_000;
/**
 * Takes over what is sound of an entry that was unpacked into a folder: each narinfo is read, checked and printed again
 * with the job's signature alone; NARs are moved, not copied. With `required` only what that key signed is taken.
 * Nix checks each NAR's own hash again. Throws system errors, not for what is in the entry.
 */
async function admitEntry(host, entry, local, required) {
    const admitted = [];
    const refused = [];
    const whole = (await isFolder(host, entry)) && (await isFolder(host, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(entry, 'nar')));
    if (!whole)
        return { admitted, refused: [{ file: '.', why: 'it is not a binary cache' }], index: undefined };
    const names = (await (0,_local_js__WEBPACK_IMPORTED_MODULE_5__/* .list */ .p_)(host, entry)).filter((name) => name.endsWith('.narinfo'));
    if (names.length > maxPaths)
        refused.push({ file: '.', why: `it has more than ${maxPaths} paths` });
    for (const file of names.slice(0, maxPaths)) {
        if (host.cancelled.aborted)
            break;
        const info = await judge(host, [entry, local.folder], file, { storeDir: local.storeDir, required });
        if ('wrong' in info) {
            refused.push({ file, why: info.wrong });
            continue;
        }
        // The NAR first: what has a narinfo must be whole. Two paths with the same content share one.
        if (info.nar !== (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(local.folder, info.url))
            await host.files.rename(info.nar, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(local.folder, info.url));
        const signature = local.key.sign((0,_binary_cache_narinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .fingerprint */ .Rj)(info, local.storeDir));
        const text = (0,_binary_cache_narinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .printNarInfo */ .i4)({ ...info, signatures: [signature] }, local.storeDir);
        await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(local.folder, file), text);
        admitted.push(info);
    }
    const index = await (0,_entry_index_js__WEBPACK_IMPORTED_MODULE_6__/* .parseIndex */ .A1)(await readSmall(host, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(entry, _entry_index_js__WEBPACK_IMPORTED_MODULE_6__/* .indexFile */ .LV), maxIndex));
    return { admitted, refused, index: index && onlyAdmitted(index, admitted, local.storeDir) };
}
async function judge(host, folders, file, rules) {
    const text = await readSmall(host, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folders[0], file), maxNarInfo);
    if (text === undefined)
        return { wrong: 'it is not a file of a plausible size' };
    const info = (0,_binary_cache_narinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .parseNarInfo */ .Ne)(text, rules.storeDir);
    if ('wrong' in info)
        return info;
    if ((0,_binary_cache_narinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .narInfoFile */ ._s)(info.name) !== file)
        return { wrong: 'it has the file name of another path' };
    if (rules.required && !rules.required.verifies((0,_binary_cache_narinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .fingerprint */ .Rj)(info, rules.storeDir), info.signatures)) {
        return { wrong: `it is not signed by ${rules.required.name}` };
    }
    const nar = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folders[0], info.url);
    const wrong = await wrongNar(host, nar, info);
    if (wrong === undefined)
        return { ...info, nar };
    const shared = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folders[1], info.url);
    return (await wrongNar(host, shared, info)) === undefined ? { ...info, nar: shared } : { wrong };
}
/** The file must be a plain one of that size and hash: cheaper to find out here than by a build that stumbles over it. */
async function wrongNar(host, path, info) {
    const stat = await host.files.lstat(path).catch(() => undefined);
    if (!stat)
        return 'its NAR is missing';
    if (!stat.isFile() || stat.nlink !== 1)
        return 'its NAR is not a file of its own';
    if (stat.size !== info.fileSize)
        return 'its NAR has another size';
    const handle = await host.files.open(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW);
    try {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        const chunk = Buffer.allocUnsafe(2 ** 20);
        for (let read = -1; read !== 0;) {
            read = (await handle.read(chunk, 0, chunk.length)).bytesRead;
            hash.update(chunk.subarray(0, read));
        }
        return `sha256:${(0,_binary_cache_narinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .base32 */ .RG)(hash.digest())}` === info.fileHash ? undefined : 'its NAR has another hash';
    }
    finally {
        await handle.close();
    }
}
/** Whether it is a folder itself, not a link to one. */
async function isFolder(host, path) {
    const stat = await host.files.lstat(path).catch(() => undefined);
    return stat?.isDirectory() === true;
}
/** The text of a plain file that is not too large; else undefined. */
async function readSmall(host, path, limit) {
    const stat = await host.files.lstat(path).catch(() => undefined);
    return stat?.isFile() && stat.size <= limit ? host.files.readFile(path, 'utf8') : undefined;
}
function onlyAdmitted(index, admitted, storeDir) {
    const paths = new Set(admitted.map((info) => `${storeDir}/${info.name}`));
    return { ...index, paths: index.paths.filter((entry) => paths.has(entry.path)) };
}


/***/ }),

/***/ 18023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BN: () => (/* binding */ withReport),
/* harmony export */   H8: () => (/* binding */ toProblem),
/* harmony export */   hu: () => (/* binding */ machineProblem),
/* harmony export */   r8: () => (/* binding */ whySkipped)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21172);



/** Runs one side with a clean work folder and says in one line what came of it. `label`: of a cell, or of a stage. */
async function withReport(context, label, verb, work) {
    const { host, files } = context;
    const begun = host.clock.now();
    const clean = () => host.files.rm(files.work, { recursive: true, force: true });
    let done;
    try {
        done = await work();
        await clean();
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        await clean().catch(() => { });
        done = { outcome: 'failed', problems: [machineProblem(verb, label, why)] };
    }
    if (done.outcome === 'failed' && host.cancelled.aborted) {
        done = { outcome: 'skipped', reason: 'the job was cancelled', problems: [] };
    }
    const report = { ...done, seconds: (host.clock.now() - begun) / 1_000 };
    host.log.info(describeReport(label, verb, report));
    return report;
}
/** CCH025: something on this machine stood in the way. */
function machineProblem(verb, label, why) {
    const message = `The store cache could not ${verb} ${label}: ${why}.`;
    const fix = 'The build is not affected. Check whether the disk of the runner is full.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('CCH025', message, fix, { subject: _options_js__WEBPACK_IMPORTED_MODULE_2__/* .subject */ .bc });
}
function describeReport(label, verb, report) {
    const time = `${report.seconds.toFixed(1)} s`;
    const head = `Store cache, ${label}:`;
    switch (report.outcome) {
        case 'restored': {
            const which = report.exact ? 'its own entry' : 'an older entry';
            const refused = report.refused > 0 ? `, ${report.refused} refused` : '';
            return `${head} restored ${report.paths} paths, ${megabytes(report.bytes)}${refused}, in ${time} from ${which}`;
        }
        case 'saved':
            return `${head} saved ${report.paths} paths (${report.carried} of them from before), ${megabytes(report.bytes)}, in ${time}`;
        case 'missed':
            return `${head} there is no entry yet (${time})`;
        case 'skipped':
            return `${head} did not ${verb}: ${report.reason}`;
        case 'failed':
            return `${head} could not ${verb} (${time})`;
    }
}
function megabytes(bytes) {
    return `${(bytes / 1e6).toFixed(1)} MB`;
}
/** Why nothing is done at all; undefined when it is. */
async function whySkipped(context, verb) {
    const { host, options, files } = context;
    const nothing = (reason, ...problems) => {
        const fresh = problems.filter(({ message }) => !context.warned.has(message));
        for (const { message } of fresh)
            context.warned.add(message);
        return { outcome: 'skipped', reason, problems: fresh };
    };
    const wanted = verb === 'restore' ? ['read', 'read-write'] : ['write', 'read-write'];
    if (!wanted.includes(options.mode))
        return nothing(`store-cache is ${options.mode}`);
    const wrongKey = (0,_options_js__WEBPACK_IMPORTED_MODULE_2__/* .checkStoreCacheKeys */ .e9)(options);
    if (wrongKey)
        return nothing('its key is invalid', wrongKey);
    if (!host.cache.available)
        return nothing('this job has no cache service');
    if (host.cancelled.aborted)
        return nothing('the job was cancelled');
    const failure = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, files.fault);
    if (failure !== undefined)
        return nothing(`the cache service failed before (${failure.trim()})`);
    const may = verb === 'restore' ? host.cache.readable : host.cache.writable;
    if (!may) {
        const message = `This job may not ${verb === 'restore' ? 'read' : 'write'} caches: its token does not allow that.`;
        const fix = 'This is so for some events and for pull requests from forks. Set store-cache: read or off to avoid the warning.';
        return nothing('the token does not allow it', (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('CCH021', message, fix, { subject: _options_js__WEBPACK_IMPORTED_MODULE_2__/* .subject */ .bc }));
    }
    if (verb === 'save' && context.required && !context.secret)
        return nothing('there is no secret key to sign with');
    return undefined;
}
/** One warning; a service that failed is left alone for the rest of the job, because each try can take half a minute. */
async function toProblem({ host, files }, label, reply) {
    if (reply.kind === 'damaged') {
        const fix = 'Its contents are built instead. Delete this entry in the repository’s list of caches.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('CCH023', `The cache entry of ${label} cannot be unpacked: ${reply.reason}.`, fix, { subject: _options_js__WEBPACK_IMPORTED_MODULE_2__/* .subject */ .bc });
    }
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, files.fault, `${reply.reason}\n`);
    if (reply.kind === 'denied') {
        const fix = 'The build is not affected. Check which events may write caches.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('CCH021', `The cache service refuses this job: ${reply.reason}.`, fix, { subject: _options_js__WEBPACK_IMPORTED_MODULE_2__/* .subject */ .bc });
    }
    const fix = "The build is not affected; this job no longer uses the cache. See GitHub's status page.";
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('CCH020', `The cache service cannot be used: ${reply.reason}.`, fix, { subject: _options_js__WEBPACK_IMPORTED_MODULE_2__/* .subject */ .bc });
}


/***/ }),

/***/ 68187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ parseIndex),
/* harmony export */   LV: () => (/* binding */ indexFile),
/* harmony export */   a6: () => (/* binding */ printIndex)
/* harmony export */ });
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36014);

const indexFile = 'index.json';
function printIndex(index) {
    return `${JSON.stringify({ schema: 'store-cache-entry/1', ...index })}\n`;
}
/** Reads an index; undefined when it is none. */
function parseIndex(json) {
    const load = async () => (await Promise.all(/* import() | store-cache-schema */[__webpack_require__.e(2857), __webpack_require__.e(7173)]).then(__webpack_require__.bind(__webpack_require__, 89955))).entryIndex;
    return (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_0__/* .readSaved */ .S)(json, load);
}


/***/ }),

/***/ 917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ entryPrefix),
/* harmony export */   MB: () => (/* binding */ entryName),
/* harmony export */   SR: () => (/* binding */ runIdOf),
/* harmony export */   Tc: () => (/* binding */ sharedKey),
/* harmony export */   Xd: () => (/* binding */ partialKey),
/* harmony export */   jE: () => (/* binding */ indexPrefix),
/* harmony export */   k2: () => (/* binding */ entryKey),
/* harmony export */   mh: () => (/* binding */ indexKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** `snc1-<system>-<cell id>-<32 hex of the derivation path>`: this derivation's own entry. */
function entryKey(cell) {
    return `${entryPrefix(cell)}${hex(cell.drvPath, 32)}`;
}
/** What the keys of all entries of a cell start with: an older one still has what did not change. */
function entryPrefix(cell) {
    const prefix = `snc1-${clean(cell.system)}-${clean(cell.id)}-`;
    return prefix.length <= 400 ? prefix : `${prefix.slice(0, 360)}-${hex(prefix, 16)}-`;
}
/**
 * The key of an entry without the cell's own outputs, because its build failed: keys are taken for good, and the whole
 * entry must find its own one free. The same paths give the same key.
 */
function partialKey(cell, paths) {
    return `${entryKey(cell)}-part-${hex([...paths].sort().join('\n'), 8)}`;
}
/** The run that this job belongs to; undefined outside of Actions, and for what GitHub does not write. */
function runIdOf(env) {
    const { GITHUB_RUN_ID: id = '', GITHUB_RUN_ATTEMPT: attempt = '' } = env;
    if (!/^[1-9][0-9]{0,19}$/.test(id) || !/^[1-9][0-9]{0,3}$/.test(attempt))
        return undefined;
    return { id, attempt: Number(attempt) };
}
/** `snc1-shared-<run id>-<attempt>-<system>`: what the shared stage of this attempt built for one system. */
function sharedKey(run, system) {
    const key = `snc1-shared-${clean(run.id)}-${clean(String(run.attempt))}-${clean(system)}`;
    return key.length <= 200 ? key : `${key.slice(0, 150)}-${hex(key, 32)}`;
}
/** `<index prefix><run id>-<attempt>`: the index that this attempt leaves for the next run of its ref. */
function indexKey(ref, run) {
    return `${indexPrefix(ref)}${clean(run.id).slice(0, 40)}-${clean(String(run.attempt))}`;
}
/**
 * `snc1-index-<32 hex of the ref>-<ref>-`. The hash comes first and has a fixed length, so that no ref's prefix starts
 * another's, however the refs are spelled.
 */
function indexPrefix(ref) {
    return `snc1-index-${hex(ref, 32)}-${clean(ref).slice(0, 100)}-`;
}
/**
 * Name of the folder that an entry is archived from. The service's `version` comes from it, so entries of another store
 * folder, or signed by another key, are not even looked at.
 */
function entryName(storeDir, publicKey) {
    if (storeDir === '/nix/store' && publicKey === undefined)
        return 'entry';
    return `entry-${hex(`${storeDir}\n${publicKey ?? ''}`, 16)}`;
}
function clean(text) {
    return text.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
}
function hex(text, digits) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, digits);
}


/***/ }),

/***/ 21172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L8: () => (/* binding */ whyNoSharedStage),
/* harmony export */   bc: () => (/* binding */ subject),
/* harmony export */   e9: () => (/* binding */ checkStoreCacheKeys)
/* harmony export */ });
/* harmony import */ var _binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11665);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


/** What the problems of the store cache are about. */
const subject = { cache: 'store-cache' };
/** CCH024 for a key that is none; undefined when all is well. Says nothing of the key itself. */
function checkStoreCacheKeys(options) {
    const fix = 'Create a pair with `nix key generate-secret --key-name NAME` and `nix key convert-secret-to-public`.';
    const off = (why) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('CCH024', `${why}; the store cache is off.`, fix, { subject });
    if (options.secretKey && !(0,_binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSecretKey */ .NP)(options.secretKey)) {
        return off('The secret key of the store cache is not a Nix key');
    }
    if (options.publicKey && !(0,_binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePublicKey */ .ee)(options.publicKey)) {
        return off('The public key of the store cache is not a Nix key');
    }
    if (options.secretKey && options.publicKey) {
        if ((0,_binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSecretKey */ .NP)(options.secretKey)?.publicKey.text !== (0,_binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePublicKey */ .ee)(options.publicKey)?.text) {
            return off('The two keys of the store cache do not belong together');
        }
    }
    return undefined;
}
/**
 * Why this run has no shared stage, in one line; undefined when it may have one: its job must be able to save what the
 * cells then restore. For the job that plans, whose service and keys are those of the other jobs.
 */
function whyNoSharedStage({ cache }, options) {
    const { mode } = options;
    if (mode !== 'read-write')
        return `store-cache is ${mode}`;
    if (checkStoreCacheKeys(options))
        return 'the key of the store cache is invalid';
    if (!cache.available)
        return 'this job has no cache service';
    if (!cache.readable)
        return 'the token of this job may not read caches';
    if (!cache.writable)
        return 'the token of this job may not write caches';
    if (options.publicKey && !options.secretKey)
        return 'there is no secret key to sign with';
    return undefined;
}


/***/ })

};
