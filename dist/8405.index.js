export const id = 8405;
export const ids = [8405];
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


/***/ })

};
