export const id = 3679;
export const ids = [3679];
export const modules = {

/***/ 48324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCacheProcess: () => (/* binding */ runCacheProcess)
/* harmony export */ });
/**
 * One call of @actions/cache, named by the arguments; standard output is the reply as JSON. The library names archived
 * files relative to GITHUB_WORKSPACE, else to the current folder, looks for them from there, and makes the entry's
 * version of the path as given: with a folder and an environment of its own and the path a bare name, an entry does not
 * depend on the machine. What it prints (annotations of its own among it) is kept, so that one problem is said once.
 */
async function runCacheProcess([kind, name = '', ...keys]) {
    const lines = [];
    const { write } = process.stdout;
    process.stdout.write = (chunk) => {
        lines.push(...Buffer.from(chunk).toString().split(/\r?\n/));
        return true;
    };
    const calls = { lookup, fetch, store };
    let reply;
    try {
        const cache = await Promise.all(/* import() | actions-cache */[__webpack_require__.e(1955), __webpack_require__.e(3838), __webpack_require__.e(2088), __webpack_require__.e(8653)]).then(__webpack_require__.bind(__webpack_require__, 99545));
        reply = (await calls[kind ?? '']?.(cache, name, keys, lines)) ?? { kind: 'failed', reason: `no call ${kind}` };
    }
    catch (cause) {
        reply = { kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) };
    }
    process.stdout.write = write;
    process.stdout.write(JSON.stringify(reply));
}
const lookup = async (cache, name, keys, lines) => {
    const found = [];
    for (const key of keys) {
        const hit = await cache.restoreCache([name], key, [], { lookupOnly: true });
        const bad = hit === undefined ? failure(lines) : undefined;
        if (bad)
            return found.length > 0 ? { kind: 'ok', value: found } : bad;
        if (hit === key)
            found.push(key);
    }
    return { kind: 'ok', value: found };
};
const fetch = async (cache, name, [key = '', prefix = ''], lines) => {
    const value = await cache.restoreCache([name], key, [prefix], { segmentTimeoutInMs: 120_000 });
    return (value === undefined ? failure(lines) : undefined) ?? { kind: 'ok', value };
};
const store = async (cache, name, [key = ''], lines) => {
    if ((await cache.saveCache([name], key)) >= 0)
        return { kind: 'ok', value: 'saved' };
    const refused = lines.find((line) => line.startsWith('::debug::Failed to reserve cache: '));
    if (refused?.includes('(409)'))
        return { kind: 'ok', value: 'taken' };
    if (refused)
        return judge(refused.replace('::debug::Failed to reserve cache: ', ''));
    return failure(lines) ?? { kind: 'failed', reason: lines.findLast((line) => line !== '') ?? 'no reason was given' };
};
/** The first annotation that the library printed; undefined when it had nothing to complain of. */
function failure(lines) {
    const line = lines.find((entry) => /^::(?:warning|error)\b/.test(entry));
    return line === undefined ? undefined : judge(line.replace(/^::(?:warning|error)[^:]*::/, ''));
}
function judge(line) {
    const reason = line.replace(/^(?:Failed to (?:restore|save): |Error: )+/, '').slice(0, 300);
    if (/cache (?:read|write) denied/.test(reason))
        return { kind: 'denied', reason };
    const archive = /\btar\b|Incomplete download|exit code/i.test(reason);
    return { kind: archive ? 'damaged' : 'failed', reason };
}


/***/ })

};
