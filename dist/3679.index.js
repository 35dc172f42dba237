export const id = 3679;
export const ids = [3679];
export const modules = {

/***/ 33306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCacheProcess: () => (/* binding */ runCacheProcess)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
;// CONCATENATED MODULE: ./lib/runner/unpack-entry.js






const chunkSize = 2 ** 18;
/** Above what an entry of 50,000 paths has. */
const mostMembers = 250_000;
const longestName = 1_000;
/** What any archive may unpack to, and how often its own size more: narinfos shrink to a quarter, NARs not at all. */
const [freeBytes, ratio] = [2 ** 26, 64];
/**
 * Unpacks an archive of one folder, tar in gzip or zstd, to `folder/name`, which is made anew. Makes folders and plain
 * files below it, each under a name that nothing has, and nothing else: no member can lead out of the folder, follow a
 * link or replace a file. Owners, modes and times in the archive do not count. Throws an Error for any other member.
 */
async function unpackEntry(archive, folder, name) {
    const { decoder, size } = await decoderOf(archive);
    await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
    const tar = (0,tar_stream.extract)();
    // tar-stream's streams are those of streamx, which take the same calls.
    const fed = (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(archive, { highWaterMark: chunkSize }), decoder, tar);
    const fault = fed.then(() => undefined, (cause) => cause);
    try {
        await takeMembers(tar, { folder, name, left: freeBytes + ratio * size });
        await fed;
    }
    catch (cause) {
        tar.destroy();
        const fromBelow = await fault;
        throw fromBelow && fromBelow.code !== 'ERR_STREAM_PREMATURE_CLOSE' ? fromBelow : cause;
    }
}
async function takeMembers(tar, { folder, name, ...room }) {
    const made = new Set();
    const makeFolder = async (path) => {
        if (made.has(path))
            return;
        if (path !== name)
            await makeFolder((0,external_node_path_.dirname)(path));
        await (0,promises_.mkdir)((0,external_node_path_.join)(folder, path), { mode: 0o700 });
        made.add(path);
    };
    let members = 0;
    for await (const entry of tar) {
        const { type, name: member } = entry.header;
        const path = pathOf(member, name);
        if (path === undefined || (path === name && type === 'file')) {
            throw new Error(`its member ${quoted(member)} is not below the folder ${name}`);
        }
        if (type !== 'file' && type !== 'directory') {
            throw new Error(`its member ${quoted(member)} is no file and no folder, but ${type ?? 'of an unknown kind'}`);
        }
        members += 1;
        room.left -= entry.header.size;
        if (members > mostMembers || room.left < 0)
            throw new Error('it unpacks to more than an archive of its size should');
        if (type === 'directory')
            await makeFolder(path);
        else {
            await makeFolder((0,external_node_path_.dirname)(path));
            await (0,promises_.writeFile)((0,external_node_path_.join)(folder, path), entry, { flag: 'wx', mode: 0o600 });
        }
    }
}
/** How an archive is packed, by its first bytes. */
async function decoderOf(archive) {
    const file = await (0,promises_.open)(archive, 'r');
    try {
        const { buffer } = await file.read(Buffer.alloc(4), 0, 4);
        const { size } = await file.stat();
        if (buffer.readUInt32LE() === 0xfd2fb528)
            return { decoder: (0,external_node_zlib_.createZstdDecompress)({ chunkSize }), size };
        if (buffer.readUInt16LE() === 0x8b1f)
            return { decoder: (0,external_node_zlib_.createGunzip)({ chunkSize }), size };
    }
    finally {
        await file.close();
    }
    throw new Error('it is packed neither with zstd nor with gzip');
}
/** The member's path when it is `name` or below it, in plain steps; else undefined. */
function pathOf(member, name) {
    if (member.length > longestName)
        return undefined;
    const steps = member.replace(/\/$/, '').split('/');
    const plain = steps.every((step) => step !== '' && step !== '.' && step !== '..' && !step.includes('\0'));
    return plain && steps[0] === name ? steps.join('/') : undefined;
}
function quoted(member) {
    return JSON.stringify(member.slice(0, 120));
}

;// CONCATENATED MODULE: ./lib/runner/cache-process.js



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
    hideToken();
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
/**
 * The library reads its token by name; what it starts gets a copy of the names that can be listed (Node's
 * child_process, and Object.assign in the library's tar.ts), so that tar and zstd do not have it.
 */
function hideToken() {
    const value = process.env['ACTIONS_RUNTIME_TOKEN'];
    process.env = Object.defineProperty({ ...process.env }, 'ACTIONS_RUNTIME_TOKEN', { value, enumerable: false });
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
    const archive = await keepArchive();
    const value = await cache.restoreCache([name], key, [prefix], { segmentTimeoutInMs: 120_000 });
    if (value === undefined)
        return failure(lines) ?? { kind: 'ok', value };
    try {
        await unpackEntry(archive, process.cwd(), name);
    }
    catch (cause) {
        await (0,promises_.rm)(name, { recursive: true, force: true });
        return { kind: 'damaged', reason: cause instanceof Error ? cause.message : String(cause) };
    }
    finally {
        await (0,promises_.rm)(archive, { force: true });
    }
    return { kind: 'ok', value };
};
/**
 * Makes the library keep what it fetched and gives the path: first on PATH is a `tar` that moves the archive there. The
 * library's own call (`tar -xf ARCHIVE -P`) would let the archive write any file of this user.
 */
async function keepArchive() {
    const folder = (0,external_node_path_.join)(process.env['RUNNER_TEMP'] ?? '', 'bin');
    const archive = (0,external_node_path_.join)(folder, 'archive');
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    // On macOS, gtar comes before tar.
    for (const name of ['tar', 'gtar']) {
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, name), '#!/bin/sh\nmv "$2" "$(dirname "$0")/archive"\n', { mode: 0o700 });
    }
    Object.assign(process.env, { PATH: [folder, process.env['PATH']].join(external_node_path_.delimiter) });
    return archive;
}
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
