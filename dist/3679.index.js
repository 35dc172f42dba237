export const id = 3679;
export const ids = [3679];
export const modules = {

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

/***/ 51246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   Lc: () => (/* binding */ worstSeverity),
/* harmony export */   Mm: () => (/* binding */ ProblemError),
/* harmony export */   Vw: () => (/* binding */ formatProblem),
/* harmony export */   lm: () => (/* binding */ notice),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
const problemOf = (severity) => (code, message, fix, more = {}) => ({
    code,
    severity,
    message,
    fix,
    ...more,
});
/** What stops the work, or makes its result a bad one. */
const error = problemOf('error');
/** What works otherwise than asked, or may not work later. */
const warning = problemOf('warning');
/** What is as it should be and yet worth knowing. */
const notice = problemOf('notice');
/** Carries problems through code that cannot go on. All problems at once, not the first. */
class ProblemError extends Error {
    name = 'ProblemError';
    problems;
    constructor(problems, options) {
        const list = Array.isArray(problems) ? problems : [problems];
        super(list.map(formatProblem).join('\n'), options);
        this.problems = list;
    }
}
/** `CFG001: what happened. What to do.`, with the location in front where there is one. */
function formatProblem(problem) {
    const location = problem.where
        ? [problem.where.file, problem.where.line, problem.where.column].filter((part) => part !== undefined).join(':') +
            ': '
        : '';
    return `${location}${problem.code}: ${problem.message} ${problem.fix}`.trim();
}
/** `error` for an exit code that is not 0, else the worst that is there, else undefined. */
function worstSeverity(problems) {
    for (const severity of ['error', 'warning', 'notice']) {
        if (problems.some((problem) => problem.severity === severity))
            return severity;
    }
    return undefined;
}


/***/ }),

/***/ 69709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ openMembers),
  b: () => (/* binding */ packingOf)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(20663);
// EXTERNAL MODULE: ./lib/model/printable.js
var printable = __webpack_require__(15514);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/byte-source.js
var byte_source = __webpack_require__(64038);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/runner/spool.js





/** Smaller members never reach the disk. */
const mostInMemory = 2 ** 22;
/** Bytes of a stream with positional reads: in memory, or in a file of `folder` that has no name any more. Throws VER005. */
async function spool(pieces, folder, name) {
    const kept = [];
    let size = 0;
    let descriptor;
    try {
        for await (const piece of pieces) {
            size += piece.length;
            kept.push(piece);
            if (size <= mostInMemory)
                continue;
            descriptor ??= (0,byte_source/* attempt */.CD)(folder, () => namelessFile(folder));
            const target = descriptor;
            (0,byte_source/* attempt */.CD)(folder, () => writeAll(target, kept));
            kept.length = 0;
        }
    }
    catch (cause) {
        if (descriptor !== undefined)
            (0,external_node_fs_.closeSync)(descriptor);
        throw cause;
    }
    if (descriptor !== undefined)
        return (0,byte_source/* fileOf */.W7)(descriptor, size, name);
    const bytes = Buffer.concat(kept);
    const read = (offset, length) => bytes.subarray(offset, offset + length);
    return { source: { size, read }, close: () => undefined };
}
function namelessFile(folder) {
    const own = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(folder, 'nix-cuda-verify-'));
    try {
        return (0,external_node_fs_.openSync)((0,external_node_path_.join)(own, 'member'), 'wx+', 0o600);
    }
    finally {
        (0,external_node_fs_.rmSync)(own, { recursive: true });
    }
}
function writeAll(descriptor, pieces) {
    for (const piece of pieces)
        for (let done = 0; done < piece.length;)
            done += (0,external_node_fs_.writeSync)(descriptor, piece, done);
}
/** What yauzl reads a zip file through. */
class ZipReader extends yauzl/* RandomAccessReader */.lJ {
    #source;
    constructor(source) {
        super();
        this.#source = source;
    }
    _readStreamForRange(start, end) {
        const source = this.#source;
        function* pieces() {
            for (let at = start; at < end; at += 2 ** 18)
                yield source.read(at, Math.min(2 ** 18, end - at));
        }
        return external_node_stream_.Readable.from(pieces(), { objectMode: false });
    }
}

// EXTERNAL MODULE: ./lib/runner/unzstd.js
var unzstd = __webpack_require__(78540);
;// CONCATENATED MODULE: ./lib/runner/archives.js










const headSize = 1024;
const deepest = 4;
const magics = [
    ['zip', 0, [0x50, 0x4b, 3, 4]],
    ['gzip', 0, [0x1f, 0x8b, 8]],
    ['zstd', 0, [0x28, 0xb5, 0x2f, 0xfd]],
    ['tar', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
    ['xz', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
    ['bzip2', 0, [0x42, 0x5a, 0x68]],
    ['7z', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ['rpm', 0, [0xed, 0xab, 0xee, 0xdb]],
    ['squashfs', 0, [0x68, 0x73, 0x71, 0x73]],
];
/** How a file is packed, by its first 1024 bytes; undefined for what is no packed file. */
function packingOf(head) {
    return magics.find(([, at, bytes]) => bytes.every((byte, index) => head[at + index] === byte))?.[0];
}
/**
 * Opens a packed file member by member, packed members included: wheels and other zip files, tar and image archives, single files
 * in gzip or zstd. A member of an archive is named `a.whl!/lib/b.so`. Gives what is wrong with it (VER004); throws what `visit`
 * throws, and a ProblemError VER005 where the file cannot be read.
 */
async function openMembers(path, name, options) {
    const file = (0,byte_source/* openFile */.Tq)(path);
    try {
        if (packingOf(file.source.read(0, headSize)) === 'zip')
            await visitZip(file.source, name, 0, options);
        else
            await visitStream((0,external_node_fs_.createReadStream)(path, { highWaterMark: 2 ** 18 }), name, 0, options);
        return [];
    }
    catch (cause) {
        if (!(cause instanceof Damaged) && !isOfUnpacking(cause))
            throw cause;
        const reason = (0,printable/* printable */.g)(cause instanceof Error ? cause.message : String(cause));
        return [
            (0,problem/* error */.z3)('VER004', `${name} cannot be unpacked: ${reason}.`, 'Build or download it again: it is truncated or damaged.'),
        ];
    }
    finally {
        file.close();
    }
}
class Damaged extends Error {
}
/** Errors of zlib have a code of their own, those of tar-stream and yauzl none; system errors and problems are not of unpacking. */
function isOfUnpacking(cause) {
    if (!(cause instanceof Error) || cause.name !== 'Error')
        return false;
    const code = 'code' in cause ? String(cause.code) : '';
    return code === '' || code.startsWith('Z_') || code.startsWith('ZSTD_') || code.startsWith('ERR_');
}
async function visitStream(stream, name, depth, options) {
    const pieces = metered(stream, options);
    const { head, rest } = await peek(pieces);
    try {
        if (options.wanted(head))
            await visitFile(rest, name, options);
        else
            await visitPacked(packingOf(head), rest, name, depth, options);
    }
    finally {
        await pieces.return(undefined);
    }
}
async function visitPacked(packing, rest, name, depth, options) {
    if (packing === undefined)
        return;
    if (depth === deepest)
        return options.unopened('nested archive', name);
    switch (packing) {
        case 'gzip':
            return visitStream(ungzip(rest), name, depth + 1, options);
        case 'zstd':
            return visitStream((0,unzstd/* unzstd */.h)(rest), name, depth + 1, options);
        case 'tar':
            return visitTar(rest, name, depth, options);
        case 'zip': {
            const file = await spool(rest, options.folder, name);
            try {
                return await visitZip(file.source, name, depth, options);
            }
            finally {
                file.close();
            }
        }
        default:
            return options.unopened(packing, name);
    }
}
/** An error of either is thrown where the answer is read. */
function ungzip(packed) {
    const decoder = (0,external_node_zlib_.createGunzip)();
    (0,external_node_stream_.pipeline)(external_node_stream_.Readable.from(packed), decoder, () => undefined);
    return decoder;
}
async function visitFile(rest, name, options) {
    const file = await spool(rest, options.folder, name);
    try {
        options.visit(file.source, name);
    }
    finally {
        file.close();
    }
}
async function visitTar(rest, name, depth, options) {
    const tar = (0,tar_stream.extract)();
    const feed = external_node_stream_.Readable.from(rest);
    feed.on('error', (cause) => tar.destroy(cause));
    // tar-stream's streams are those of streamx, which take the same calls.
    feed.pipe(tar);
    try {
        for await (const entry of tar) {
            const { header } = entry;
            const pieces = entry[Symbol.asyncIterator]();
            if (header.type === 'file' && header.size > 0)
                await visitStream(unowned(pieces), memberName(name, header.name), depth + 1, options);
            while (!(await pieces.next()).done)
                ;
        }
    }
    finally {
        feed.destroy();
    }
}
/** The pieces of a member; leaving it early ends neither the member nor its archive, as it does with tar-stream's own. */
async function* unowned(pieces) {
    for (let next = await pieces.next(); !next.done; next = await pieces.next())
        yield next.value;
}
async function visitZip(source, name, depth, options) {
    const zip = await (0,yauzl/* fromRandomAccessReaderPromise */.or)(new ZipReader(source), source.size);
    for await (const entry of zip.eachEntry()) {
        if (entry.uncompressedSize === 0)
            continue;
        const member = memberName(name, entry.fileName);
        if (entry.isEncrypted())
            options.unopened('encrypted zip', member);
        else
            await visitStream(await zip.openReadStreamPromise(entry), member, depth + 1, options);
    }
}
/** Nothing is written under these names; those that leave their archive are refused all the same, as yauzl does it for zip files. */
function memberName(archive, member) {
    if (member.split('/').includes('..'))
        throw new Damaged(`invalid relative path: ${member}`);
    return `${archive}!/${(0,printable/* printable */.g)(member.replace(/^(?:\.?\/)+/, ''))}`;
}
/** Counts what is unpacked. */
async function* metered(stream, { budget }) {
    for await (const piece of stream) {
        budget.bytes -= piece.length;
        if (budget.bytes < 0 || budget.expired())
            throw new Damaged('unpacking it takes more time or space than a file of its size should');
        yield piece;
    }
    return undefined;
}
/** The first bytes, and all of them once more. */
async function peek(pieces) {
    const first = [];
    for (let size = 0; size < headSize;) {
        const next = await pieces.next();
        if (next.done)
            break;
        first.push(next.value);
        size += next.value.length;
    }
    async function* rest() {
        yield* first;
        yield* pieces;
    }
    return { head: Buffer.concat(first).subarray(0, headSize), rest: rest() };
}


/***/ }),

/***/ 64038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CD: () => (/* binding */ attempt),
/* harmony export */   Tq: () => (/* binding */ openFile),
/* harmony export */   W7: () => (/* binding */ fileOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


/**
 * Opens a regular file for positional reads; symlinks are followed. Throws a ProblemError: VER009 for what is no regular file
 * (a FIFO or a device is not even opened), VER005 for what cannot be read. `source.read` throws VER005 as well.
 */
function openFile(path) {
    const descriptor = attempt(path, () => {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile())
            throw notRegular(path);
        // Non-blocking, because the path may have become a FIFO since.
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
    });
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        if (!stat.isFile())
            throw notRegular(path);
        return fileOf(descriptor, stat.size, path);
    }
    catch (problem) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
        throw problem;
    }
}
/** The bytes of an open file. `source.read` throws VER005. */
function fileOf(descriptor, size, path) {
    const read = (offset, length, into) => attempt(path, () => readAt(descriptor, offset, Math.min(length, size - offset), into));
    return { source: { size, read }, close: () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor) };
}
function readAt(descriptor, offset, length, into) {
    if (length <= 0)
        return new Uint8Array(0);
    const bytes = into && into.length >= length ? into : Buffer.allocUnsafeSlow(length);
    let done = 0;
    while (done < length) {
        const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(descriptor, bytes, done, length - done, offset + done);
        if (count === 0)
            break;
        done += count;
    }
    return bytes.subarray(0, done);
}
function notRegular(path) {
    const fix = 'Name a file or a folder; pipes, sockets and devices are not read.';
    return new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VER009', `${path} is not a regular file.`, fix));
}
/** Runs a file operation and makes a VER005 of its failure. */
function attempt(path, operation) {
    try {
        return operation();
    }
    catch (failure) {
        if (failure instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm)
            throw failure;
        const reason = failure instanceof Error ? failure.message : String(failure);
        const fix = 'Check that it exists and that this user may read it.';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VER005', `${path} cannot be read: ${reason}.`, fix), {
            cause: failure,
        });
    }
}


/***/ }),

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
// EXTERNAL MODULE: ./lib/runner/archives.js + 1 modules
var archives = __webpack_require__(69709);
// EXTERNAL MODULE: ./lib/runner/unzstd.js
var unzstd = __webpack_require__(78540);
;// CONCATENATED MODULE: ./lib/runner/unpack-entry.js








const chunkSize = 2 ** 18;
/** Above what an entry of 50,000 paths has. */
const mostMembers = 250_000;
const longestName = 1_000;
/** What any archive may unpack to, and how often its own size more: narinfos shrink to a quarter, NARs not at all. */
const [freeBytes, ratio] = [2 ** 26, 64];
/**
 * Unpacks an archive of one folder, tar in gzip or zstd, to `folder/name`, which is replaced. Makes folders and plain
 * files below it, each under a name that nothing has, and nothing else: no member can lead out of the folder, follow a
 * link or replace a file. Owners, modes and times in the archive do not count. Throws an Error for any other member.
 */
async function unpackEntry(archive, folder, name) {
    const { unpacked, size } = await unpack_entry_open(archive);
    await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
    const tar = (0,tar_stream.extract)();
    // tar-stream's streams are those of streamx, which take the same calls.
    const fed = (0,external_node_stream_promises_.pipeline)(unpacked, tar);
    const fault = fed.then(() => undefined, (cause) => cause);
    try {
        await takeMembers(tar, { folder, name, left: freeBytes + ratio * size });
        await fed;
    }
    catch (cause) {
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
            throw new Error(`its member ${quoted(member)} is neither a file nor a folder, but ${type ?? 'of an unknown kind'}`);
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
/** The bytes of an archive without its packing, which its first bytes name. */
async function unpack_entry_open(archive) {
    const { size } = await (0,promises_.stat)(archive);
    const [head = Buffer.alloc(0)] = await (0,external_node_fs_.createReadStream)(archive, { end: 3 }).toArray();
    const packing = (0,archives/* packingOf */.b)(head);
    const packed = () => (0,external_node_fs_.createReadStream)(archive, { highWaterMark: chunkSize });
    if (packing === 'zstd')
        return { unpacked: (0,unzstd/* unzstd */.h)(packed()), size };
    if (packing === 'gzip')
        return { unpacked: packed().compose((0,external_node_zlib_.createGunzip)({ chunkSize })), size };
    throw new Error('it is packed neither with zstd nor with gzip');
}
/** The member's path when it is `name` or below it, in plain steps; else undefined. */
function pathOf(member, name) {
    if (member.length > longestName)
        return undefined;
    const steps = member.replace(/\/$/, '').split('/');
    const plain = steps.every((step) => step !== '' && step !== '.' && step !== '..');
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
    const print = process.stdout.write.bind(process.stdout);
    process.stdout.write = (chunk) => {
        lines.push(...Buffer.from(chunk).toString().split(/\r?\n/));
        return true;
    };
    const calls = { lookup, fetch, store };
    hideToken();
    let reply;
    try {
        const cache = await Promise.all(/* import() | actions-cache */[__webpack_require__.e(1955), __webpack_require__.e(3838), __webpack_require__.e(1143), __webpack_require__.e(2088), __webpack_require__.e(8653)]).then(__webpack_require__.bind(__webpack_require__, 33010));
        reply = (await calls[kind ?? '']?.(cache, name, keys, lines)) ?? { kind: 'failed', reason: `no call ${kind}` };
    }
    catch (cause) {
        reply = { kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) };
    }
    process.stdout.write = print;
    print(JSON.stringify(reply));
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


/***/ }),

/***/ 78540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ unzstd)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);


/**
 * Decodes zstd, frame after frame. Node's decoder stops behind the first one and says nothing of the rest, and zstd with threads,
 * pzstd and `cat a.zst b.zst` write several (RFC 8878, 3.1). Throws what the decoder throws.
 */
async function* unzstd(packed) {
    const pieces = packed[Symbol.asyncIterator]();
    let waiting = [];
    for (;;) {
        let pending;
        const next = async () => {
            pending = pieces.next();
            const { value, done } = await pending;
            return done ? undefined : value;
        };
        const first = waiting.shift() ?? (await next());
        if (!first)
            return undefined;
        waiting.unshift(first);
        const decoder = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createZstdDecompress)();
        const fed = [];
        const input = async function* () {
            let end = 0;
            for (let bytes = waiting.shift(); bytes; bytes = waiting.shift() ?? (await next())) {
                end += bytes.length;
                fed.push({ bytes, end });
                while (fed[0] && fed[0].end <= decoder.bytesWritten)
                    fed.shift();
                yield bytes;
            }
        };
        (0,node_stream__WEBPACK_IMPORTED_MODULE_0__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(input()), decoder, () => undefined);
        yield* decoder;
        // The decoder may have ended while one more piece was on its way.
        await pending;
        const used = decoder.bytesWritten;
        const unused = fed
            .filter(({ end }) => end > used)
            .map(({ bytes, end }) => bytes.subarray(Math.max(0, used - end + bytes.length)));
        waiting = [...unused, ...waiting];
    }
}


/***/ })

};
