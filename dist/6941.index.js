export const id = 6941;
export const ids = [6941];
export const modules = {

/***/ 86521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ inspectTree),
  B: () => (/* binding */ unopenedNotice)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/model/capability.js
var model_capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/inspect/cubin.js + 1 modules
var cubin = __webpack_require__(14717);
// EXTERNAL MODULE: ./lib/inspect/elf.js
var inspect_elf = __webpack_require__(24333);
// EXTERNAL MODULE: ./lib/inspect/source.js
var inspect_source = __webpack_require__(10403);
;// CONCATENATED MODULE: ./lib/inspect/device-links.js


// nvcc 11.8 to 13.5 write the name of each relocatable object into `__nv_module_id`, and `def <name>` into the object of
// `nvcc -dlink` for each one that it links; `strip` keeps the section.
const moduleSection = '__nv_module_id';
const longestNames = 2 ** 22;
const linksIt = 'def ';
/**
 * The device links of an archive. An object whose names cannot be read is of no link, so that it has to have every target itself.
 * Only what `source.read` throws goes through.
 */
function deviceLinks(source, images, budget) {
    const members = images.filter(({ container }) => container.member !== undefined);
    if (!members.some((image) => image.relocatable))
        return [];
    const objects = [...new Set(members.map(({ container }) => container.object))].sort((a, b) => a - b);
    const owners = new Map();
    const links = new Map();
    for (const [index, object] of objects.entries()) {
        // No object reads what lies in another one, which bounds the cost of a hostile file.
        const length = (objects[index + 1] ?? Number.POSITIVE_INFINITY) - object;
        const names = moduleNames((0,inspect_source/* windowOf */.Ou)(source, object - (source.origin ?? 0), length), budget);
        const linked = names.filter((name) => name.startsWith(linksIt)).map((name) => name.slice(linksIt.length));
        if (linked.length > 0)
            links.set(object, linked);
        else
            for (const name of names)
                owners.set(name, object);
    }
    return [...links].map(([object, names]) => {
        const found = names.flatMap((name) => owners.get(name) ?? []);
        return { object, inputs: [...new Set(found)], absent: names.length - found.length };
    });
}
function moduleNames(elf, budget) {
    try {
        const section = (0,inspect_elf/* elfSections */.ME)(elf, (0,inspect_elf/* readElfHeader */.x9)(elf))?.find(({ name }) => name === moduleSection);
        if (!section)
            return [];
        return namesIn(elf, section, budget);
    }
    catch (error) {
        if (error instanceof inspect_source/* Finding */.wI)
            return [];
        throw error;
    }
}
function namesIn(elf, { offset, size }, budget) {
    const length = Math.min(size, longestNames);
    (0,inspect_source/* spend */.Rf)(budget, length, offset);
    const bytes = elf.read(offset, length);
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    return [...new Set(text.split('\0').filter((name) => name !== ''))];
}

// EXTERNAL MODULE: ./lib/inspect/findings.js
var findings = __webpack_require__(52168);
// EXTERNAL MODULE: ./lib/inspect/list.js + 3 modules
var inspect_list = __webpack_require__(16380);
// EXTERNAL MODULE: ./lib/inspect/registration.js
var registration = __webpack_require__(74371);
;// CONCATENATED MODULE: ./lib/inspect/lz4.js
/** Bytes that are copied at once although fewer may be wanted; nearer to an end one copies exactly. */
const slack = 32;
/** Decodes an LZ4 block (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md), sequence by sequence. */
const decodeLz4 = (input, all, output, progress, enough) => {
    const from32 = new DataView(input.buffer, input.byteOffset, input.length);
    const to32 = new DataView(output.buffer, output.byteOffset, output.length);
    let { read, written } = progress;
    while (written < enough) {
        let at = read;
        if (at >= input.length)
            return 'input';
        const token = input[at++] ?? 0;
        let literals = token >> 4;
        if (literals === 15) {
            for (let byte = 255; byte === 255; literals += byte) {
                if (at >= input.length)
                    return 'input';
                byte = input[at++] ?? 0;
            }
        }
        const matchAt = written + literals;
        if (at + literals > input.length)
            return 'input';
        if (matchAt > output.length)
            return 'room';
        if (literals <= 16 && at + slack <= input.length && written + slack <= output.length) {
            to32.setInt32(written, from32.getInt32(at, true), true);
            to32.setInt32(written + 4, from32.getInt32(at + 4, true), true);
            if (literals > 8) {
                to32.setInt32(written + 8, from32.getInt32(at + 8, true), true);
                to32.setInt32(written + 12, from32.getInt32(at + 12, true), true);
            }
        }
        else
            output.set(input.subarray(at, at + literals), written);
        at += literals;
        if (at === input.length && all) {
            progress.read = at;
            progress.written = matchAt;
            return matchAt < enough ? 'input' : 'nothing';
        }
        if (at + 2 > input.length)
            return 'input';
        const distance = from32.getUint16(at, true);
        at += 2;
        let length = (token & 15) + 4;
        if (length === 19) {
            for (let byte = 255; byte === 255; length += byte) {
                if (at >= input.length)
                    return 'input';
                byte = input[at++] ?? 0;
            }
        }
        if (distance === 0 || distance > matchAt)
            return undefined;
        const end = matchAt + length;
        if (end > output.length)
            return 'room';
        if (distance >= 4 && length <= 64 && end + 4 <= output.length) {
            for (let to = matchAt, from = matchAt - distance; to < end; to += 4, from += 4)
                to32.setInt32(to, to32.getInt32(from, true), true);
        }
        else
            copyMatch(output, matchAt, distance, end);
        progress.read = read = at;
        progress.written = written = end;
    }
    return 'nothing';
};
/** Repeats the `distance` bytes before `at` up to `end`. A match may overlap its own output: each block doubles what is there. */
function copyMatch(out, at, distance, end) {
    const start = at - distance;
    for (let to = at; to < end;) {
        const length = Math.min(to - start, end - to);
        out.copyWithin(to, start, start + length);
        to += length;
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./lib/inspect/zstd.js

let reused;
/** A decoder of one frame of at most `size` bytes. It is valid until the next one is made. */
function zstdDecoder(size) {
    if (reused?.failed() !== false)
        reused = openNative();
    if (!reused)
        return decodeWhole(size);
    reused.handle.reset();
    return decoderOf(reused);
}
function decoderOf(native) {
    return (input, _all, output, progress, enough) => {
        if (enough > output.length)
            return 'room';
        const { read, written } = progress;
        native.handle.writeSync(external_node_zlib_.constants.ZSTD_e_flush, input, read, input.length - read, output, written, enough - written);
        if (native.failed())
            return undefined;
        const [room = 0, unread = 0] = native.left;
        progress.read = input.length - unread;
        progress.written = enough - room;
        return room === 0 ? 'nothing' : 'input';
    };
}
function openNative() {
    const stream = (0,external_node_zlib_.createZstdDecompress)();
    // A broken frame is reported here as well, later.
    stream.on('error', () => undefined);
    const inside = Object(stream);
    const { _handle: handle, _writeState: left } = inside;
    if (!isHandle(handle) || !(left instanceof Uint32Array))
        return undefined;
    const native = { handle, left, failed: () => stream.destroyed };
    return understands(native) ? native : undefined;
}
/** Whether it does what is expected of it, by a small frame: another release of Node may have other arguments. */
function understands(native) {
    const output = Buffer.alloc(sample.text.length);
    const progress = { read: 0, written: 0 };
    try {
        const lack = decoderOf(native)(sample.frame, true, output, progress, output.length);
        return lack === 'nothing' && output.toString('latin1') === sample.text;
    }
    catch {
        return false;
    }
}
const sample = {
    text: 'decoded whole, in one step',
    frame: Buffer.from('KLUv/SAa0QAAZGVjb2RlZCB3aG9sZSwgaW4gb25lIHN0ZXA=', 'base64'),
};
function isHandle(value) {
    return typeof value === 'object' && value !== null && 'reset' in value && 'writeSync' in value;
}
/** The same by the documented interface. */
function decodeWhole(size) {
    let bytes;
    return (input, all, output, progress, enough) => {
        if (!all)
            return 'input';
        if (enough > output.length)
            return 'room';
        try {
            bytes ??= (0,external_node_zlib_.zstdDecompressSync)(input, { maxOutputLength: Math.max(size, 1) });
        }
        catch {
            return undefined;
        }
        output.set(bytes.subarray(progress.written, enough), progress.written);
        progress.written = Math.min(bytes.length, enough);
        return progress.written < enough ? 'input' : 'nothing';
    };
}

;// CONCATENATED MODULE: ./lib/inspect/unpack.js



// The largest cubins known have 160 MB (libcublasLt 12.4) and 128 MB (libnccl 2.28), and no image of device code is packed better
// than 1 : 120.
const largestImage = 2 ** 29;
const largestRatio = 1000;
const smallest = 2 ** 16;
const firstRead = 2 ** 15;
const growth = 4;
/** Reused, because fresh buffers for each image cost more than reading it. */
const stored = new Uint8Array(2 ** 18);
const unpacked = new Uint8Array(2 ** 23);
/** All bytes of an image, as `unpackStart` gives them. */
function unpack(source, image, budget) {
    return unpackStart(source, image, budget)(image.size);
}
/**
 * Unpacks an image from its start, as far as it is asked for: what is given has at least `size` bytes, or all that the image has. It
 * is valid until the next call, for this image or another. Throws a Finding (VER004) when the bytes are not what its header claims.
 */
function unpackStart(source, image, budget) {
    if (image.size > largestImage || image.storedSize > largestImage)
        throw fault(image, 'the size of an image is impossible');
    if (image.size > image.storedSize * largestRatio + smallest)
        throw fault(image, 'the compressed size of an image is impossible');
    if (image.compression === 'none') {
        return (size) => {
            (0,inspect_source/* spend */.Rf)(budget, Math.min(size, image.size), image.offset);
            return read(source, image, Math.min(size, image.size), unpacked);
        };
    }
    const decode = image.compression === 'lz4' ? decodeLz4 : zstdDecoder(image.size);
    const progress = { read: 0, written: 0 };
    let input = read(source, image, Math.min(firstRead, image.storedSize), stored);
    let output = unpacked;
    return (size) => {
        const enough = Math.min(size, image.size);
        const before = progress.written;
        if (enough > output.length)
            output = larger(output, before, enough, image);
        while (progress.written < enough) {
            const lack = decode(input, input.length === image.storedSize, output, progress, enough);
            if (lack === 'room' && output.length < image.size)
                output = larger(output, progress.written, enough, image);
            else if (lack === 'input' && input.length < image.storedSize)
                input = read(source, image, Math.min(input.length * growth, image.storedSize), stored);
            else if (lack !== 'nothing')
                throw fault(image, `an image cannot be decompressed (${image.compression})`);
        }
        (0,inspect_source/* spend */.Rf)(budget, progress.written - before, image.offset);
        return output.subarray(0, Math.min(progress.written, image.size));
    };
}
/** Room for `wanted` bytes, and for more of the image, with the first `used` bytes of `output`. */
function larger(output, used, wanted, { size }) {
    const room = new Uint8Array(Math.min(size, Math.max(wanted, output.length * 2)));
    room.set(output.subarray(0, used));
    return room;
}
function read(source, image, size, into) {
    const at = image.offset - (source.origin ?? 0);
    const bytes = source.read(at, size, into);
    if (bytes.length !== size)
        throw fault(image, 'an image is cut off');
    return bytes;
}
/** VER004 for an image. */
function fault(image, what) {
    return new inspect_source/* Finding */.wI('VER004', what, image.offset);
}

;// CONCATENATED MODULE: ./lib/inspect/inspect.js








// Node frees the memory of a failed zstd stream (up to 128 MiB) only when its event loop runs again.
const mostDamaged = 4;
// Not a stub: what cannot be read must not be passed over.
const unread = { toolkits: [], stub: false, kernels: [] };
/** How many bytes of an image are looked at first; half of all need no more. zstd gives blocks of 128 KiB. */
const firstLook = { none: 2 ** 14, lz4: 2 ** 14, zstd: 2 ** 17 };
/**
 * Opens the images of a file one after the other: which toolkit made each, and which kernels it has. Holds one image in memory at
 * a time, and opens no more after 4 damaged ones. Damage is reported in the image's `problem`; only what `source.read` throws
 * goes through.
 */
function* inspectImages(source, file, images = (0,inspect_list/* listImages */.v8)(source, file).images, budget = (0,inspect_list/* budgetFor */.vO)(source.size)) {
    let damaged = 0;
    const own = ownNames();
    for (const image of images) {
        const inspected = damaged < mostDamaged
            ? inspectImage(source, file, image, budget)
            : { ...image, ...unread, problem: given(image, file) };
        if (inspected.problem)
            damaged++;
        yield { ...inspected, kernels: own(inspected.kernels) };
    }
}
/** Names without the text that they were cut from, which would stay in memory; the same for all targets of a kernel. */
function ownNames() {
    const known = new Map();
    const lists = new WeakMap();
    const own = (name) => Buffer.from(name, 'latin1').toString('latin1');
    return (names) => {
        const before = lists.get(names);
        if (before)
            return before;
        const list = names.map((name) => {
            const text = known.get(name) ?? own(name);
            known.set(text, text);
            return text;
        });
        lists.set(names, list);
        return list;
    };
}
/** Lists and opens everything in a file. */
function inspectFile(source, file, budget = (0,inspect_list/* budgetFor */.vO)(source.size)) {
    const list = (0,inspect_list/* listImages */.v8)(source, file, budget);
    const images = [...inspectImages(source, file, list.images, budget)];
    const found = images.flatMap(({ problem }) => (problem ? [problem] : []));
    const links = deviceLinks(source, list.images, budget);
    const registered = (0,registration/* registration */.A)(source, list.images, budget);
    return { file, images, links, registration: registered, problems: [...list.problems, ...found] };
}
function inspectImage(source, file, image, budget) {
    try {
        return { ...image, ...compiled(source, image, budget) };
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
function compiled(source, image, budget) {
    const { relocatable } = image;
    if (image.kind !== 'cubin' && image.kind !== 'ptx')
        return { toolkits: [], stub: false, kernels: [], relocatable };
    if (image.storedSize === 0)
        return { toolkits: [], stub: true, kernels: [], relocatable };
    const inside = image.kind === 'ptx' ? openPtx(source, image, budget) : openCubin(source, image, budget);
    const { toolkits, stub, kernels, capability } = inside;
    const { major, minor } = image.capability;
    if (capability && (capability.major !== major || capability.minor !== minor)) {
        throw fault(image, `the entry says ${(0,model_capability/* smName */.ej)(image.capability)}, its cubin ${(0,model_capability/* smName */.ej)(capability)}`);
    }
    return { toolkits, stub, kernels, relocatable: relocatable || inside.relocatable };
}
/** Unpacks as much of a cubin as decides. Throws a Finding (VER004). */
function openCubin(source, image, budget) {
    const start = unpackStart(source, image, budget);
    const read = (0,cubin/* cubinReader */.HJ)(image.offset);
    const step = firstLook[image.compression];
    for (let size = step;; size += Math.max(step, Math.floor(size / 8))) {
        const bytes = start(size);
        const found = read(bytes);
        if (found)
            return found;
        if (size >= image.size)
            return (0,cubin/* readCubin */.cS)((0,inspect_source/* memorySource */.Pq)(bytes, image.offset));
        if (image.compression === 'none') {
            (0,inspect_source/* spend */.Rf)(budget, image.size, image.offset);
            return (0,cubin/* readCubin */.cS)((0,inspect_source/* windowOf */.Ou)(source, image.offset - (source.origin ?? 0), image.size));
        }
    }
}
/** PTX with a kernel or a function in its beginning is not read to its end. */
function openPtx(source, image, budget) {
    const start = unpackStart(source, image, budget);
    for (let size = firstLook[image.compression];; size *= 2) {
        const found = (0,cubin/* readPtx */.fI)(start(size));
        if (!found.stub || size >= image.size)
            return found;
    }
}

// EXTERNAL MODULE: ./lib/model/problem.js
var model_problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/archives.js + 1 modules
var archives = __webpack_require__(69709);
// EXTERNAL MODULE: ./lib/runner/byte-source.js
var byte_source = __webpack_require__(64038);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/runner/tree.js




const headSize = 1024;
/**
 * Finds the files under a path whose first 1024 bytes are `wanted`. The path itself may be a symlink; those below it are not
 * followed. A file with several names counts once. Pipes and devices are never opened. Throws nothing for what it finds.
 */
function findCandidates(path, wanted) {
    const files = [];
    const others = [];
    const problems = [];
    const seen = new Set();
    const pending = [path];
    for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
        const at = current;
        try {
            const stat = (0,byte_source/* attempt */.CD)(at, () => (at === path ? (0,external_node_fs_.statSync)(at) : (0,external_node_fs_.lstatSync)(at)));
            if (stat.isDirectory())
                for (const child of (0,byte_source/* attempt */.CD)(at, () => children(at)).reverse())
                    pending.push(child);
            else if (!stat.isFile())
                problems.push(notAFile(at));
            else {
                const head = headOf(at, at === path, seen);
                if (head)
                    (wanted(head) ? files : others).push(at);
            }
        }
        catch (problem) {
            if (!(problem instanceof model_problem/* ProblemError */.Mm))
                throw problem;
            problems.push(...problem.problems);
        }
    }
    return { files, others, problems };
}
function children(folder) {
    const wanted = (entry) => entry.isFile() || entry.isDirectory();
    const byName = (a, b) => (a.name < b.name ? -1 : 1);
    return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true })
        .filter(wanted)
        .sort(byName)
        .map((entry) => (0,external_node_path_.join)(folder, entry.name));
}
/** The first bytes of a file; undefined when it was seen before. */
function headOf(path, follow, seen) {
    return (0,byte_source/* attempt */.CD)(path, () => {
        // Non-blocking and without symlinks, because the path may have become something else since it was listed.
        const descriptor = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK | (follow ? 0 : external_node_fs_.constants.O_NOFOLLOW));
        try {
            const { dev, ino } = (0,external_node_fs_.fstatSync)(descriptor, { bigint: true });
            const inode = `${dev}:${ino}`;
            if (seen.has(inode))
                return undefined;
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

;// CONCATENATED MODULE: ./lib/actions/verify/inspect-tree.js







/** Milliseconds that reading one file may take, beside those for its size; an archive with all its members counts as one file. */
const timeFor = { file: 60_000, archive: 600_000 };
/** The slowest that a disk and an unpacker together may be, bytes per millisecond. */
const slowest = 2_000;
/**
 * Opens every file under `path` that may hold device code, and the archives and compressed files there, member by member.
 * `name` gives what messages call a file.
 */
async function inspectTree(host, path, name) {
    const found = findCandidates(path, (head) => (0,inspect_list/* holdsImages */.FL)(head) || (0,archives/* packingOf */.b)(head) !== undefined);
    const problems = [...found.problems];
    const files = [];
    const unopened = [];
    for (const file of found.files) {
        if (host.cancelled.aborted)
            break;
        try {
            const opened = (0,byte_source/* openFile */.Tq)(file);
            try {
                const { source } = opened;
                if ((0,inspect_list/* holdsImages */.FL)(source.read(0, 1024))) {
                    files.push(inspectFile(source, name(file), (0,inspect_list/* budgetFor */.vO)(source.size, expiry(host, timeFor.file, source.size))));
                    continue;
                }
                const damage = await (0,archives/* openMembers */.S)(file, name(file), {
                    wanted: inspect_list/* holdsImages */.FL,
                    visit: (member, shown) => files.push(inspectFile(member, shown, (0,inspect_list/* budgetFor */.vO)(member.size, expiry(host, timeFor.file, member.size)))),
                    unopened: (kind, shown) => unopened.push({ kind, name: shown }),
                    folder: host.env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(),
                    budget: (0,inspect_list/* budgetFor */.vO)(source.size, expiry(host, timeFor.archive, source.size)),
                });
                problems.push(...damage);
            }
            finally {
                opened.close();
            }
        }
        catch (cause) {
            if (!(cause instanceof model_problem/* ProblemError */.Mm))
                throw cause;
            problems.push(...cause.problems);
        }
    }
    return { files, problems, unopened, notRead: found.others.includes(path) };
}
function expiry(host, time, size) {
    const end = host.clock.now() + time + size / slowest;
    return () => host.cancelled.aborted || host.clock.now() > end;
}
/** VER015: one notice that counts them by kind; undefined where all were opened. */
function unopenedNotice(unopened) {
    const [first] = unopened;
    if (!first)
        return undefined;
    const counts = [...Map.groupBy(unopened, ({ kind }) => kind)].map(([kind, all]) => `${all.length} ${kind}`);
    const one = unopened.length === 1;
    return {
        code: 'VER015',
        severity: 'notice',
        message: `${unopened.length} packed ${one ? 'file was' : 'files were'} not opened (${counts.join(', ')}), ${one ? '' : 'the first is '}${first.name}.`,
        fix: 'Unpack those that may contain device code, and verify the files.',
    };
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
