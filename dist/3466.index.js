export const id = 3466;
export const ids = [3466];
export const modules = {

/***/ 9689:
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
// EXTERNAL MODULE: ./lib/inspect/cubin.js
var cubin = __webpack_require__(77541);
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
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./lib/inspect/lz4.js
/** Copies shorter than this are faster byte by byte than as a block. */
const shortest = 16;
/**
 * Decodes an LZ4 block (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md) of exactly `size` bytes; without `whole` as
 * much of its first `size` bytes as the input gives. Undefined when it is broken. Allocates no more than the input can produce;
 * with a large enough `into` nothing.
 */
function decodeLz4(input, size, whole = true, into) {
    // A byte of input makes at most 255 bytes of output.
    if (size > input.length * 255 && whole)
        return undefined;
    const most = Math.min(size, input.length * 255);
    const out = into && into.length >= most ? into.subarray(0, most) : new Uint8Array(most);
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
        if (!(from + literals <= input.length && to + literals <= size)) {
            if (whole)
                return undefined;
            const rest = input.subarray(from, from + Math.min(literals, size - to));
            out.set(rest, to);
            return out.subarray(0, to + rest.length);
        }
        if (literals < shortest)
            for (let end = from + literals; from < end;)
                out[to++] = input[from++] ?? 0;
        else {
            out.set(input.subarray(from, from + literals), to);
            from += literals;
            to += literals;
        }
        if (from === input.length)
            break;
        if (from + 2 > input.length)
            break;
        const distance = (input[from] ?? 0) | ((input[from + 1] ?? 0) << 8);
        from += 2;
        const length = ((token & 15) === 15 ? longer() : token & 15) + 4;
        if (!(distance > 0 && distance <= to))
            return undefined;
        const end = to + length;
        if (!(end <= size))
            return whole ? undefined : out.subarray(0, to);
        copyMatch(out, to, distance, end);
        to = end;
    }
    return to === size ? out : whole ? undefined : out.subarray(0, to);
}
/** Repeats the `distance` bytes before `at` up to `end`. A match may overlap its own output: each block doubles what is there. */
function copyMatch(out, at, distance, end) {
    if (end - at < shortest) {
        for (let to = at; to < end; to++)
            out[to] = out[to - distance] ?? 0;
        return;
    }
    const start = at - distance;
    for (let to = at; to < end;) {
        const length = Math.min(to - start, end - to);
        out.copyWithin(to, start, start + length);
        to += length;
    }
}

;// CONCATENATED MODULE: ./lib/inspect/unpack.js



// The largest cubins known have 160 MB (libcublasLt 12.4) and 128 MB (libnccl 2.28), and no image of device code is packed better
// than 1 : 120.
const largestImage = 2 ** 29;
const largestRatio = 1000;
const smallest = 2 ** 16;
const mostAtOnce = 2 ** 23;
/** All bytes of an image. Throws a Finding (VER004) when they are not what its header claims. */
function unpack(source, image, budget) {
    check(image);
    (0,inspect_source/* spend */.Rf)(budget, image.size, image.offset);
    const stored = read(source, image, image.storedSize);
    const bytes = image.compression === 'none' ? stored : decode(stored, image);
    if (!bytes)
        throw fault(image, `an image cannot be decompressed (${image.compression})`);
    return bytes;
}
/**
 * As much of an image as its first `size` stored bytes give: none, where a block of zstd is larger than that. Valid until the next
 * call. Throws a Finding (VER004) for what is no image.
 */
function unpackStart(source, image, size, budget) {
    check(image);
    const stored = read(source, image, Math.min(size, image.storedSize), scratch);
    const bytes = image.compression === 'none'
        ? stored
        : image.compression === 'lz4'
            ? decodeLz4(stored, Math.min(image.size, size * 16), false, output)
            : startOfZstd(stored);
    if (!bytes)
        throw fault(image, `an image cannot be decompressed (${image.compression})`);
    (0,inspect_source/* spend */.Rf)(budget, bytes.length, image.offset);
    return bytes;
}
function check(image) {
    if (image.size > largestImage || image.storedSize > largestImage)
        throw fault(image, 'an image is impossibly large');
    if (image.size > image.storedSize * largestRatio + smallest)
        throw fault(image, 'an image is packed impossibly small');
}
/** Reused, because fresh buffers for each image cost more than reading it. */
const scratch = new Uint8Array(2 ** 16);
const output = new Uint8Array(2 ** 20);
function read(source, image, size, into) {
    const at = image.offset - (source.origin ?? 0);
    const bytes = source.read(at, size, into);
    if (bytes.length !== size)
        throw fault(image, 'an image is cut off');
    return bytes;
}
function decode(stored, { compression, size }) {
    if (compression === 'lz4')
        return decodeLz4(stored, size);
    try {
        // One buffer that holds all, so that none is copied.
        const bytes = (0,external_node_zlib_.zstdDecompressSync)(stored, {
            maxOutputLength: Math.max(size, 1),
            chunkSize: Math.max(size + 1, 2 ** 12),
        });
        return bytes.length === size ? bytes : undefined;
    }
    catch {
        return undefined;
    }
}
/** The blocks that are there as a whole. Of input that gives impossibly much a smaller part is taken. */
function startOfZstd(stored) {
    const options = { finishFlush: external_node_zlib_.constants.ZSTD_e_flush, maxOutputLength: mostAtOnce, chunkSize: 2 ** 16 };
    for (let size = stored.length; size >= 256; size >>= 2) {
        try {
            return (0,external_node_zlib_.zstdDecompressSync)(stored.subarray(0, size), options);
        }
        catch (error) {
            if (!(error instanceof RangeError))
                return undefined;
        }
    }
    return undefined;
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
const firstLook = { none: 2 ** 14, lz4: 2 ** 14, zstd: 1.1 * 2 ** 17 };
const growth = 4;
/** A larger part of an image costs as much as all of it. */
const lastLook = 2 ** 22;
/**
 * Opens the images of a file one after the other: which toolkit made each, and which kernels it has. Holds one image in memory at
 * a time, and opens no more after 4 damaged ones. Damage is reported in the image's `problem`; only what `source.read` throws
 * goes through.
 */
function* inspectImages(source, file, images = (0,inspect_list/* listImages */.v8)(source, file).images, budget = (0,inspect_list/* budgetFor */.vO)(source.size)) {
    let damaged = 0;
    const known = new Map();
    for (const image of images) {
        const inspected = damaged < mostDamaged
            ? inspectImage(source, file, image, budget)
            : { ...image, ...unread, problem: given(image, file) };
        if (inspected.problem)
            damaged++;
        yield { ...inspected, kernels: inspected.kernels.map((name) => once(name, known)) };
    }
}
/** A name without the text that it was cut from, which would stay in memory; the same for all targets of a kernel. */
function once(name, known) {
    const before = known.get(name);
    if (before !== undefined)
        return before;
    const own = Buffer.from(name, 'latin1').toString('latin1');
    known.set(own, own);
    return own;
}
/** Lists and opens everything in a file. */
function inspectFile(source, file, budget = (0,inspect_list/* budgetFor */.vO)(source.size)) {
    const list = (0,inspect_list/* listImages */.v8)(source, file, budget);
    const images = [...inspectImages(source, file, list.images, budget)];
    const found = images.flatMap(({ problem }) => (problem ? [problem] : []));
    const links = deviceLinks(source, list.images, budget);
    return { file, images, links, problems: [...list.problems, ...found] };
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
    for (const size of looks(image)) {
        const start = unpackStart(source, image, size, budget);
        const found = start.length > 0 ? (0,cubin/* readCubinPrefix */.Wb)(start, image.offset) : undefined;
        if (found)
            return found;
    }
    if (image.compression === 'none') {
        (0,inspect_source/* spend */.Rf)(budget, image.size, image.offset);
        return (0,cubin/* readCubin */.cS)((0,inspect_source/* windowOf */.Ou)(source, image.offset - (source.origin ?? 0), image.size));
    }
    const bytes = unpack(source, image, budget);
    return (0,cubin/* readCubinPrefix */.Wb)(bytes, image.offset) ?? (0,cubin/* readCubin */.cS)((0,inspect_source/* memorySource */.Pq)(bytes, image.offset));
}
/** PTX with a kernel or a function in its beginning is not read to its end. */
function openPtx(source, image, budget) {
    for (const size of looks(image)) {
        const found = (0,cubin/* readPtx */.fI)(unpackStart(source, image, size, budget));
        if (!found.stub)
            return found;
    }
    return (0,cubin/* readPtx */.fI)(unpack(source, image, budget));
}
/** In stored bytes. */
function looks({ compression, storedSize, size }) {
    const sizes = [];
    const first = 2 ** 11 + Math.ceil((firstLook[compression] * storedSize) / Math.max(size, 1));
    for (let look = first; look < Math.min(storedSize, lastLook); look *= growth)
        sizes.push(look);
    return sizes;
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
        fix: 'Unpack what can hold device code, and verify it then.',
    };
}


/***/ }),

/***/ 77541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P3: () => (/* binding */ readPtxHead),
/* harmony export */   Wb: () => (/* binding */ readCubinPrefix),
/* harmony export */   cS: () => (/* binding */ readCubin),
/* harmony export */   fI: () => (/* binding */ readPtx)
/* harmony export */ });
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83341);
/* harmony import */ var _elf_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24333);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10403);



const code = '.text.';
/** The bank of a kernel's parameters; functions have none of their own. */
const parameters = '.nv.constant0.';
/** In a table of names the name of a section may be the end of a longer one: that of its relocations, or of its twin. */
const holdingEnd = /^(?:\.rela?|\.nv\.capmerc)(?=\.)/;
const toolsNote = '.note.nv.tkinfo';
const longestNotes = 2 ** 20;
const release = /release (\d{1,3})\.(\d{1,3}),/g;
const namesAt = 0x40;
const firstName = Buffer.from('\0.shstrtab\0');
const noteOwner = Buffer.from('NVIDIA Corp\0');
const noteHeader = 12;
const noteOfTools = 2000;
/**
 * Reads a cubin: an ELF file of the machine EM_CUDA. Two forms exist. Through CUDA 12 (sm_100 and newer: through 12.7)
 * e_flags has the target in bits 0-7 and `a` in 0x800, and e_version is 10 × major + minor of the toolkit. After that e_flags
 * has the target in bits 8-15, and `.note.nv.tkinfo` names each tool with its release and its options. Both were measured.
 * Throws a Finding (VER004).
 */
function readCubin(source) {
    const header = (0,_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .readElfHeader */ .x9)(source);
    const names = [];
    let info = '';
    for (const { name, offset, size } of (0,_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .elfSections */ .ME)(source, header) ?? []) {
        if (!name.startsWith(code) && !name.startsWith(parameters) && name !== toolsNote)
            continue;
        if (offset + size > source.size)
            throw (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .damaged */ .qM)(source, offset, `section ${name} is cut off`);
        if (name !== toolsNote)
            names.push(name);
        else if (info.length < longestNotes)
            info += latin1(source.read(offset, Math.min(size, longestNotes - info.length)));
    }
    return compiled(source, header, names, info);
}
/**
 * Reads a cubin from its first bytes. Compilers write the names of the sections right behind the header and the tools' notes
 * before the code; measured on all cubins of cuBLAS, cuSPARSE and NCCL of CUDA 12.4 to 13.5. Undefined where these bytes do not
 * have both; throws a Finding (VER004) where they can belong to no cubin.
 */
function readCubinPrefix(bytes, offset) {
    const source = (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .memorySource */ .Pq)(bytes, offset);
    const header = (0,_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .readElfHeader */ .x9)(source);
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    // The names of the symbols follow, and begin with the same name.
    const end = all.indexOf(firstName, namesAt + 1);
    if (end < 0 || !all.subarray(namesAt, namesAt + firstName.length).equals(firstName))
        return undefined;
    const names = all.toString('latin1', namesAt + 1, end).split('\0');
    if (header.version > 1)
        return compiled(source, header, names, '');
    if (!names.includes(toolsNote))
        return undefined;
    const info = notes(all, end);
    return info === undefined ? undefined : compiled(source, header, names, info);
}
/** The tools' notes, one behind the other; undefined where they are not there, or not there as a whole. */
function notes(all, from) {
    let at = all.indexOf(noteOwner, from) - noteHeader;
    let info;
    while (at >= 0 && at + noteHeader + noteOwner.length <= all.length) {
        if (!all.subarray(at + noteHeader, at + noteHeader + noteOwner.length).equals(noteOwner))
            return info;
        const start = at + noteHeader + noteOwner.length;
        const end = start + all.readUInt32LE(at + 4);
        if (all.readUInt32LE(at + 8) !== noteOfTools)
            return info;
        if (end > all.length)
            return undefined;
        info = (info ?? '') + all.toString('latin1', start, end);
        at = Math.ceil(end / 4) * 4;
    }
    return undefined;
}
function compiled(source, header, names, info) {
    const functions = new Set();
    const entries = new Set();
    for (const name of names) {
        const own = name.replace(holdingEnd, '');
        if (own.startsWith(code))
            functions.add(own.slice(code.length));
        else if (own.startsWith(parameters))
            entries.add(own.slice(parameters.length));
    }
    return {
        toolkits: header.version > 1 ? [oldToolkit(source, header)] : releases(info),
        stub: functions.size === 0,
        kernels: [...functions].filter((name) => entries.has(name)).sort(),
        relocatable: header.relocatable,
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
    const all = latin1(bytes);
    const kernels = [...all.matchAll(/\.entry\s+([\w$]+)/g)].map((match) => match[1] ?? '');
    return {
        toolkits: releases(all.slice(0, 4096)),
        stub: kernels.length === 0 && !all.includes('.entry') && !all.includes('.func'),
        kernels,
        relocatable: false,
        capability: undefined,
    };
}
/** The head of PTX text: its ISA and its target. Undefined where these are not PTX. */
function readPtxHead(bytes) {
    const head = /^\s*(?:\/\/[^\n]*\n\s*)*\.version\s+(\d{1,2})\.(\d{1,2})\s[\s\S]{0,200}?\.target\s+sm_(\d{1,2})(\d)([af]?)/.exec(latin1(bytes.subarray(0, 1024)));
    if (!head)
        return undefined;
    const [, major, minor, first, last, suffix] = head;
    return {
        ptxVersion: { major: Number(major), minor: Number(minor) },
        capability: {
            major: Number(first),
            minor: Number(last),
            suffix: suffix === 'a' || suffix === 'f' ? suffix : '',
        },
    };
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
const longestName = 4096;
const mostSections = 2 ** 17;
const longestNames = 2 ** 24;
const noBits = 8;
const allocatedFlag = 0x2;
const compressedFlag = 0x800;
/** e_machine of GPU programs. */
const machineCuda = 190;
function isElf(head) {
    return head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46;
}
/** Reads the ELF header alone. Throws a Finding: VER010 for 32-bit and big-endian files, VER004 for a broken header. */
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
    const sectionsAt = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(view, 40);
    const sectionCount = view.getUint16(60, true);
    if (sectionsAt !== 0 && view.getUint16(58, true) !== sectionHeaderSize)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 58, 'the size of a section header is wrong');
    return {
        abiVersion: view.getUint8(8),
        relocatable: view.getUint16(16, true) === 1,
        machine: view.getUint16(18, true),
        version: view.getUint32(20, true),
        sectionsAt,
        flags: view.getUint32(48, true),
        sectionCount,
        namesIn: view.getUint16(62, true),
        end: Math.max(sectionsAt + sectionCount * sectionHeaderSize, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(view, 32) + view.getUint16(54, true) * view.getUint16(56, true)),
    };
}
/**
 * The sections that have bytes in the file; undefined without a table of sections. Throws a Finding (VER004) where the table leaves
 * the file. Each section is given with the size that it claims: whoever reads it checks its end. nvcc -lineinfo writes sections
 * without bytes under types of its own.
 */
function elfSections(source, header) {
    const { count, namesIn } = sizeOfTable(source, header);
    if (count === 0)
        return undefined;
    const table = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readView */ .Ml)(source, header.sectionsAt, count * sectionHeaderSize, 'the table of sections');
    if (namesIn >= count)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 62, 'the header of the section names is missing');
    const namesOffset = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, namesIn * sectionHeaderSize + 24);
    const names = source.read(Math.min(namesOffset, source.size), Math.min(longestNames, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, namesIn * sectionHeaderSize + 32)));
    const sections = [];
    for (let at = sectionHeaderSize; at < table.byteLength; at += sectionHeaderSize) {
        const nameAt = table.getUint32(at, true);
        const size = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, at + 32);
        if (nameAt >= names.length)
            throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, header.sectionsAt + at, 'the name of a section lies outside its table');
        if (table.getUint32(at + 4, true) === noBits || size === 0)
            continue;
        const flags = table.getUint32(at + 8, true);
        sections.push({
            name: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(names.subarray(nameAt, nameAt + longestName)),
            offset: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, at + 24),
            size,
            allocated: (flags & allocatedFlag) !== 0,
            compressed: (flags & compressedFlag) !== 0,
        });
    }
    return sections;
}
/** Large counts lie in the first section header. */
function sizeOfTable(source, header) {
    const { sectionsAt, sectionCount, namesIn } = header;
    if (sectionsAt === 0)
        return { count: 0, namesIn };
    if (sectionCount !== 0 && namesIn !== extended)
        return { count: sectionCount, namesIn };
    const first = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readView */ .Ml)(source, sectionsAt, sectionHeaderSize, 'the first section header');
    const count = sectionCount || (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(first, 32);
    if (count > mostSections)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 60, `${count} sections are claimed`);
    return { count, namesIn: namesIn === extended ? first.getUint32(40, true) : namesIn };
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

/***/ 16380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vO: () => (/* binding */ budgetFor),
  dM: () => (/* binding */ distinct),
  FL: () => (/* binding */ holdsImages),
  v8: () => (/* binding */ listImages)
});

// UNUSED EXPORTS: formatOf, headSize

// EXTERNAL MODULE: ./lib/model/capability.js
var capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/model/printable.js
var printable = __webpack_require__(15514);
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
                yield { ...member, name: (0,printable/* printable */.g)(member.name) };
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
            const { relocatable, ...place } = foundIn;
            const holder = { form: 'fatbin', offset: (0,inspect_source/* position */.G1)(source, at), ...place };
            yield* entries(source, start, end, relocatable, holder);
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
function* entries(source, start, end, relocatable, holder) {
    let at = start;
    while (at + entryHeader <= end) {
        const view = (0,inspect_source/* readView */.Ml)(source, at, entryHeader, 'an entry of a fatbin');
        const header = view.getUint32(4, true);
        const padded = (0,inspect_source/* u64 */._l)(view, 8);
        if (header < entryHeader || at + header + padded > end)
            throw (0,inspect_source/* damaged */.qM)(source, at, 'an entry of a fatbin leaves its container');
        yield { ...readEntry(source, at, view, padded), relocatable, container: holder };
        at += header + padded;
    }
}
const kinds = { 1: 'ptx', 2: 'cubin', 8: 'ltoir' };
function readEntry(source, at, view, padded) {
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
    };
}

// EXTERNAL MODULE: ./lib/inspect/findings.js
var findings = __webpack_require__(52168);
;// CONCATENATED MODULE: ./lib/inspect/scan.js


const step = 2 ** 20;
/** Bytes of one step that the next one sees again, so that nothing is overlooked at its border. */
const overlap = 64;
const largestText = 2 ** 26;
// Each has 7 bytes: chance and code that compares with a magic number do not match, and Node searches for 8 and more bytes with
// another algorithm, which is six times as slow. A container always has version 1 and a header of 16 bytes.
const needles = [
    ['fatbin', Buffer.from([0x50, 0xed, 0x55, 0xba, 1, 0, 16])],
    ['cubin', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1])],
    ['ptx', Buffer.from('.versio')],
];
/** Finds containers, cubins and PTX text among the bytes of `source`. Where one was found the search goes on behind it. */
function* scan(source, budget) {
    const buffer = new Uint8Array(Math.min(step + overlap, source.size));
    for (let base = 0; base < source.size;) {
        (0,inspect_source/* spend */.Rf)(budget, Math.min(step, source.size - base), source.origin ?? 0);
        const bytes = source.read(base, step + overlap, buffer);
        const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
        const next = needles.map(([, needle]) => chunk.indexOf(needle));
        let done = step;
        for (;;) {
            const which = earliest(next);
            const [form, needle] = needles[which] ?? [];
            const at = next[which] ?? -1;
            if (!form || !needle || at < 0 || at >= step)
                break;
            const found = read(form, source, base + at);
            const end = found ? at + found.size : at + 1;
            if (found)
                yield { form, data: found };
            if (end >= step) {
                done = end;
                break;
            }
            needles.forEach(([, other], index) => {
                const known = next[index] ?? -1;
                if (known >= 0 && known < end)
                    next[index] = chunk.indexOf(other, end);
            });
        }
        base += done;
    }
}
function earliest(places) {
    let which = 0;
    places.forEach((place, index) => {
        const best = places[which] ?? -1;
        if (place >= 0 && (best < 0 || place < best))
            which = index;
    });
    return which;
}
/** The bytes of what starts at `at`; undefined when it is none of the three. A container is read by whoever takes it. */
function read(form, source, at) {
    switch (form) {
        case 'fatbin': {
            const view = new DataView(Uint8Array.from((0,inspect_source/* readExact */.gr)(source, at, 16, 'a fatbin header')).buffer);
            return (0,inspect_source/* windowOf */.Ou)(source, at, 16 + Number(view.getBigUint64(8, true)));
        }
        case 'cubin':
            return cubinAt((0,inspect_source/* windowOf */.Ou)(source, at, source.size));
        case 'ptx':
            return textAt(source, at);
    }
}
function cubinAt(source) {
    const head = source.read(0, 64);
    if (!(0,elf/* isElf */.aB)(head) || head.length < 64 || head[18] !== elf/* machineCuda */.zb || head[19] !== 0)
        return undefined;
    try {
        return (0,inspect_source/* windowOf */.Ou)(source, 0, Math.max(64, (0,elf/* readElfHeader */.x9)(source).end));
    }
    catch (error) {
        if (error instanceof inspect_source/* Finding */.wI)
            return (0,inspect_source/* windowOf */.Ou)(source, 0, 64);
        throw error;
    }
}
/** PTX is `.version 8.4`, then `.target sm_90`; it ends at the first byte that is no text. */
function textAt(source, at) {
    const bytes = source.read(at, 256);
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    if (!/^\.version\s+\d{1,2}\.\d\s[\s\S]*?\.target\s+sm_\d/.test(head))
        return undefined;
    for (let size = 0; size < largestText; size += step) {
        const end = source.read(at + size, step).indexOf(0);
        if (end >= 0)
            return (0,inspect_source/* windowOf */.Ou)(source, at, size + end);
        if (at + size + step >= source.size)
            break;
    }
    return (0,inspect_source/* windowOf */.Ou)(source, at, largestText);
}

;// CONCATENATED MODULE: ./lib/inspect/list.js








const wrapperSection = '.nvFatBinSegment';
const relocatableSection = '__nv_relfatbin';
const deviceSections = new Set(['.nv_fatbin', relocatableSection, wrapperSection]);
const list_wrapperSize = 24;
// Far above every library that NVIDIA ships (a few thousand images); they bound memory and time on hostile files.
const mostImages = 200_000;
const mostWrappers = 100_000;
const mostFindings = 20;
const deepest = 4;
/** How much of a file's start says what it is, in bytes. */
const headSize = 1024;
/** What reading a file of this size may cost, when nobody counts the time. */
function budgetFor(size, expired = () => false) {
    return { bytes: 2 ** 30 + size * 100, expired };
}
/**
 * Lists the device code of an ELF file, an archive, a .fatbin, a .cubin or a .ptx from the headers alone; nothing is decompressed.
 * In an ELF file the sections that nvcc writes are walked, and the other bytes that are loaded into memory are searched.
 * `file` is the name for problems. Never throws for what the bytes say; only what `source.read` throws goes through.
 */
function listImages(source, file, budget = budgetFor(source.size)) {
    const walk = { images: [], wrappers: new Set(), findings: [], budget };
    walkFile((0,inspect_source/* readAhead */.Ek)(source), walk, undefined, 0);
    const problems = walk.findings.map((finding) => (0,findings/* findingProblem */.L)(finding, file));
    return {
        format: formatOf(source.read(0, headSize)),
        images: walk.images,
        wrapperVersions: [...walk.wrappers].sort((a, b) => a - b),
        problems,
    };
}
/** What the first bytes say; `headSize` of them are enough. */
function formatOf(head) {
    if ((0,elf/* isElf */.aB)(head))
        return head[4] === 2 && head[18] === elf/* machineCuda */.zb && head[19] === 0 ? 'cubin' : 'elf';
    if (isArchive(head))
        return 'archive';
    if (isThinArchive(head))
        return 'thin archive';
    if (isFatbin(head))
        return 'fatbin';
    return (0,cubin/* readPtxHead */.P3)(head) ? 'ptx' : 'other';
}
/** Whether a file may hold device code, by its first bytes. */
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
    const foundIn = {
        relocatable: false,
        object: (0,inspect_source/* position */.G1)(source, 0),
        ...(member === undefined ? {} : { member }),
    };
    guarded(walk, () => {
        (0,inspect_source/* spend */.Rf)(walk.budget, headSize, (0,inspect_source/* position */.G1)(source, 0));
        switch (formatOf(source.read(0, headSize))) {
            case 'cubin':
                return add(walk, source, [rawCubin(source, foundIn)]);
            case 'ptx':
                return add(walk, source, [rawPtx(source, foundIn)]);
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
        (0,inspect_source/* spend */.Rf)(walk.budget, 64, image.offset);
        walk.images.push(image);
    }
}
function rawCubin(source, foundIn) {
    const { capability, relocatable } = (0,cubin/* readCubin */.cS)(source);
    if (!capability)
        throw (0,inspect_source/* damaged */.qM)(source, 48, 'the cubin names no target');
    return { kind: 'cubin', capability, ...raw(source, 'cubin', foundIn), relocatable };
}
function rawPtx(source, foundIn) {
    const head = (0,cubin/* readPtxHead */.P3)(source.read(0, headSize));
    if (!head)
        throw (0,inspect_source/* damaged */.qM)(source, 0, 'the PTX names no target');
    return { kind: 'ptx', ...head, ...raw(source, 'ptx', foundIn) };
}
function raw(source, form, { relocatable, ...place }) {
    const { size } = source;
    const offset = (0,inspect_source/* position */.G1)(source, 0);
    return {
        compression: 'none',
        storedSize: size,
        size,
        relocatable,
        container: { form, offset, ...place },
        offset,
    };
}
function walkElf(source, walk, foundIn) {
    const sections = (0,elf/* elfSections */.ME)(source, (0,elf/* readElfHeader */.x9)(source));
    if (!sections) {
        search(source, walk, foundIn);
        return;
    }
    const loaded = sections.filter(({ name, allocated }) => allocated || deviceSections.has(name));
    let end = 0;
    for (const section of loaded.sort((a, b) => a.offset - b.offset)) {
        guarded(walk, () => {
            const { offset, size, name } = section;
            if (offset + size > source.size)
                throw (0,inspect_source/* damaged */.qM)(source, offset, `section ${name} is cut off`);
            const device = deviceSections.has(name);
            if (device && offset < end)
                throw (0,inspect_source/* damaged */.qM)(source, offset, `section ${name} overlaps another`);
            const start = Math.max(offset, end);
            end = Math.max(end, offset + size);
            if (device)
                walkSection(source, walk, section, foundIn);
            else
                search((0,inspect_source/* windowOf */.Ou)(source, start, end - start), walk, { ...foundIn, section: name });
        });
    }
}
function walkSection(source, walk, section, foundIn) {
    const { name } = section;
    if (section.compressed)
        throw new inspect_source/* Finding */.wI('VER010', `section ${name} is compressed`, (0,inspect_source/* position */.G1)(source, section.offset));
    const data = (0,inspect_source/* windowOf */.Ou)(source, section.offset, section.size);
    if (name !== wrapperSection) {
        add(walk, source, fatbinImages(data, { ...foundIn, relocatable: name === relocatableSection, section: name }));
        return;
    }
    for (let at = 0; at + list_wrapperSize <= data.size && at < mostWrappers * list_wrapperSize; at += list_wrapperSize) {
        walk.wrappers.add((0,inspect_source/* readView */.Ml)(data, at, list_wrapperSize, 'a registration record').getUint32(4, true));
    }
}
/** Takes what lies among other bytes. */
function search(source, walk, foundIn) {
    for (const { form, data } of scan(source, walk.budget)) {
        guarded(walk, () => {
            if (form === 'fatbin')
                add(walk, source, fatbinImages(data, foundIn));
            else
                add(walk, source, [form === 'cubin' ? rawCubin(data, foundIn) : rawPtx(data, foundIn)]);
        });
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

/***/ 23740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aw: () => (/* binding */ unitKinds),
/* harmony export */   G6: () => (/* binding */ distinctVersions),
/* harmony export */   TW: () => (/* binding */ reportContainers),
/* harmony export */   c4: () => (/* binding */ stubName),
/* harmony export */   df: () => (/* binding */ describePlace),
/* harmony export */   rn: () => (/* binding */ reportFile)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83341);
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16380);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42143);




/** The compact report of one file. */
function reportFile({ file, images, links }, units = (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .unitsOf */ .$J)(images, links)) {
    const all = (0,_list_js__WEBPACK_IMPORTED_MODULE_1__/* .distinct */ .dM)(units.flatMap((unit) => unit.targets));
    const counted = all.map((capability) => ({
        capability,
        units: units.filter((unit) => (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .includes */ .mK)(unit.targets, capability)).length,
    }));
    return {
        file,
        targets: counted.filter((one) => one.units === units.length).map((one) => one.capability),
        partly: counted.filter((one) => one.units < units.length),
        linkedAtLoad: (0,_list_js__WEBPACK_IMPORTED_MODULE_1__/* .distinct */ .dM)(units.flatMap((unit) => unit.linkedAtLoad)),
        ptx: (0,_list_js__WEBPACK_IMPORTED_MODULE_1__/* .distinct */ .dM)(real(images, 'ptx').map((one) => one.capability)),
        ltoir: (0,_list_js__WEBPACK_IMPORTED_MODULE_1__/* .distinct */ .dM)(real(images, 'ltoir').map((one) => one.capability)),
        toolkits: distinctVersions(images.flatMap((one) => one.toolkits)),
        units: units.length,
        images: images.length,
        stubs: images.filter((one) => one.stub).length,
        places: [...new Set(images.map((image) => image.container.section ?? image.container.form))],
    };
}
/** Every container of a file, in its order. */
function reportContainers({ images }) {
    return [...Map.groupBy(images, ({ container }) => container)].map(([{ object: _, ...place }, own]) => ({
        ...place,
        relocatable: own.some((image) => image.relocatable),
        kernels: new Set(own.flatMap((image) => image.kernels)).size,
        targets: real(own, 'cubin').map((image) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)(image.capability)),
        ptx: real(own, 'ptx').map(({ capability, ptxVersion }) => ({
            target: (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .computeName */ .bt)(capability),
            isa: ptxVersion ? (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .formatVersion */ .qh)(ptxVersion) : '',
        })),
        ltoir: real(own, 'ltoir').map((image) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)(image.capability)),
        stubs: own
            .filter((image) => image.stub)
            .map(({ kind, capability }) => (kind === 'ptx' ? (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .computeName */ .bt)(capability) : (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)(capability))),
    }));
}
/** Units that have the same, the most frequent first. Which GPUs run a unit depends on nothing else. */
function unitKinds(units) {
    const described = units.map((unit) => ({ kernels: unit.kernels.length, has: unitHas(unit) }));
    return [...Map.groupBy(described, ({ has }) => JSON.stringify(has)).values()]
        .flatMap((alike) => {
        const kernels = alike.reduce((sum, one) => sum + one.kernels, 0);
        return alike.slice(0, 1).map(({ has }) => ({ units: alike.length, kernels, ...has }));
    })
        .sort((a, b) => b.units - a.units);
}
function unitHas(unit) {
    const isas = (one) => distinctVersions(unit.images.flatMap(({ kind, capability, ptxVersion }) => kind === 'ptx' && ptxVersion && (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .includes */ .mK)([one], capability) ? [ptxVersion] : []));
    return {
        relocatable: unit.objects > 0,
        targets: unit.targets.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej),
        linkedAtLoad: unit.linkedAtLoad.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej),
        // Of the texts of several objects the newest decides which drivers compile them.
        ptx: unit.ptx.map((one) => ({ target: (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .computeName */ .bt)(one), isa: isas(one).slice(-1).map(_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .formatVersion */ .qh).join('') })),
        ltoir: unit.ltoir.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej),
    };
}
function real(images, kind) {
    return images.filter((image) => image.kind === kind && !image.stub && image.storedSize > 0);
}
/** `byte 144 in .rodata of b.o`. */
function describePlace({ offset, section, member }) {
    return `byte ${offset}${section === undefined ? '' : ` in ${section}`}${member === undefined ? '' : ` of ${member}`}`;
}
/** nvcc's link step adds a container of kernel-less cubins; a source without kernels gives PTX or its own container. */
function stubName(image, images) {
    if (image.kind !== 'cubin' || image.relocatable)
        return 'no kernels';
    const alone = images.every((one) => one.container !== image.container || (one.kind === 'cubin' && one.stub));
    return alone ? 'link stub' : 'no kernels';
}
function distinctVersions(versions) {
    return [...new Map(versions.map((one) => [(0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .formatVersion */ .qh)(one), one])).values()].sort(_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .compareVersions */ .Zy);
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
/* harmony export */   Rf: () => (/* binding */ spend),
/* harmony export */   _l: () => (/* binding */ u64),
/* harmony export */   gr: () => (/* binding */ readExact),
/* harmony export */   qM: () => (/* binding */ damaged),
/* harmony export */   wI: () => (/* binding */ Finding)
/* harmony export */ });
/** Takes `bytes` from a budget. Throws a Finding (VER004) when it is used up. */
function spend(budget, bytes, offset) {
    budget.bytes -= bytes;
    if (budget.bytes < 0 || budget.expired())
        throw new Finding('VER004', 'reading on takes more time or memory than a file of its size should', offset);
}
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
        read: (at, count, into) => source.read(start + Math.min(at, size), Math.max(0, Math.min(count, size - at)), into),
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
        read: (offset, length, into) => {
            if (length > block)
                return source.read(offset, length, into);
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
    return Buffer.from(bytes.buffer, bytes.byteOffset, end < 0 ? bytes.length : end).toString('latin1');
}


/***/ }),

/***/ 42143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ unitsOf),
/* harmony export */   mK: () => (/* binding */ includes),
/* harmony export */   tE: () => (/* binding */ isReal)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16380);


const registered = new Set(['.nv_fatbin', '__nv_relfatbin']);
/**
 * The units of a file, in its order. Source text for a compiler at run time (PTX without a container, LTO-IR alone) makes units
 * only where there is nothing else. `links` are the device links of an archive, from `deviceLinks`.
 */
function unitsOf(images, links = []) {
    const parts = [...Map.groupBy(images.filter(isReal), ({ container }) => container)].map(([container, own]) => ({
        container,
        images: own,
        kernels: kernelsOf(own),
    }));
    const relocatable = parts.filter((part) => part.images.some((image) => image.relocatable));
    const fixed = parts.filter((part) => !relocatable.includes(part));
    const { units, linked } = linkedUnits(relocatable, fixed, links);
    const all = [...units, ...fixedUnits(fixed.filter((part) => !linked.has(part)))];
    const judged = all.filter(hasCode);
    return (judged.length > 0 ? judged : all).sort((a, b) => a.container.offset - b.container.offset);
}
/** Neither a stub nor empty. */
function isReal(image) {
    return !image.stub && image.storedSize > 0;
}
function hasCode({ container, targets, ptx }) {
    return targets.length > 0 || (ptx.length > 0 && container.form === 'fatbin');
}
/**
 * A device link joins the relocatable objects of a program: its image is a container of its own, which has all their kernels.
 * The driver links again when the program is loaded, for what all objects have (measured on an H200, driver 580: without a
 * linked image for it the program runs, and ends with cudaErrorInvalidSource where one object lacks the target).
 */
function linkedUnits(relocatable, fixed, deviceLinks) {
    const linked = new Set();
    const units = [];
    const add = (parts, images, absent) => {
        if (parts.every((part) => part.images.every(({ kind }) => kind === 'ltoir')) && (images.length > 0 || absent > 0))
            return;
        for (const part of images)
            linked.add(part);
        units.push(...linkedUnit(parts, images, absent));
    };
    const objects = Map.groupBy(relocatable, (part) => part.container.object);
    const others = Map.groupBy(fixed, (part) => part.container.object);
    for (const { object, inputs, absent } of deviceLinks) {
        const parts = inputs.flatMap((input) => objects.get(input) ?? []);
        if (parts.length > 0)
            add(parts, others.get(object) ?? [], absent);
    }
    const joined = new Set(deviceLinks.flatMap(({ inputs }) => inputs));
    for (const [object, parts] of objects) {
        if (joined.has(object))
            continue;
        const kernels = kernelsOf(parts.flatMap((part) => part.images));
        const beside = others.get(object) ?? [];
        if (beside.length > 0 && parts.every((part) => part.images.every(({ kind }) => kind === 'ltoir')))
            continue;
        add(parts, kernels.length > 0 ? beside.filter((part) => holdsAll(part, kernels)) : [], 0);
    }
    return { units, linked };
}
/** What a device link makes of relocatable objects: `links` hold its images. */
function linkedUnit(parts, links, absent) {
    const [first] = parts;
    if (!first)
        return [];
    const inputs = parts.flatMap((part) => part.images);
    const images = links.flatMap((part) => part.images);
    const joined = capabilitiesOf(images, 'cubin');
    const common = absent > 0 ? [] : commonTo(parts, 'cubin');
    const commonPtx = absent > 0 ? [] : commonTo(parts, 'ptx');
    const atLoad = links.length > 0 || parts.length > 1 ? common.filter((one) => !includes(joined, one)) : [];
    return [
        {
            container: first.container,
            images: [...inputs, ...images],
            kernels: kernelsOf([...inputs, ...images]),
            targets: (0,_list_js__WEBPACK_IMPORTED_MODULE_1__/* .distinct */ .dM)([...joined, ...common]),
            ptx: (0,_list_js__WEBPACK_IMPORTED_MODULE_1__/* .distinct */ .dM)([...capabilitiesOf(images, 'ptx'), ...commonPtx]),
            ltoir: capabilitiesOf(inputs, 'ltoir'),
            linkedAtLoad: atLoad,
            objects: parts.length + absent,
            absent,
        },
    ];
}
function holdsAll(part, kernels) {
    const own = new Set(part.kernels);
    return kernels.every((kernel) => own.has(kernel));
}
/** What every one of the objects has. */
function commonTo(parts, kind) {
    const [first = [], ...others] = parts.map((part) => capabilitiesOf(part.images, kind));
    return first.filter((one) => others.every((other) => includes(other, one)));
}
/**
 * Containers that the program registers with the driver stand alone. Of images that it loads itself those with the same kernels
 * belong together: cuFFT and CUPTI keep one target in each container or cubin.
 */
function fixedUnits(parts) {
    const own = (part) => !registered.has(part.container.section ?? '') && part.images.length === 1 && part.kernels.length > 0;
    const key = (part) => (own(part) ? `${part.container.object} ${part.kernels.join(' ')}` : part);
    return [...Map.groupBy(parts, key).values()].flatMap((group) => {
        const [first] = group;
        if (!first)
            return [];
        const images = group.flatMap((part) => part.images);
        return [
            {
                container: first.container,
                images,
                kernels: first.kernels,
                targets: capabilitiesOf(images, 'cubin'),
                ptx: capabilitiesOf(images, 'ptx'),
                ltoir: capabilitiesOf(images, 'ltoir'),
                linkedAtLoad: [],
                objects: 0,
                absent: 0,
            },
        ];
    });
}
function kernelsOf(images) {
    return [...new Set(images.flatMap((image) => image.kernels))].sort();
}
function capabilitiesOf(images, kind) {
    return (0,_list_js__WEBPACK_IMPORTED_MODULE_1__/* .distinct */ .dM)(images.filter((image) => image.kind === kind).map((image) => image.capability));
}
function includes(list, one) {
    return list.some((other) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .compareCapabilities */ .YE)(one, other) === 0);
}


/***/ }),

/***/ 93622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ describeUnits),
  O: () => (/* binding */ verifyImages)
});

// EXTERNAL MODULE: ./lib/model/capability.js
var capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/version.js
var version = __webpack_require__(83341);
// EXTERNAL MODULE: ./lib/model/printable.js
var printable = __webpack_require__(15514);
;// CONCATENATED MODULE: ./lib/inspect/kernel-name.js

/**
 * The name of a kernel as its source has it, without parameters and with template arguments as `<…>`:
 * `_ZN2at6native4foldILi4EEEvT_` is `at::native::fold<…>`. A name in another form than that of the Itanium C++ ABI
 * (https://itanium-cxx-abi.github.io/cxx-abi/abi.html#mangling), or in a part of it that is not read here, stays as it is.
 */
function kernelName(mangled) {
    const name = /^_Z(N?)[rVK]*(.*)$/s.exec(mangled);
    if (!name)
        return (0,printable/* printable */.g)(mangled);
    const parts = [];
    let rest = name[2] ?? '';
    if (rest.startsWith('St')) {
        parts.push('std');
        rest = rest.slice(2);
    }
    for (;;) {
        const length = /^L?([1-9]\d{0,3})/.exec(rest);
        if (!length)
            break;
        const start = length[0].length;
        const end = start + Number(length[1]);
        if (end > rest.length)
            return (0,printable/* printable */.g)(mangled);
        const part = rest.slice(start, end);
        parts.push(part.startsWith('_GLOBAL__N_') ? '(anonymous namespace)' : part);
        rest = rest.slice(end);
        if (name[1] === '')
            break;
    }
    if (parts.length === 0)
        return (0,printable/* printable */.g)(mangled);
    // In a nested name E ends it; anything but template arguments would be a part that is not read here.
    if (!rest.startsWith('I') && name[1] !== '' && !rest.startsWith('E'))
        return (0,printable/* printable */.g)(mangled);
    return (0,printable/* printable */.g)(parts.join('::') + (rest.startsWith('I') ? '<…>' : ''));
}

// EXTERNAL MODULE: ./lib/inspect/list.js + 3 modules
var inspect_list = __webpack_require__(16380);
// EXTERNAL MODULE: ./lib/inspect/report.js
var report = __webpack_require__(23740);
// EXTERNAL MODULE: ./lib/inspect/units.js
var inspect_units = __webpack_require__(42143);
;// CONCATENATED MODULE: ./lib/inspect/verify.js







/**
 * Judges what inspectFile found in the files of one result. All problems of one kind in one file are one problem.
 * Stubs never count as a target and a file with nothing else needs no target, but the toolkit of a stub is judged: a link by
 * another nvlink is a leak of that toolkit into the build.
 */
function verifyImages(files, expectation) {
    const judged = files.map((file) => {
        const units = (0,inspect_units/* unitsOf */.$J)(file.images, file.links);
        return { file, units, report: (0,report/* reportFile */.rn)(file, units) };
    });
    const problems = judged.flatMap(({ file, units, report }) => {
        const found = [
            ...merged(file.problems),
            ...judgeTargets(report, units, expectation),
            ...judgeToolkit(file, expectation.toolkit),
        ];
        return found.map((problem) => ({ ...problem, subject: { path: file.file } }));
    });
    if (!expectation.allowNoDeviceCode && !files.some((file) => file.images.some(inspect_units/* isReal */.tE)))
        problems.push(noDeviceCode(files));
    return { problems, files: judged.map(({ report }) => report) };
}
/** One problem per code: the first, which tells how many more there are. */
function merged(problems) {
    return [...Map.groupBy(problems, (problem) => problem.code).values()].flatMap(([first, ...more]) => {
        if (!first || more.length === 0)
            return first ? [first] : [];
        return [{ ...first, message: `${first.message} ${more.length} more of this kind.` }];
    });
}
function judgeTargets(report, units, expectation) {
    const { file } = report;
    const { targets, ptx } = expectation;
    if (units.length === 0 || targets.length + ptx.length === 0)
        return [];
    const problems = [];
    const special = units.filter((unit) => isSpecial(unit, units));
    const general = units.filter((unit) => !special.includes(unit));
    const any = expectation.units === 'any';
    const none = targets.filter((one) => !units.some((unit) => (0,inspect_units/* includes */.mK)(unit.targets, one)));
    if (none.length > 0) {
        const found = [
            ...(0,inspect_list/* distinct */.dM)(units.flatMap((unit) => unit.targets)).map(capability/* smName */.ej),
            ...report.ltoir.map((one) => `LTO-IR for ${(0,capability/* smName */.ej)(one)}`),
        ];
        const message = `${file} lacks ${names(none, capability/* smName */.ej)}: expected ${names(targets, capability/* smName */.ej)}, found ${found.join(', ') || 'none'}.${inSomeObjects(none, units)}`;
        problems.push((0,problem/* error */.z3)('VER001', message, passTargets));
    }
    const some = lacks(without(targets, none), general, (unit) => unit.targets, capability/* smName */.ej);
    if (some)
        problems.push(any ? allowed(file, some) : (0,problem/* error */.z3)('VER001', `${file}: ${some}.`, passTargets));
    const noPtx = ptx.filter((one) => !units.some((unit) => (0,inspect_units/* includes */.mK)(unit.ptx, one)));
    const addPtx = 'Add the PTX target where device code is compiled, or do not ask for PTX.';
    if (noPtx.length > 0) {
        const found = (0,inspect_list/* distinct */.dM)(units.flatMap((unit) => unit.ptx));
        const message = `${file} lacks PTX ${names(noPtx, capability/* computeName */.bt)}: expected ${names(ptx, capability/* computeName */.bt)}, found ${names(found, capability/* computeName */.bt)}.`;
        problems.push((0,problem/* error */.z3)('VER006', message, addPtx));
    }
    const somePtx = lacks(without(ptx, noPtx), general, (unit) => unit.ptx, (one) => `PTX ${(0,capability/* computeName */.bt)(one)}`);
    if (somePtx)
        problems.push(any ? allowed(file, somePtx) : (0,problem/* error */.z3)('VER006', `${file}: ${somePtx}.`, addPtx));
    if (special.length > 0) {
        const only = names((0,inspect_list/* distinct */.dM)(special.flatMap((unit) => unit.targets)), capability/* smName */.ej);
        const message = `${file}: ${special.length} of ${units.length} units ${special.length === 1 ? 'exists' : 'exist'} only for ${only}: ${describeUnits(special)}.`;
        const fix = 'Nothing to do where other units serve the other targets, as in CUTLASS.';
        problems.push((0,problem/* notice */.lm)('VER013', message, fix));
    }
    return [...problems, ...judgeExtra(file, units, expectation)];
}
/** ` sm_90 is in 1 of 2 relocatable objects that are linked together.`, for what a device link lacks. */
function inSomeObjects(missing, units) {
    const told = missing.flatMap((one) => units.flatMap(({ images, objects, absent }) => {
        const having = new Set(images
            .filter((image) => image.relocatable && image.kind === 'cubin' && (0,inspect_units/* includes */.mK)([image.capability], one))
            .map((image) => image.container));
        return having.size > 0
            ? [
                ` ${(0,capability/* smName */.ej)(one)} is in ${having.size} of ${objects} relocatable objects that are linked together${absent > 0 ? `, of which ${absent} ${absent === 1 ? 'is' : 'are'} not in this file` : ''}.`,
            ]
            : [];
    }));
    return told.join('');
}
const passTargets = 'Pass the requested capabilities to every step that compiles or links device code.';
/** Compiled for `a` or `f` targets alone, in a file where other units have their base: kernels that only newer GPUs need. */
function isSpecial(unit, units) {
    return (unit.targets.length > 0 &&
        unit.targets.every((one) => one.suffix !== '' && units.some((other) => (0,inspect_units/* includes */.mK)(other.targets, { ...one, suffix: '' }))));
}
/** `1 of 355 units lacks sm_75: kernel foo<…>; …`; undefined where all have all. */
function lacks(wanted, units, of, name) {
    const told = wanted.flatMap((one) => {
        const without = units.filter((unit) => !(0,inspect_units/* includes */.mK)(of(unit), one));
        if (without.length === 0)
            return [];
        const verb = without.length === 1 ? 'lacks' : 'lack';
        return [`${without.length} of ${units.length} units ${verb} ${name(one)}: ${describeUnits(without)}`];
    });
    return told.length > 0 ? told.join('; ') : undefined;
}
function allowed(file, what) {
    return (0,problem/* warning */.$e)('VER012', `${file}: ${what}.`, 'Nothing to do where these kernels need a newer GPU on purpose; else remove `units: any` of the package.');
}
/** `kernels foo<…>, bar and 3 more`; units without a kernel by their places. */
function describeUnits(units) {
    const kernels = [...new Set(units.flatMap((unit) => unit.kernels.map(kernelName)))];
    if (kernels.length === 0)
        return units
            .slice(0, 3)
            .map((unit) => (0,report/* describePlace */.df)(unit.container))
            .join(', ');
    const more = kernels.length - 3;
    const shown = kernels.slice(0, 3).map((name) => (name.length > 120 ? `${name.slice(0, 119)}…` : name));
    return `${kernels.length === 1 ? 'kernel' : 'kernels'} ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
function judgeExtra(file, units, { targets, ptx }) {
    const extra = without(units.flatMap((unit) => unit.targets), targets).map(capability/* smName */.ej);
    // CMake's bare numbers and nvcc's `-arch=sm_90a` embed PTX of the target itself, in its base form too.
    const extraPtx = without(units.flatMap((unit) => unit.ptx), ptx).filter((one) => !targets.some((target) => sameBase(target, one)));
    const all = [...extra, ...extraPtx.map((one) => `PTX ${(0,capability/* computeName */.bt)(one)}`)];
    if (all.length === 0)
        return [];
    const fix = 'Ask for them as well, or stop the build from adding them; they make the result larger.';
    const message = `${file} has what was not requested: ${all.join(', ')}.`;
    return [(0,problem/* notice */.lm)('VER007', message, fix)];
}
function judgeToolkit(file, toolkit) {
    if (!toolkit)
        return [];
    const problems = [];
    const judged = file.images.filter((image) => image.problem === undefined);
    const wrong = judged.filter((image) => judgeImage(image, toolkit) === 'wrong');
    if (wrong.length > 0) {
        const made = names((0,report/* distinctVersions */.G6)(wrong.flatMap((one) => one.toolkits)), version/* formatVersion */.qh);
        const by = wrong.some((one) => one.toolkits.length > 0) ? `CUDA ${made}` : 'a newer CUDA';
        const message = `${wrong.length} of ${file.images.length} images of ${file.file} were made by ${by}, expected CUDA ${(0,version/* formatVersion */.qh)(toolkit)}: ${describe(wrong, file.images)}.`;
        problems.push((0,problem/* error */.z3)('VER002', message, 'Build everything that is linked into it with the toolkit of this cell.'));
    }
    const unknown = judged.filter((image) => judgeImage(image, toolkit) === 'unknown');
    if (unknown.length > 0) {
        const message = `Which toolkit made ${unknown.length} of ${file.images.length} images of ${file.file} cannot be told, expected CUDA ${(0,version/* formatVersion */.qh)(toolkit)}: ${describe(unknown, file.images)}.`;
        problems.push((0,problem/* warning */.$e)('VER008', message, 'Check by hand where they come from, if that matters.'));
    }
    return problems;
}
/**
 * An image is judged by the toolkits written in it. PTX in a fatbin names none, only its ISA version: nvcc writes the newest that
 * it knows, other compilers may write an older one, so that a newer one is wrong and an older one proves nothing.
 */
function judgeImage(image, toolkit) {
    if (image.toolkits.length > 0)
        return image.toolkits.every((one) => (0,version/* compareVersions */.Zy)(one, toolkit) === 0) ? 'right' : 'wrong';
    const isa = (0,version/* ptxIsaOf */.DM)(toolkit);
    if (image.storedSize === 0)
        return 'right';
    if (!image.ptxVersion || !isa)
        return 'unknown';
    const order = (0,version/* compareVersions */.Zy)(image.ptxVersion, isa);
    return order === 0 ? 'right' : order > 0 ? 'wrong' : 'unknown';
}
function noDeviceCode(files) {
    const stubs = files.some((file) => file.images.length > 0) ? ', only images without a kernel' : '';
    const message = files.length === 0
        ? 'No file that can hold device code was found.'
        : `No device code in ${files.length} ${files.length === 1 ? 'file' : 'files'}${stubs}.`;
    return (0,problem/* error */.z3)('VER003', message, 'Check that the build compiles for CUDA and installs what it compiled, or allow a result without device code.');
}
/** `cubin sm_90a at byte 1432 (a.o), …`: the first three. */
function describe(images, all) {
    const shown = images.slice(0, 3).map((image) => {
        const name = image.kind === 'ptx' ? `PTX ${(0,capability/* computeName */.bt)(image.capability)}` : `${image.kind} ${(0,capability/* smName */.ej)(image.capability)}`;
        const by = image.toolkits.length > 0
            ? ` by ${names(image.toolkits, version/* formatVersion */.qh)}`
            : image.ptxVersion
                ? ` ISA ${(0,version/* formatVersion */.qh)(image.ptxVersion)}`
                : '';
        const { member } = image.container;
        return `${name}${by}${image.stub ? ` (${(0,report/* stubName */.c4)(image, all)})` : ''} at byte ${image.offset}${member ? ` of ${member}` : ''}`;
    });
    const more = images.length - shown.length;
    return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
function names(list, name) {
    return list.map(name).join(', ') || 'none';
}
function without(list, others) {
    return (0,inspect_list/* distinct */.dM)(list).filter((one) => !(0,inspect_units/* includes */.mK)(others, one));
}
function sameBase(a, b) {
    return a.major === b.major && a.minor === b.minor;
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
            (0,problem/* error */.z3)('VER004', `${name} cannot be unpacked: ${reason}.`, 'Build or fetch it again; it is cut off or damaged.'),
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
    const zip = await (0,yauzl/* fromRandomAccessReaderPromise */.or)(new ZipReader(source), source.size, {
        lazyEntries: true,
        autoClose: false,
    });
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
            throw new Damaged('unpacking it takes more time or room than a file of its size should');
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
