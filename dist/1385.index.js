export const id = 1385;
export const ids = [1385];
export const modules = {

/***/ 93538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $k: () => (/* binding */ inspectTree),
  dg: () => (/* binding */ proveCell)
});

// UNUSED EXPORTS: expectationOf

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/cuda/expression.js + 1 modules
var cuda_expression = __webpack_require__(86188);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./lib/model/capability.js
var model_capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/inspect/cubin.js
var cubin = __webpack_require__(77541);
// EXTERNAL MODULE: ./lib/inspect/findings.js
var findings = __webpack_require__(52168);
// EXTERNAL MODULE: ./lib/inspect/list.js + 2 modules
var inspect_list = __webpack_require__(45229);
;// CONCATENATED MODULE: ./lib/inspect/lz4.js
/**
 * Decodes one LZ4 block of at most `size` bytes (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md).
 * Undefined when the block is broken or does not end at `size` exactly. Allocates no more than the input can produce.
 */
function decodeLz4(input, size) {
    // A byte of input makes at most 255 bytes of output.
    if (size > input.length * 255)
        return undefined;
    const out = new Uint8Array(size);
    let from = 0;
    let to = 0;
    /** The rest of a length whose first 4 bits are all ones; NaN when the input ends. */
    const longer = () => {
        for (let sum = 15;;) {
            const byte = input[from++];
            if (byte === undefined)
                return Number.NaN;
            sum += byte;
            if (byte !== 255)
                return sum;
        }
    };
    while (from < input.length) {
        const token = input[from++] ?? 0;
        const literals = token >> 4 === 15 ? longer() : token >> 4;
        if (!(from + literals <= input.length && to + literals <= size))
            return undefined;
        for (let end = from + literals; from < end;)
            out[to++] = input[from++] ?? 0;
        if (from === input.length)
            break;
        if (from + 2 > input.length)
            return undefined;
        const distance = (input[from] ?? 0) | ((input[from + 1] ?? 0) << 8);
        from += 2;
        const length = ((token & 15) === 15 ? longer() : token & 15) + 4;
        if (!(distance > 0 && distance <= to && to + length <= size))
            return undefined;
        // Byte by byte: a match may overlap its own output.
        for (let end = to + length; to < end; to++)
            out[to] = out[to - distance] ?? 0;
    }
    return to === size ? out : undefined;
}

// EXTERNAL MODULE: ./lib/inspect/source.js
var inspect_source = __webpack_require__(10403);
;// CONCATENATED MODULE: ./lib/inspect/inspect.js







// The largest cubins known have 160 MB (libcublasLt 12.4) and 128 MB (libnccl 2.28).
const largestImage = 2 ** 29;
// Node frees the memory of a failed zstd stream (up to 128 MiB) only when its event loop runs again.
const mostDamaged = 4;
// Not a stub: what cannot be read must not be passed over.
const unread = { toolkits: [], stub: false };
/**
 * Opens the images of a file one after the other: decompresses each, and reads which toolkit made it and whether it is a stub.
 * Holds one image in memory at a time, and opens no more after 4 damaged ones. Damage is told in the image's `problem`; only what
 * `source.read` throws goes through.
 */
function* inspectImages(source, file, images = (0,inspect_list/* listImages */.v8)(source, file).images) {
    let damaged = 0;
    for (const image of images) {
        const inspected = damaged < mostDamaged ? inspectImage(source, file, image) : { ...image, ...unread, problem: given(image, file) };
        if (inspected.problem)
            damaged++;
        yield inspected;
    }
}
/** Lists and opens everything in a file. */
function inspectFile(source, file) {
    const list = (0,inspect_list/* listImages */.v8)(source, file);
    const images = [...inspectImages(source, file, list.images)];
    const found = images.flatMap(({ problem }) => (problem ? [problem] : []));
    return { file, images, problems: [...list.problems, ...found] };
}
function inspectImage(source, file, image) {
    try {
        return { ...image, ...compiled(source, image) };
    }
    catch (error) {
        if (!(error instanceof inspect_source/* Finding */.wI))
            throw error;
        return { ...image, ...unread, problem: (0,findings/* findingProblem */.L)(error, file) };
    }
}
function given(image, file) {
    return (0,findings/* findingProblem */.L)(fault(image, `an image is not opened, after ${mostDamaged} that are damaged`), file);
}
function compiled(source, image) {
    if (image.kind !== 'cubin' && image.kind !== 'ptx')
        return { toolkits: [], stub: false };
    if (image.storedSize === 0)
        return { toolkits: [], stub: true };
    const data = contents(source, image);
    const { toolkits, stub, capability } = image.kind === 'cubin' ? (0,cubin/* readCubin */.c)(data) : (0,cubin/* readPtx */.f)(data.read(0, data.size));
    const { major, minor } = image.capability;
    if (capability && (capability.major !== major || capability.minor !== minor)) {
        throw fault(image, `the entry says ${(0,model_capability/* smName */.ej)(image.capability)}, its cubin ${(0,model_capability/* smName */.ej)(capability)}`);
    }
    return { toolkits, stub };
}
/** The uncompressed bytes of an image. Throws a Finding (VER004) when they are not what its header claims. */
function contents(source, image) {
    if (image.size > largestImage || image.storedSize > largestImage)
        throw fault(image, 'an image is impossibly large');
    if (image.compression === 'none' && image.kind === 'cubin')
        return (0,inspect_source/* readAhead */.Ek)((0,inspect_source/* windowOf */.Ou)(source, image.offset, image.size));
    const stored = (0,inspect_source/* readExact */.gr)(source, image.offset, image.storedSize, 'an image');
    const bytes = image.compression === 'none'
        ? stored
        : image.compression === 'lz4'
            ? decodeLz4(stored, image.size)
            : decodeZstd(stored, image.size);
    if (!bytes)
        throw fault(image, `an image cannot be decompressed (${image.compression})`);
    return (0,inspect_source/* memorySource */.Pq)(bytes, image.offset);
}
function decodeZstd(stored, size) {
    try {
        const bytes = (0,external_node_zlib_.zstdDecompressSync)(stored, { maxOutputLength: Math.max(size, 1) });
        return bytes.length === size ? bytes : undefined;
    }
    catch {
        return undefined;
    }
}
function fault(image, what) {
    return new inspect_source/* Finding */.wI('VER004', what, image.offset);
}

// EXTERNAL MODULE: ./lib/inspect/verify.js
var verify = __webpack_require__(51047);
// EXTERNAL MODULE: ./lib/model/problem.js
var model_problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/version.js
var version = __webpack_require__(83341);
// EXTERNAL MODULE: ./lib/nix/build/build.js + 1 modules
var build = __webpack_require__(48402);
// EXTERNAL MODULE: ./lib/nix/build/evaluate.js
var evaluate = __webpack_require__(85990);
// EXTERNAL MODULE: ./lib/nix/configure/caches.js
var caches = __webpack_require__(76213);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./lib/runner/byte-source.js


/**
 * Opens a regular file for positional reads; symlinks are followed. Throws a ProblemError: VER009 for what is no regular file
 * (a FIFO or a device is not even opened), VER005 for what cannot be read. `source.read` throws VER005 as well.
 */
function openFile(path) {
    const descriptor = attempt(path, () => {
        if (!(0,external_node_fs_.statSync)(path).isFile())
            throw notRegular(path);
        // Non-blocking, because the path may have become a FIFO since.
        return (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    });
    try {
        const stat = (0,external_node_fs_.fstatSync)(descriptor);
        if (!stat.isFile())
            throw notRegular(path);
        const read = (offset, length) => attempt(path, () => readAt(descriptor, offset, Math.min(length, stat.size - offset)));
        return { source: { size: stat.size, read }, close: () => (0,external_node_fs_.closeSync)(descriptor) };
    }
    catch (problem) {
        (0,external_node_fs_.closeSync)(descriptor);
        throw problem;
    }
}
function readAt(descriptor, offset, length) {
    if (length <= 0)
        return new Uint8Array(0);
    const bytes = Buffer.allocUnsafeSlow(length);
    let done = 0;
    while (done < length) {
        const count = (0,external_node_fs_.readSync)(descriptor, bytes, done, length - done, offset + done);
        if (count === 0)
            break;
        done += count;
    }
    return bytes.subarray(0, done);
}
function notRegular(path) {
    const fix = 'Name a file or a folder; pipes, sockets and devices are not read.';
    return new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('VER009', `${path} is not a regular file.`, fix));
}
/** Runs a file operation and makes a VER005 of its failure. */
function attempt(path, operation) {
    try {
        return operation();
    }
    catch (failure) {
        if (failure instanceof model_problem/* ProblemError */.Mm)
            throw failure;
        const reason = failure instanceof Error ? failure.message : String(failure);
        const fix = 'Check that it exists and that this user may read it.';
        throw new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('VER005', `${path} cannot be read: ${reason}.`, fix), {
            cause: failure,
        });
    }
}

// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
;// CONCATENATED MODULE: ./lib/runner/tree.js




const headSize = 20;
/**
 * Finds the files under a path whose first 20 bytes are `wanted`. The path itself may be a symlink; those below it are not
 * followed. A file with several names counts once. Pipes and devices are never opened. Throws nothing for what it finds.
 */
function findCandidates(path, wanted) {
    const files = [];
    const problems = [];
    const seen = new Set();
    const pending = [path];
    for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
        const at = current;
        try {
            const stat = attempt(at, () => (at === path ? (0,external_node_fs_.statSync)(at) : (0,external_node_fs_.lstatSync)(at)));
            if (stat.isDirectory())
                for (const child of attempt(at, () => children(at)).reverse())
                    pending.push(child);
            else if (!stat.isFile())
                problems.push(notAFile(at));
            else if (wanted(headOf(at, at === path, seen)))
                files.push(at);
        }
        catch (problem) {
            if (!(problem instanceof model_problem/* ProblemError */.Mm))
                throw problem;
            problems.push(...problem.problems);
        }
    }
    return { files, problems };
}
function children(folder) {
    const wanted = (entry) => entry.isFile() || entry.isDirectory();
    const byName = (a, b) => (a.name < b.name ? -1 : 1);
    return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true })
        .filter(wanted)
        .sort(byName)
        .map((entry) => (0,external_node_path_.join)(folder, entry.name));
}
/** The first bytes of a file; none when it was seen before. */
function headOf(path, follow, seen) {
    return attempt(path, () => {
        // Non-blocking and without symlinks, because the path may have become something else since it was listed.
        const descriptor = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK | (follow ? 0 : external_node_fs_.constants.O_NOFOLLOW));
        try {
            const { dev, ino } = (0,external_node_fs_.fstatSync)(descriptor, { bigint: true });
            const inode = `${dev}:${ino}`;
            if (seen.has(inode))
                return new Uint8Array(0);
            seen.add(inode);
            const head = new Uint8Array(headSize);
            return head.subarray(0, (0,external_node_fs_.readSync)(descriptor, head, 0, headSize, 0));
        }
        finally {
            (0,external_node_fs_.closeSync)(descriptor);
        }
    });
}
function notAFile(path) {
    const fix = 'Name a file or a folder; pipes, sockets and devices are not read.';
    return (0,model_problem/* error */.z3)('VER009', `${path} is neither a regular file nor a folder.`, fix);
}

;// CONCATENATED MODULE: ./lib/actions/build/prove-cell.js














/**
 * Evaluates, builds and verifies one cell. Never throws for what the cell or its build did: the result says it.
 * Throws ProblemError or a system error when the folder cannot be written.
 */
async function proveCell(host, nix, cell, options) {
    const file = (0,external_node_path_.join)(options.folder, 'expressions', `${cell.id}.nix`);
    const expression = (0,cuda_expression/* cellExpression */.H4)(cell, options);
    await (0,files/* writeAtomically */.vK)(host, file, expression);
    host.log.info(`By hand: nix build -f ${file} package, where that file is`);
    for (const line of expression.trimEnd().split('\n'))
        host.log.info(`    ${line}`);
    const { evaluated: known } = options;
    const evaluation = await timed(host, async () => known ?? (await (0,evaluate/* evaluate */._3)(host, nix, file)));
    if ('problem' in evaluation.value) {
        return { result: result(cell, evaluation.value.problem, { evaluate: evaluation.seconds }), derivations: [] };
    }
    const evaluated = evaluation.value;
    const root = (0,external_node_path_.join)(options.folder, 'outputs', cell.id);
    await host.files.mkdir((0,external_node_path_.join)(options.folder, 'outputs'), { recursive: true, mode: 0o700 });
    const restored = await options.storeCache?.restore({ id: cell.id, system: cell.system, drvPath: evaluated.drvPath });
    const whole = restored?.outcome === 'skipped' || (restored?.outcome === 'restored' && restored.exact);
    const stage = options.shared && !whole
        ? await options.storeCache?.restoreShared({ system: cell.system, ...options.shared })
        : undefined;
    const cached = restored?.outcome === 'restored' ? { paths: restored.paths, bytes: restored.bytes } : null;
    const building = await timed(host, () => (0,build/* build */.j)(host, nix, { drvPath: evaluated.drvPath, root, timeout: options.timeout }));
    const { problem, built, derivations, logTail, messages } = building.value;
    const trouble = [
        ...(restored?.problems ?? []),
        ...(stage?.problems ?? []),
        ...(0,caches/* explainCacheErrors */.PB)(messages, options.substituters ?? []),
        ...building.value.warnings,
    ];
    const seconds = { evaluate: evaluation.seconds, build: building.seconds };
    const made = await knownBuilds(stage?.outcome === 'restored' ? options.storeCache : undefined, derivations);
    const failed = problem && {
        ...result(cell, [problem, ...trouble], seconds, evaluated),
        built: built.length > 0,
        restored: cached,
        derivations: made,
        logTail,
    };
    if (failed)
        return { result: failed, derivations };
    const proof = await timed(host, async () => proveOutputs(host, evaluated, cell));
    const wrong = proof.value.problems.some((found) => found.severity === 'error');
    const proved = {
        ...result(cell, [...proof.value.problems, ...trouble], { ...seconds, verify: proof.seconds }, evaluated),
        status: host.cancelled.aborted ? 'cancelled' : wrong ? 'wrong' : 'proven',
        built: built.length > 0,
        restored: cached,
        derivations: made,
        files: proof.value.files,
    };
    return { result: proved, derivations };
}
/** What Nix built here, and what the shared stage did, whose job has no result of its own: the next plan wants both. */
async function knownBuilds(storeCache, built) {
    const restored = (await storeCache?.restored()) ?? [];
    const seconds = new Map();
    for (const { drvPath, seconds: took } of restored)
        if (drvPath !== null && took !== null)
            seconds.set(drvPath, took);
    for (const { path, seconds: took } of built)
        seconds.set(path, took);
    return [...seconds].map(([path, took]) => ({ path, seconds: took }));
}
/** What the cell's own numbers ask of every file with device code. */
function expectationOf(cell) {
    const toolkit = (0,version/* parseVersion */.ot)(cell.toolkit);
    return {
        targets: parsed(cell.capabilities),
        ptx: parsed(cell.ptx),
        ...(toolkit ? { toolkit } : {}),
        allowNoDeviceCode: cell.deviceCode === 'optional' || cell.toolkit === 'cpu',
    };
}
function parsed(texts) {
    return texts.map(model_capability/* parseCapability */._p).filter((capability) => capability !== undefined);
}
/** Opens every file under `path` that may hold device code. Messages name files relative to `base`. */
function inspectTree(host, path, name) {
    const found = findCandidates(path, inspect_list/* holdsImages */.FL);
    const problems = [...found.problems];
    const files = [];
    for (const file of found.files) {
        if (host.cancelled.aborted)
            break;
        try {
            const open = openFile(file);
            try {
                files.push(inspectFile(open.source, name(file)));
            }
            finally {
                open.close();
            }
        }
        catch (cause) {
            if (!(cause instanceof model_problem/* ProblemError */.Mm))
                throw cause;
            problems.push(...cause.problems);
        }
    }
    return { files, problems };
}
function proveOutputs(host, evaluated, cell) {
    const problems = [];
    const files = [];
    const outputOf = new Map();
    for (const { name: output, path } of evaluated.outputs) {
        const found = inspectTree(host, path, (file) => {
            const shown = evaluated.outputs.length > 1 ? `${output}/${(0,external_node_path_.relative)(path, file)}` : (0,external_node_path_.relative)(path, file) || file;
            outputOf.set(shown, { output, path: (0,external_node_path_.relative)(path, file) || '.' });
            return shown;
        });
        files.push(...found.files);
        problems.push(...found.problems);
    }
    const verdict = (0,verify/* verifyImages */.O)(files, expectationOf(cell));
    if (cell.toolkit === 'cpu')
        problems.push(...withoutDeviceCode(files));
    const reports = verdict.files
        .filter((report) => report.images > 0)
        .map((report) => ({
        ...(outputOf.get(report.file) ?? { output: 'out', path: report.file }),
        targets: report.targets.map(model_capability/* smName */.ej),
        ptx: report.ptx.map(model_capability/* computeName */.bt),
        toolkits: report.toolkits.map(version/* formatVersion */.qh),
        images: report.images,
    }));
    return { files: reports, problems: [...problems, ...verdict.problems] };
}
/** VER011. */
function withoutDeviceCode(files) {
    const found = files.filter(({ images }) => images.length > 0);
    return found
        .slice(0, 1)
        .map(({ file }) => (0,model_problem/* error */.z3)('VER011', `${file} has device code${found.length > 1 ? `, and so have ${found.length - 1} more files` : ''}: this cell is built without CUDA.`, 'Look why the package uses CUDA although config.cudaSupport is false.'));
}
function result(cell, found, seconds, evaluated) {
    const problems = Array.isArray(found) ? found : [found];
    return {
        schema: 'result/1',
        cell,
        status: statusOf(problems),
        drvPath: evaluated?.drvPath ?? null,
        outputs: evaluated?.outputs ?? [],
        built: false,
        restored: null,
        seconds: { evaluate: 0, build: 0, verify: 0, ...seconds },
        files: [],
        problems,
        logTail: [],
    };
}
function statusOf(problems) {
    const codes = problems.map((problem) => problem.code);
    if (codes.includes('BLD003'))
        return 'cancelled';
    if (codes.includes('BLD001'))
        return 'evaluation-failed';
    return 'build-failed';
}
async function timed(host, work) {
    const begun = host.clock.now();
    const value = await work();
    return { value, seconds: (host.clock.now() - begun) / 1_000 };
}


/***/ }),

/***/ 77541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ readCubin),
/* harmony export */   f: () => (/* binding */ readPtx)
/* harmony export */ });
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83341);
/* harmony import */ var _elf_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24333);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10403);



const code = '.text.';
const toolsNote = '.note.nv.tkinfo';
const longestNotes = 2 ** 20;
const release = /release (\d{1,3})\.(\d{1,3}),/g;
/**
 * Reads a cubin: an ELF file of the machine EM_CUDA. Two forms exist. Through CUDA 12 (sm_100 and newer: through 12.7)
 * e_flags has the target in bits 0-7 and `a` in 0x800, and e_version is 10 × major + minor of the toolkit. After that e_flags
 * has the target in bits 8-15, and `.note.nv.tkinfo` names each tool with its release and its options. Both were measured.
 * Throws a Finding (VER004).
 */
function readCubin(source) {
    const header = (0,_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .readElfHeader */ .x9)(source);
    let stub = true;
    let info = '';
    for (const section of (0,_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .elfSections */ .ME)(source, header, (name) => name === toolsNote || name.startsWith(code))) {
        if (section.name === toolsNote)
            info = latin1(source.read(section.offset, Math.min(section.size, longestNotes)));
        else if (section.size > 0)
            stub = false;
    }
    return {
        toolkits: header.version > 1 ? [oldToolkit(source, header)] : releases(info),
        stub,
        capability: target(header, info),
    };
}
function oldToolkit(source, header) {
    if (header.version < 40 || header.version > 130)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .damaged */ .qM)(source, 20, 'the version of a cubin is impossible');
    return { major: Math.floor(header.version / 10), minor: header.version % 10 };
}
function target(header, info) {
    const old = header.abiVersion < 8;
    const sm = old ? header.flags & 0xff : (header.flags >> 8) & 0xff;
    if (sm < 10)
        return undefined;
    const option = new RegExp(`-arch sm_${sm}([af])`).exec(info)?.[1];
    const suffix = old ? (sm >= 90 && header.flags & 0x800 ? 'a' : '') : option === 'a' || option === 'f' ? option : '';
    return { major: Math.floor(sm / 10), minor: sm % 10, suffix };
}
/** Reads PTX text. A first comment may name the compiler; fatbinary removes it. */
function readPtx(bytes) {
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const stub = !all.includes('.entry') && !all.includes('.func');
    return { toolkits: releases(latin1(all.subarray(0, 4096))), stub, capability: undefined };
}
/** Every `release 13.0, V13.0.88` that a compiler wrote. */
function releases(written) {
    const found = new Map();
    for (const [, major, minor] of written.matchAll(release))
        found.set(`${major}.${minor}`, { major: Number(major), minor: Number(minor) });
    return [...found.values()].sort(_model_version_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Zy);
}
function latin1(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}


/***/ }),

/***/ 24333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ME: () => (/* binding */ elfSections),
/* harmony export */   aB: () => (/* binding */ isElf),
/* harmony export */   x9: () => (/* binding */ readElfHeader),
/* harmony export */   zb: () => (/* binding */ machineCuda)
/* harmony export */ });
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10403);

// System V gABI, "ELF Header" and "Sections": https://gabi.xinuos.com
const headerSize = 64;
const sectionHeaderSize = 64;
const extended = 0xffff;
const longestName = 64;
const mostSections = 2 ** 20;
const noBits = 8;
const compressedFlag = 0x800;
/** e_machine of GPU programs. */
const machineCuda = 190;
function isElf(head) {
    return head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46;
}
/** Reads the ELF header. Throws a Finding: VER010 for 32-bit and big-endian files, VER004 for a broken header. */
function readElfHeader(source) {
    const ident = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readExact */ .gr)(source, 0, 16, 'the ELF identification');
    if (!isElf(ident))
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 0, 'this is no ELF file');
    if (ident[4] === 1 || ident[5] === 2) {
        throw new _source_js__WEBPACK_IMPORTED_MODULE_0__/* .Finding */ .wI('VER010', `${ident[4] === 1 ? '32-bit' : 'big-endian'} ELF`, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .position */ .G1)(source, 0));
    }
    if (ident[4] !== 2 || ident[5] !== 1)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 4, 'the ELF class or byte order is unknown');
    const view = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readView */ .Ml)(source, 0, headerSize, 'the ELF header');
    const header = {
        abiVersion: view.getUint8(8),
        relocatable: view.getUint16(16, true) === 1,
        machine: view.getUint16(18, true),
        version: view.getUint32(20, true),
        sectionsAt: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(view, 40),
        flags: view.getUint32(48, true),
        sectionCount: view.getUint16(60, true),
        namesIn: view.getUint16(62, true),
    };
    if (header.sectionsAt === 0)
        return { ...header, sectionCount: 0 };
    if (view.getUint16(58, true) !== sectionHeaderSize)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 58, 'the size of a section header is wrong');
    if (header.sectionCount !== 0 && header.namesIn !== extended)
        return header;
    const first = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readView */ .Ml)(source, header.sectionsAt, sectionHeaderSize, 'the first section header');
    return {
        ...header,
        sectionCount: header.sectionCount || (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(first, 32),
        namesIn: header.namesIn === extended ? first.getUint32(40, true) : header.namesIn,
    };
}
/**
 * The sections that are wanted by name, one after the other. Throws a Finding (VER004) where the table or one of them leaves the
 * file. Others are not judged: nvcc -lineinfo writes sections without bytes under types of its own.
 */
function* elfSections(source, header, wanted) {
    if (header.sectionCount === 0)
        return;
    if (header.sectionCount > mostSections)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 60, `${header.sectionCount} sections are claimed`);
    const namesAt = header.sectionsAt + header.namesIn * sectionHeaderSize;
    const names = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readView */ .Ml)(source, namesAt, sectionHeaderSize, 'the header of the section names');
    const namesOffset = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(names, 24);
    const namesEnd = Math.min(namesOffset + (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(names, 32), source.size);
    for (let index = 1; index < header.sectionCount; index++) {
        const at = header.sectionsAt + index * sectionHeaderSize;
        const view = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readView */ .Ml)(source, at, sectionHeaderSize, 'the table of sections');
        const nameAt = namesOffset + view.getUint32(0, true);
        if (nameAt >= namesEnd)
            throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, at, 'the name of a section lies outside its table');
        const name = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(source.read(nameAt, Math.min(longestName, namesEnd - nameAt)));
        if (!wanted(name))
            continue;
        const offset = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(view, 24);
        const size = view.getUint32(4, true) === noBits ? 0 : (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(view, 32);
        if (size > 0 && offset + size > source.size)
            throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, offset, `section ${name} is cut off`);
        yield { name, offset, size, compressed: (view.getUint32(8, true) & compressedFlag) !== 0 };
    }
}


/***/ }),

/***/ 52168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ findingProblem)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);

/** The Problem of what a walker found in `file`. */
function findingProblem(finding, file) {
    if (finding.code === 'VER004') {
        const message = `${file} is damaged at byte ${finding.offset}: ${finding.message}.`;
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('VER004', message, 'Build or fetch it again; it was cut off, or changed after it was linked.');
    }
    const message = `${file} has a part at byte ${finding.offset} in which device code is not looked for: ${finding.message}.`;
    const fix = 'Nothing to do if it has no CUDA code; else verify the files that it was made from.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('VER010', message, fix);
}


/***/ }),

/***/ 45229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dM: () => (/* binding */ distinct),
  FL: () => (/* binding */ holdsImages),
  v8: () => (/* binding */ listImages)
});

// UNUSED EXPORTS: formatOf

// EXTERNAL MODULE: ./lib/model/capability.js
var capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/inspect/source.js
var inspect_source = __webpack_require__(10403);
;// CONCATENATED MODULE: ./lib/inspect/archive.js

// System V / GNU and BSD archives: https://man.freebsd.org/cgi/man.cgi?query=ar&sektion=5
const magicSize = 8;
const headerSize = 60;
const longestNames = 2 ** 26;
const longestName = 4096;
const mostMembers = 2 ** 20;
function isArchive(head) {
    return (0,inspect_source/* text */.Qq)(head.subarray(0, magicSize)) === '!<arch>\n';
}
function isThinArchive(head) {
    return (0,inspect_source/* text */.Qq)(head.subarray(0, magicSize)) === '!<thin>\n';
}
/** The members of an archive without its symbol and name tables. Throws a Finding (VER004) where it is broken. */
function* archiveMembers(source) {
    let names;
    let at = magicSize;
    for (let count = 0; at < source.size; count++) {
        if (count === mostMembers)
            throw new inspect_source/* Finding */.wI('VER004', `more than ${mostMembers} archive members`, (0,inspect_source/* position */.G1)(source, at));
        const header = (0,inspect_source/* readExact */.gr)(source, at, headerSize, 'an archive header');
        const sizeText = (0,inspect_source/* text */.Qq)(header.subarray(48, 58)).trimEnd();
        if (header[58] !== 0x60 || header[59] !== 0x0a || !/^\d+$/.test(sizeText)) {
            throw (0,inspect_source/* damaged */.qM)(source, at, 'an archive header is broken');
        }
        const size = Number(sizeText);
        const start = at + headerSize;
        if (start + size > source.size)
            throw (0,inspect_source/* damaged */.qM)(source, at, 'an archive member is cut off');
        const data = (0,inspect_source/* windowOf */.Ou)(source, start, size);
        const raw = (0,inspect_source/* text */.Qq)(header.subarray(0, 16)).trimEnd();
        if (raw === '//')
            names = data;
        else if (raw !== '/' && raw !== '/SYM64/') {
            const member = nameMember(raw, data, names);
            if (!member.name.startsWith('__.SYMDEF'))
                yield member;
        }
        at = start + size + (size % 2);
    }
}
function nameMember(raw, data, names) {
    const bsd = /^#1\/(\d+)$/.exec(raw);
    if (bsd) {
        const length = Number(bsd[1]);
        if (length > longestName)
            throw (0,inspect_source/* damaged */.qM)(data, 0, 'the name of an archive member is too long');
        return { name: (0,inspect_source/* text */.Qq)((0,inspect_source/* readExact */.gr)(data, 0, length, 'a member name')), data: (0,inspect_source/* windowOf */.Ou)(data, length, data.size - length) };
    }
    const long = /^\/(\d+)$/.exec(raw);
    if (!long)
        return { name: raw.endsWith('/') ? raw.slice(0, -1) : raw, data };
    const at = Number(long[1]);
    if (!names || at >= Math.min(names.size, longestNames))
        throw (0,inspect_source/* damaged */.qM)(data, 0, 'the name of an archive member is missing');
    const line = (0,inspect_source/* text */.Qq)(names.read(at, longestName)).split('\n', 1)[0] ?? '';
    return { name: line.replace(/\/$/, ''), data };
}

// EXTERNAL MODULE: ./lib/inspect/cubin.js
var cubin = __webpack_require__(77541);
// EXTERNAL MODULE: ./lib/inspect/elf.js
var elf = __webpack_require__(24333);
;// CONCATENATED MODULE: ./lib/inspect/fatbin.js

// NVIDIA does not document the format. These fields agree between public readers (https://github.com/n-eiling/cuda-fatbin-decompression,
// https://github.com/vosen/ZLUDA) and what nvcc 11.8, 12.4, 13.0 and 13.5 write; the flags for `a`, `f` and zstd were measured.
// Container: u32 magic, u16 version, u16 header size, u64 bytes of entries.
// Entry: 0 u16 kind, 4 u32 header size, 8 u64 padded size, 16 u32 compressed size, 24 u16 minor, 26 u16 major, 28 u32 target,
// 40 u64 flags, 56 u64 uncompressed size.
const containerMagic = 0xba55ed50;
const wrapperMagic = 0x466243b1;
const containerHeader = 16;
const wrapperSize = 24;
const entryHeader = 64;
const scanStep = 2 ** 16;
const flagLz4 = 0x2000;
const flagZstd = 0x8000;
const flagArchSpecific = 0x100000;
const flagFamily = 0x200000;
function isFatbin(head) {
    return magicOf(head) === containerMagic || magicOf(head) === wrapperMagic;
}
function magicOf(head) {
    return head.length < 4 ? 0 : new DataView(head.buffer, head.byteOffset, 4).getUint32(0, true);
}
/** The images of concatenated containers: the bytes of `.nv_fatbin`, `__nv_relfatbin` or a `.fatbin` file. Throws a Finding (VER004). */
function* fatbinImages(source, foundIn) {
    for (let at = 0; at < source.size; at = Math.ceil(at / 8) * 8) {
        const view = (0,inspect_source/* readView */.Ml)(source, at, Math.min(containerHeader, source.size - at), 'a fatbin header');
        const magic = view.byteLength < 4 ? 0 : view.getUint32(0, true);
        if (magic === containerMagic) {
            const { start, end } = container(source, at, view);
            yield* entries(source, start, end, foundIn);
            at = end;
        }
        else if (magic === wrapperMagic) {
            at += wrapperSize;
        }
        else {
            const next = nextWord(source, at);
            if (next === at)
                throw (0,inspect_source/* damaged */.qM)(source, at, 'there is no fatbin header where one is expected');
            at = next;
        }
    }
}
/** Where containers start in a file that lost its table of sections, found by their magic number. */
function* findContainers(source) {
    let from = 0;
    for (let base = 0; base < source.size; base += scanStep) {
        const words = wordsOf(source.read(base, scanStep));
        for (let index = words.indexOf(containerMagic); index >= 0; index = words.indexOf(containerMagic, index + 1)) {
            const at = base + index * 4;
            if (at < from || at % 8 !== 0 || at + containerHeader > source.size)
                continue;
            const view = (0,inspect_source/* readView */.Ml)(source, at, containerHeader, 'a fatbin header');
            if (view.getUint16(4, true) !== 1 || view.getUint16(6, true) !== containerHeader)
                continue;
            from = Math.min(at + containerHeader + (0,inspect_source/* u64 */._l)(view, 8), source.size);
            yield (0,inspect_source/* windowOf */.Ou)(source, at, from - at);
        }
    }
}
/** Linkers and fatbinary align with zeros. The first 8-byte word from `from` that is not zero, or the size. */
function nextWord(source, from) {
    for (let at = from, step = 64; at < source.size; at += step, step = scanStep) {
        const words = wordsOf(source.read(at, step));
        for (let index = 0; index < words.length; index++)
            if (words[index] !== 0)
                return at + (index & ~1) * 4;
    }
    return source.size;
}
function wordsOf(bytes) {
    const whole = bytes.length & ~3;
    return bytes.byteOffset % 4 === 0
        ? new Uint32Array(bytes.buffer, bytes.byteOffset, whole / 4)
        : new Uint32Array(bytes.slice(0, whole).buffer);
}
function container(source, at, view) {
    if (view.byteLength < containerHeader)
        throw (0,inspect_source/* damaged */.qM)(source, at, 'a fatbin header is cut off');
    const start = at + view.getUint16(6, true);
    const end = start + (0,inspect_source/* u64 */._l)(view, 8);
    if (start < at + containerHeader)
        throw (0,inspect_source/* damaged */.qM)(source, at, 'a fatbin header is broken');
    if (end > source.size)
        throw (0,inspect_source/* damaged */.qM)(source, at, 'a fatbin container is cut off');
    return { start, end };
}
function* entries(source, start, end, foundIn) {
    let at = start;
    while (at + entryHeader <= end) {
        const view = (0,inspect_source/* readView */.Ml)(source, at, entryHeader, 'an entry of a fatbin');
        const header = view.getUint32(4, true);
        const padded = (0,inspect_source/* u64 */._l)(view, 8);
        if (header < entryHeader || at + header + padded > end)
            throw (0,inspect_source/* damaged */.qM)(source, at, 'an entry of a fatbin leaves its container');
        yield readEntry(source, at, view, padded, foundIn);
        at += header + padded;
    }
}
const kinds = { 1: 'ptx', 2: 'cubin', 8: 'ltoir' };
function readEntry(source, at, view, padded, foundIn) {
    const kind = view.getUint16(0, true);
    const flags = view.getUint32(40, true);
    const arch = view.getUint32(28, true);
    const compression = flags & flagZstd ? 'zstd' : flags & flagLz4 ? 'lz4' : 'none';
    const storedSize = compression === 'none' ? padded : view.getUint32(16, true);
    if (storedSize > padded)
        throw (0,inspect_source/* damaged */.qM)(source, at, 'an entry of a fatbin is larger than its room');
    if (kinds[kind] !== undefined && (arch < 10 || arch > 999))
        throw (0,inspect_source/* damaged */.qM)(source, at, `an entry of a fatbin names the impossible target ${arch}`);
    const suffix = flags & flagArchSpecific ? 'a' : flags & flagFamily ? 'f' : '';
    return {
        kind: kinds[kind] ?? kind,
        capability: { major: Math.floor(arch / 10), minor: arch % 10, suffix },
        ...(kind === 1 ? { ptxVersion: { major: view.getUint16(26, true), minor: view.getUint16(24, true) } } : {}),
        compression,
        storedSize,
        size: compression === 'none' ? padded : (0,inspect_source/* u64 */._l)(view, 56),
        offset: (0,inspect_source/* position */.G1)(source, at + view.getUint32(4, true)),
        ...foundIn,
    };
}

// EXTERNAL MODULE: ./lib/inspect/findings.js
var findings = __webpack_require__(52168);
;// CONCATENATED MODULE: ./lib/inspect/list.js







const wrapperSection = '.nvFatBinSegment';
const relocatableSection = '__nv_relfatbin';
const deviceSections = new Set(['.nv_fatbin', relocatableSection, wrapperSection]);
const headSize = 20;
const list_wrapperSize = 24;
// Far above every library that NVIDIA ships (a few thousand images); they bound memory and time on hostile files.
const mostImages = 200_000;
const mostWrappers = 100_000;
const mostFindings = 20;
const deepest = 4;
/**
 * Lists the device code of an ELF file, an archive, a .fatbin or a .cubin from the headers alone; nothing is decompressed.
 * `file` is the name for problems. Never throws for what the bytes say; only what `source.read` throws goes through.
 */
function listImages(source, file) {
    const walk = { images: [], wrappers: new Set(), findings: [] };
    walkFile((0,inspect_source/* readAhead */.Ek)(source), walk, undefined, 0);
    const problems = walk.findings.map((finding) => (0,findings/* findingProblem */.L)(finding, file));
    return {
        format: formatOf(source.read(0, headSize)),
        images: walk.images,
        wrapperVersions: [...walk.wrappers].sort((a, b) => a - b),
        problems,
    };
}
/** What the first 20 bytes say. */
function formatOf(head) {
    if ((0,elf/* isElf */.aB)(head))
        return head[4] === 2 && head[18] === elf/* machineCuda */.zb && head[19] === 0 ? 'cubin' : 'elf';
    if (isArchive(head))
        return 'archive';
    if (isThinArchive(head))
        return 'thin archive';
    return isFatbin(head) ? 'fatbin' : 'other';
}
/** Whether a file may hold device code, by its first 20 bytes. */
function holdsImages(head) {
    return formatOf(head) !== 'other';
}
/** Runs one step of the walk; damage ends the step, not the walk. */
function guarded(walk, step) {
    try {
        step();
    }
    catch (error) {
        if (!(error instanceof inspect_source/* Finding */.wI))
            throw error;
        if (walk.findings.length < mostFindings)
            walk.findings.push(error);
    }
}
function walkFile(source, walk, member, depth) {
    const foundIn = { relocatable: false, ...(member === undefined ? {} : { member }) };
    guarded(walk, () => {
        switch (formatOf(source.read(0, headSize))) {
            case 'cubin':
                return add(walk, source, [rawCubin(source, foundIn)]);
            case 'elf':
                return walkElf(source, walk, foundIn);
            case 'fatbin':
                return add(walk, source, fatbinImages(source, foundIn));
            case 'thin archive':
                throw new inspect_source/* Finding */.wI('VER010', 'a thin archive, whose members are files of their own', (0,inspect_source/* position */.G1)(source, 0));
            case 'archive':
                if (depth === deepest)
                    throw new inspect_source/* Finding */.wI('VER010', `an archive in ${deepest} archives`, (0,inspect_source/* position */.G1)(source, 0));
                for (const { name, data } of archiveMembers(source)) {
                    walkFile(data, walk, member === undefined ? name : `${member}:${name}`, depth + 1);
                }
                return;
            case 'other':
        }
    });
}
function add(walk, source, images) {
    for (const image of images) {
        if (walk.images.length === mostImages)
            throw (0,inspect_source/* damaged */.qM)(source, 0, `more than ${mostImages} images`);
        walk.images.push(image);
    }
}
function rawCubin(source, foundIn) {
    const { capability } = (0,cubin/* readCubin */.c)(source);
    if (!capability)
        throw (0,inspect_source/* damaged */.qM)(source, 48, 'the cubin names no target');
    const relocatable = (0,elf/* readElfHeader */.x9)(source).relocatable;
    const size = source.size;
    return {
        kind: 'cubin',
        capability,
        compression: 'none',
        storedSize: size,
        size,
        offset: (0,inspect_source/* position */.G1)(source, 0),
        ...foundIn,
        relocatable,
    };
}
function walkElf(source, walk, foundIn) {
    const header = (0,elf/* readElfHeader */.x9)(source);
    if (header.sectionCount === 0) {
        for (const container of findContainers(source))
            guarded(walk, () => add(walk, source, fatbinImages(container, foundIn)));
        return;
    }
    const sections = [];
    guarded(walk, () => {
        for (const section of (0,elf/* elfSections */.ME)(source, header, (name) => deviceSections.has(name))) {
            if (section.size > 0)
                sections.push(section);
        }
    });
    let end = 0;
    for (const section of sections.sort((a, b) => a.offset - b.offset)) {
        guarded(walk, () => {
            if (section.offset < end)
                throw (0,inspect_source/* damaged */.qM)(source, section.offset, `section ${section.name} overlaps another`);
            end = section.offset + section.size;
            walkSection(source, walk, section, foundIn);
        });
    }
}
function walkSection(source, walk, section, foundIn) {
    if (section.compressed)
        throw new inspect_source/* Finding */.wI('VER010', `section ${section.name} is compressed`, (0,inspect_source/* position */.G1)(source, section.offset));
    const data = (0,inspect_source/* windowOf */.Ou)(source, section.offset, section.size);
    if (section.name !== wrapperSection) {
        add(walk, source, fatbinImages(data, { ...foundIn, relocatable: section.name === relocatableSection }));
        return;
    }
    for (let at = 0; at + list_wrapperSize <= data.size && at < mostWrappers * list_wrapperSize; at += list_wrapperSize) {
        walk.wrappers.add((0,inspect_source/* readView */.Ml)(data, at, list_wrapperSize, 'a registration record').getUint32(4, true));
    }
}
/** Distinct capabilities, ascending. */
function distinct(capabilities) {
    return [...capabilities].sort(capability/* compareCapabilities */.YE).filter((one, index, all) => {
        const before = all[index - 1];
        return before === undefined || (0,capability/* compareCapabilities */.YE)(before, one) !== 0;
    });
}


/***/ }),

/***/ 10403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ readAhead),
/* harmony export */   G1: () => (/* binding */ position),
/* harmony export */   Ml: () => (/* binding */ readView),
/* harmony export */   Ou: () => (/* binding */ windowOf),
/* harmony export */   Pq: () => (/* binding */ memorySource),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   _l: () => (/* binding */ u64),
/* harmony export */   gr: () => (/* binding */ readExact),
/* harmony export */   qM: () => (/* binding */ damaged),
/* harmony export */   wI: () => (/* binding */ Finding)
/* harmony export */ });
/** What the walkers throw when a file cannot be read on. Those who know the file's name make a Problem of it. */
class Finding extends Error {
    name = 'Finding';
    code;
    /** From the start of the user's file, in bytes. */
    offset;
    constructor(code, what, offset) {
        super(what);
        this.code = code;
        this.offset = offset;
    }
}
/** The position of `offset` in the user's file, in bytes. */
function position(source, offset) {
    return (source.origin ?? 0) + offset;
}
function damaged(source, offset, what) {
    return new Finding('VER004', what, position(source, offset));
}
/** A source over bytes in memory. */
function memorySource(bytes, origin = 0) {
    return {
        size: bytes.length,
        origin,
        read: (offset, length) => bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + length, bytes.length)),
    };
}
/** The part of a source from `offset`, `length` bytes long or up to the end of the source. */
function windowOf(source, offset, length) {
    const start = Math.min(Math.max(offset, 0), source.size);
    const size = Math.min(Math.max(length, 0), source.size - start);
    return {
        size,
        origin: position(source, start),
        read: (at, count) => source.read(start + Math.min(at, size), Math.max(0, Math.min(count, size - at))),
    };
}
/**
 * Reads ahead, so that walks from header to header cost few system calls. Remembers `blocks` pieces of `block` bytes;
 * larger reads pass through.
 */
function readAhead(source, block = 1024, blocks = 4) {
    const pieces = [];
    let next = 0;
    return {
        size: source.size,
        origin: source.origin ?? 0,
        read: (offset, length) => {
            if (length > block)
                return source.read(offset, length);
            for (const { start, bytes } of pieces) {
                if (start <= offset && offset + length <= start + bytes.length)
                    return bytes.subarray(offset - start, offset - start + length);
            }
            const bytes = source.read(offset, block);
            pieces[next] = { start: offset, bytes };
            next = (next + 1) % blocks;
            return bytes.subarray(0, length);
        },
    };
}
/** Exactly `length` bytes, or a Finding that `what` is cut off. */
function readExact(source, offset, length, what) {
    const bytes = offset + length <= source.size ? source.read(offset, length) : undefined;
    if (bytes?.length !== length)
        throw damaged(source, offset, `${what} is cut off`);
    return bytes;
}
/** Exactly `length` bytes as a DataView, or a Finding that `what` is cut off. */
function readView(source, offset, length, what) {
    const bytes = readExact(source, offset, length, what);
    return new DataView(bytes.buffer, bytes.byteOffset, length);
}
/** A little-endian 64-bit number. Values above 2^53 lose precision, and are larger than any file all the same. */
function u64(view, at) {
    return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}
/** Bytes up to the first NUL or the end, one character each. */
function text(bytes) {
    const end = bytes.indexOf(0);
    let out = '';
    for (const byte of end < 0 ? bytes : bytes.subarray(0, end))
        out += String.fromCharCode(byte);
    return out;
}


/***/ }),

/***/ 51047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ verifyImages)
/* harmony export */ });
/* unused harmony export reportFile */
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83341);
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45229);




/**
 * Judges what inspectFile found in the files of one result. All problems of one kind in one file are one problem.
 * Stubs never count as a target and a file with nothing else needs no target, but the toolkit of a stub is judged: a link by
 * another nvlink is a leak of that toolkit into the build.
 */
function verifyImages(files, expectation) {
    const reports = files.map(reportFile);
    const problems = files.flatMap((file, index) => {
        const report = reports[index] ?? reportFile(file);
        const found = [
            ...merged(file.problems),
            ...judgeTargets(report, file, expectation),
            ...judgeToolkit(file, expectation.toolkit),
        ];
        return found.map((problem) => ({ ...problem, subject: { path: file.file } }));
    });
    if (!expectation.allowNoDeviceCode && !files.some((file) => file.images.some(isReal)))
        problems.push(noDeviceCode(files));
    return { problems, files: reports };
}
/** One problem per code: the first, which tells how many more there are. */
function merged(problems) {
    return [...Map.groupBy(problems, (problem) => problem.code).values()].flatMap(([first, ...more]) => {
        if (!first || more.length === 0)
            return first ? [first] : [];
        return [{ ...first, message: `${first.message} ${more.length} more of this kind.` }];
    });
}
/** The compact report of one file. */
function reportFile({ file, images }) {
    const real = images.filter(isReal);
    const of = (kind) => (0,_list_js__WEBPACK_IMPORTED_MODULE_2__/* .distinct */ .dM)(real.filter((one) => one.kind === kind).map((one) => one.capability));
    const linked = new Set(real.filter((one) => one.kind === 'cubin' && !one.relocatable).map((one) => one.member));
    const cubins = real.filter((one) => one.kind === 'cubin' && (!one.relocatable || !linked.has(one.member)));
    return {
        file,
        targets: (0,_list_js__WEBPACK_IMPORTED_MODULE_2__/* .distinct */ .dM)(cubins.map((one) => one.capability)),
        ptx: of('ptx'),
        ltoir: of('ltoir'),
        toolkits: distinctVersions(images.flatMap((one) => one.toolkits)),
        images: images.length,
        stubs: images.filter((one) => one.stub).length,
    };
}
function isReal(image) {
    return !image.stub && image.storedSize > 0;
}
function judgeTargets(report, file, expectation) {
    if (!file.images.some(isReal))
        return [];
    const { targets, ptx } = expectation;
    const problems = [];
    const missing = without(targets, report.targets);
    if (missing.length > 0) {
        const found = [...report.targets.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej), ...report.ltoir.map((one) => `LTO-IR for ${(0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)(one)}`)];
        const message = `${report.file} lacks ${names(missing, _model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)}: expected ${names(targets, _model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)}, found ${found.join(', ') || 'none'}.`;
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VER001', message, 'Pass the requested capabilities to every step that compiles or links device code.'));
    }
    const missingPtx = without(ptx, report.ptx);
    if (missingPtx.length > 0) {
        const message = `${report.file} lacks PTX ${names(missingPtx, _model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .computeName */ .bt)}: expected ${names(ptx, _model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .computeName */ .bt)}, found ${names(report.ptx, _model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .computeName */ .bt)}.`;
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VER006', message, 'Add the PTX target where device code is compiled, or do not ask for PTX.'));
    }
    if (targets.length + ptx.length === 0)
        return problems;
    const extra = without(report.targets, targets).map(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej);
    // CMake's bare numbers and nvcc's `-arch=sm_90a` embed PTX of the target itself, in its base form too.
    const extraPtx = without(report.ptx, ptx).filter((one) => !targets.some((target) => sameBase(target, one)));
    const all = [...extra, ...extraPtx.map((one) => `PTX ${(0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .computeName */ .bt)(one)}`)];
    if (all.length > 0) {
        const fix = 'Ask for them as well, or stop the build from adding them; they make the result larger.';
        const message = `${report.file} has what was not requested: ${all.join(', ')}.`;
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('VER007', message, fix));
    }
    return problems;
}
function judgeToolkit(file, toolkit) {
    if (!toolkit)
        return [];
    const problems = [];
    const judged = file.images.filter((image) => image.problem === undefined);
    const wrong = judged.filter((image) => judgeImage(image, toolkit) === 'wrong');
    if (wrong.length > 0) {
        const made = names(distinctVersions(wrong.flatMap((one) => one.toolkits)), _model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .formatVersion */ .qh);
        const by = wrong.some((one) => one.toolkits.length > 0) ? `CUDA ${made}` : 'a newer CUDA';
        const message = `${wrong.length} of ${file.images.length} images of ${file.file} were made by ${by}, expected CUDA ${(0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .formatVersion */ .qh)(toolkit)}: ${describe(wrong)}.`;
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VER002', message, 'Build everything that is linked into it with the toolkit of this cell.'));
    }
    const unknown = judged.filter((image) => judgeImage(image, toolkit) === 'unknown');
    if (unknown.length > 0) {
        const message = `Which toolkit made ${unknown.length} of ${file.images.length} images of ${file.file} cannot be told, expected CUDA ${(0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .formatVersion */ .qh)(toolkit)}: ${describe(unknown)}.`;
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('VER008', message, 'Check by hand where they come from, if that matters.'));
    }
    return problems;
}
/**
 * An image is judged by the toolkits written in it. PTX in a fatbin names none, only its ISA version: nvcc writes the newest that
 * it knows, other compilers may write an older one, so that a newer one is wrong and an older one proves nothing.
 */
function judgeImage(image, toolkit) {
    if (image.toolkits.length > 0)
        return image.toolkits.every((one) => (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .compareVersions */ .Zy)(one, toolkit) === 0) ? 'right' : 'wrong';
    const isa = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .ptxIsaOf */ .DM)(toolkit);
    if (image.storedSize === 0)
        return 'right';
    if (!image.ptxVersion || !isa)
        return 'unknown';
    const order = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .compareVersions */ .Zy)(image.ptxVersion, isa);
    return order === 0 ? 'right' : order > 0 ? 'wrong' : 'unknown';
}
function noDeviceCode(files) {
    const stubs = files.some((file) => file.images.length > 0) ? ', only images without a kernel' : '';
    const message = `No device code in ${files.length} ${files.length === 1 ? 'file' : 'files'}${stubs}.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VER003', message, 'Check that the build compiles for CUDA and installs what it compiled, or allow a result without device code.');
}
/** `cubin sm_90a at byte 1432 (a.o), …`: the first three. */
function describe(images) {
    const shown = images.slice(0, 3).map((image) => {
        const name = image.kind === 'ptx' ? `PTX ${(0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .computeName */ .bt)(image.capability)}` : `${image.kind} ${(0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)(image.capability)}`;
        const by = image.toolkits.length > 0
            ? ` by ${names(image.toolkits, _model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .formatVersion */ .qh)}`
            : image.ptxVersion
                ? ` ISA ${(0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .formatVersion */ .qh)(image.ptxVersion)}`
                : '';
        return `${name}${by}${image.stub ? ' (link stub)' : ''} at byte ${image.offset}${image.member ? ` of ${image.member}` : ''}`;
    });
    const more = images.length - shown.length;
    return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
function names(list, name) {
    return list.map(name).join(', ') || 'none';
}
function without(list, others) {
    return (0,_list_js__WEBPACK_IMPORTED_MODULE_2__/* .distinct */ .dM)(list).filter((one) => !others.some((other) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .compareCapabilities */ .YE)(one, other) === 0));
}
function sameBase(a, b) {
    return a.major === b.major && a.minor === b.minor;
}
function distinctVersions(versions) {
    return [...new Map(versions.map((one) => [(0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .formatVersion */ .qh)(one), one])).values()].sort(_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .compareVersions */ .Zy);
}


/***/ }),

/***/ 30994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ childEnv)
/* harmony export */ });
/** Variables that only the action itself may see: the inputs, and the tokens of the runner's own services. */
const ownOnly = /^(?:INPUT_|STATE_|ACTIONS_RUNTIME_TOKEN$|ACTIONS_ID_TOKEN_REQUEST_)/;
/** The environment for children: ours without inputs, state and service tokens, with `more` on top. */
function childEnv(env, more = {}) {
    const kept = Object.entries(env).filter(([name]) => !ownOnly.test(name));
    return { ...Object.fromEntries(kept), ...more };
}


/***/ })

};
