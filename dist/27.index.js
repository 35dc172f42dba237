export const id = 27;
export const ids = [27];
export const modules = {

/***/ 72390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ disk),
/* harmony export */   Oj: () => (/* binding */ logFreeBytes),
/* harmony export */   Zy: () => (/* binding */ freeRow),
/* harmony export */   bo: () => (/* binding */ buildFolder),
/* harmony export */   f7: () => (/* binding */ reclaimed),
/* harmony export */   go: () => (/* binding */ freeBytes)
/* harmony export */ });
/* harmony import */ var _machine_disk_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72144);
/* harmony import */ var _machine_disk_advice_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4953);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95266);
/* harmony import */ var _machine_reclaim_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75718);
/* harmony import */ var _machine_store_location_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9438);
/* harmony import */ var _nix_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41026);
/* harmony import */ var _nix_configure_user_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(44449);
/* harmony import */ var _nix_install_facts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(69804);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(57316);









/** Room for Nix before there is one: starts to remove what of the image is not wanted, and puts /nix where it was asked for. */
const disk = {
    name: 'disk',
    check: (_, inputs) => (0,_machine_reclaim_js__WEBPACK_IMPORTED_MODULE_3__/* .checkReclaim */ .gO)(inputs['reclaim-disk'] ?? []),
    provide: async ({ host, inputs, job }) => {
        const warnings = [];
        const parts = inputs['reclaim-disk'] ?? [];
        if (parts.length > 0) {
            const { started, problems: trouble } = await (0,_machine_reclaim_js__WEBPACK_IMPORTED_MODULE_3__/* .startReclaim */ .QE)(host, parts, { worker: host.entry('reclaim') });
            if (started)
                host.log.info(`Removing ${parts.join(', ')} from this image in the background`);
            warnings.push(...trouble);
        }
        if (inputs['store-location'] !== 'root') {
            const folder = await (0,_nix_install_facts_js__WEBPACK_IMPORTED_MODULE_7__/* .examineFolder */ .g1)(host);
            const nix = folder.kind === 'absent' ? 'absent' : folder.kind === 'empty' && folder.keep.length === 0 ? 'empty' : 'in-use';
            const { plan, problems } = (0,_machine_store_location_js__WEBPACK_IMPORTED_MODULE_4__/* .planStore */ .Hu)(await (0,_machine_disk_js__WEBPACK_IMPORTED_MODULE_0__/* .measureDisk */ .W)(host), { wanted: inputs['store-location'], nix });
            host.log.info(plan.kind === 'bind' ? `/nix is placed at ${plan.source}: ${plan.why}` : `/nix stays: ${plan.why}`);
            const put = await (0,_machine_store_location_js__WEBPACK_IMPORTED_MODULE_4__/* .bindStore */ .b6)(host, plan, { job, privilege: await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_2__/* .findPrivilege */ .Xb)(host) });
            warnings.push(...problems, ...put.problems);
        }
        return { warnings };
    },
};
/** Where builds are, and when room is made for them. */
const buildFolder = {
    name: 'build-folder',
    provide: async (context) => {
        const { host, inputs, job } = context;
        const hosted = host.env['RUNNER_ENVIRONMENT'] === 'github-hosted';
        const own = (0,_nix_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_5__/* .parseNixConf */ .XR)(inputs['extra-nix-config'] ?? '', _nix_configure_user_text_js__WEBPACK_IMPORTED_MODULE_6__/* .extraConfigName */ .yu).lines;
        const chosen = inputs['build-folder'] === 'default' || (0,_nix_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_5__/* .settingsNamed */ .RY)(own, 'build-dir').length > 0;
        const nixVersion = (0,_provider_js__WEBPACK_IMPORTED_MODULE_8__/* .readyNix */ .K)(context).nix.version;
        const advice = (0,_machine_disk_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .adviseDisk */ ._M)(await (0,_machine_disk_js__WEBPACK_IMPORTED_MODULE_0__/* .measureDisk */ .W)(host), { nixVersion, hosted, chosen });
        for (const line of advice.lines)
            host.log.info(`Disk ${line}`);
        const room = advice.minFree === undefined
            ? []
            : [(0,_nix_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_5__/* .setting */ .Pe)('min-free', String(advice.minFree)), (0,_nix_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_5__/* .setting */ .Pe)('max-free', String(advice.maxFree))];
        const give = (settings, warnings) => ({
            contributions: [{ from: 'build-folder', settings, order: 'before' }],
            warnings,
        });
        const folder = advice.buildFolder;
        if (folder.by !== 'build-dir')
            return give(room, []);
        const problems = await (0,_machine_store_location_js__WEBPACK_IMPORTED_MODULE_4__/* .makeBuildFolder */ .L7)(host, folder, { job, privilege: await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_2__/* .findPrivilege */ .Xb)(host) });
        if (problems.length > 0)
            return give(room, problems);
        host.log.info(`Builds are in ${folder.path}: ${folder.why}`);
        return give([...room, (0,_nix_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_5__/* .textSetting */ .QE)('build-dir', folder.path)], []);
    },
};
/** Bytes that are free where the store is or will be; undefined where they cannot be measured. */
async function freeBytes(host) {
    return (0,_machine_disk_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .measuredStore */ .CZ)(await (0,_machine_disk_js__WEBPACK_IMPORTED_MODULE_0__/* .measureDisk */ .W)(host))?.freeBytes;
}
/** A row of the summary with what setup took of the disk, bytes. */
function freeRow(before, after) {
    if (before === undefined || after === undefined)
        return [];
    return [['Free where the store is', `${(0,_machine_disk_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .inGigabytes */ .Vu)(before)} before, ${(0,_machine_disk_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .inGigabytes */ .Vu)(after)} after setup`]];
}
/** For post: one line on what the job took of the disk. `before` is what `freeBytes` gave to main, as text. */
async function logFreeBytes(host, before) {
    const now = await freeBytes(host);
    if (before === '' || now === undefined)
        return;
    host.log.info(`Disk: ${(0,_machine_disk_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .inGigabytes */ .Vu)(Number(before))} were free before setup, ${(0,_machine_disk_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .inGigabytes */ .Vu)(now)} now`);
}
/** For post: what the removal has freed by now. */
async function reclaimed(host) {
    const report = await (0,_machine_reclaim_js__WEBPACK_IMPORTED_MODULE_3__/* .readReclaim */ .aE)(host);
    if (!report)
        return [];
    host.log.info((0,_machine_reclaim_js__WEBPACK_IMPORTED_MODULE_3__/* .describeReclaim */ .Tk)(report));
    return (0,_machine_reclaim_js__WEBPACK_IMPORTED_MODULE_3__/* .reclaimProblems */ .gJ)(report);
}


/***/ }),

/***/ 978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ cleanMachine),
/* harmony export */   g: () => (/* binding */ collector)
/* harmony export */ });
/* harmony import */ var _machine_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16166);
/* harmony import */ var _machine_owned_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43516);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _nix_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20993);
/* harmony import */ var _owners_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76466);





/** Collects what goes wrong in work of which each part is to be done whatever the others met. */
function collector(host) {
    const problems = [];
    const warn = (...more) => void problems.push(...more);
    const attempt = async (work) => {
        try {
            await work();
        }
        catch (cause) {
            if (cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm)
                return warn(...cause.problems);
            const { message, stack } = cause instanceof Error ? cause : new Error(String(cause));
            host.log.debug(stack ?? message);
            const fix = 'If this machine serves other jobs, remove what this job left in RUNNER_TEMP.';
            warn((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CFG026', `Not everything of this job could be saved or removed: ${message}.`, fix));
        }
    };
    return { problems, warn, attempt };
}
/** Each owner's part of a job that ends, and what nobody uses afterwards. Gives what went wrong. */
async function cleanMachine(host, job, owners = _owners_js__WEBPACK_IMPORTED_MODULE_4__/* .owners */ .Z) {
    const machineStays = host.env['RUNNER_ENVIRONMENT'] !== 'github-hosted';
    const restartDaemon = () => (0,_nix_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_3__/* .restartWithVariables */ .dE)(host, job);
    const { problems, warn, attempt } = collector(host);
    const ending = { job, machineStays, warn, ...(machineStays ? { restartDaemon } : {}) };
    for (const { leave } of owners)
        await attempt(async () => leave?.(host, ending));
    if (!machineStays)
        return problems;
    await attempt(async () => {
        const unused = await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(host, job);
        for (const { owner, goesWithLastJob, makes, remove } of owners) {
            for (const entry of goesWithLastJob ? unused.filter((each) => each.owner === owner) : []) {
                await attempt(async () => (await makes(host, entry)) ? remove?.(host, entry, ending) : warn((0,_machine_owned_js__WEBPACK_IMPORTED_MODULE_1__/* .notFollowed */ .qJ)(entry)));
            }
        }
    });
    return problems;
}


/***/ }),

/***/ 57316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readyNix),
/* harmony export */   r: () => (/* binding */ provideAll),
/* harmony export */   withEnvironment: () => (/* binding */ withEnvironment)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/** Runs the providers in their order; each sees what those before it have provided. Throws what they throw. */
async function provideAll(host, inputs, job, providers, github) {
    let machine = {
        ...{ path: [], variables: {}, contributions: [], outputs: {}, rows: [], warnings: [], seconds: {} },
        found: { substituters: [], caches: [] },
    };
    for (const provider of providers) {
        const begun = host.clock.now();
        const { found, contributions } = machine;
        const context = { host: withEnvironment(host, machine), inputs, job, contributions, found, github };
        const provided = await provider.provide(context);
        machine = joined(machine, provided, { [provider.name]: (host.clock.now() - begun) / 1_000 });
    }
    return machine;
}
function joined(before, provided, seconds) {
    return {
        path: [...(provided.path ?? []), ...before.path],
        variables: { ...before.variables, ...provided.variables },
        contributions: [...before.contributions, ...(provided.contributions ?? [])],
        outputs: { ...before.outputs, ...provided.outputs },
        rows: [...before.rows, ...(provided.rows ?? [])],
        warnings: [...before.warnings, ...(provided.warnings ?? [])],
        seconds: { ...before.seconds, ...seconds, ...provided.seconds },
        found: { ...before.found, ...provided.found },
    };
}
/** The host as later steps of the job will see it. */
function withEnvironment(host, { path, variables }) {
    const folders = [...path, ...(host.env['PATH'] ? [host.env['PATH']] : [])].join(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter);
    return { ...host, env: { ...host.env, ...variables, PATH: folders } };
}
/** The Nix that a provider before has found or installed, and how it is reached. */
function readyNix({ found }) {
    const { nix, configuration } = found;
    if (!nix || !configuration)
        throw new Error('the provider of Nix comes first');
    return { nix, configuration };
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
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 0, 'this is not an ELF file');
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
            index: at / sectionHeaderSize,
            name: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(names.subarray(nameAt, nameAt + longestName)),
            address: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, at + 16),
            offset: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, at + 24),
            size,
            allocated: (flags & allocatedFlag) !== 0,
            compressed: (flags & compressedFlag) !== 0,
            info: table.getUint32(at + 44, true),
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
        throw new Finding('VER004', 'reading it takes more time or memory than a file of its size should', offset);
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

/***/ 72144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ measureDisk)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _mounts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47515);



const memoryTypes = ['tmpfs', 'ramfs', 'devtmpfs'];
/**
 * Measures the paths of this job. Changes nothing and throws nothing: a path that cannot be measured is left out, and
 * so is the workspace or RUNNER_TEMP of a job that has none. `ask` stands in for statfs in tests.
 */
async function measureDisk(host, ask = node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs) {
    const wanted = [
        ['root', '/'],
        ['nix', '/nix'],
        ['store', '/nix/store'],
        ['mnt', '/mnt'],
        ['tmp', '/tmp'],
        ['runner-temp', host.env['RUNNER_TEMP']],
        ['workspace', host.env['GITHUB_WORKSPACE']],
    ];
    const named = wanted.flatMap(([name, path]) => (path ? [[name, path]] : []));
    const mounts = await (0,_mounts_js__WEBPACK_IMPORTED_MODULE_2__/* .readMounts */ .bq)(host);
    const measured = await Promise.all(named.map(async ([name, path]) => {
        try {
            const nearest = await nearestFolder(host, path);
            const real = await host.files.realpath(nearest);
            const [{ dev }, figures] = await Promise.all([host.files.stat(real), ask(real)]);
            const mount = (0,_mounts_js__WEBPACK_IMPORTED_MODULE_2__/* .mountOf */ .vI)(mounts, real);
            return [
                {
                    name,
                    path,
                    exists: nearest === path,
                    device: dev,
                    mountedAt: mount?.at ?? '',
                    type: mount?.type ?? '',
                    readOnly: mount?.readOnly ?? false,
                    memory: memoryTypes.includes(mount?.type ?? ''),
                    totalBytes: figures.blocks * figures.bsize,
                    freeBytes: figures.bavail * figures.bsize,
                    freeFiles: figures.files > 0 ? figures.ffree : undefined,
                },
            ];
        }
        catch {
            return [];
        }
    }));
    return { measured: measured.flat() };
}
/** The path itself, or the nearest folder above it that exists. */
async function nearestFolder(host, path) {
    for (let folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/', path);; folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)) {
        const there = await host.files.stat(folder).catch(() => undefined);
        if (there || folder === '/')
            return folder;
    }
}


/***/ }),

/***/ 32429:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ chooseParts)
/* harmony export */ });
/* unused harmony export imageParts */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);

const toolCache = '/opt/hostedtoolcache';
/**
 * Paths: images/ubuntu/scripts/build and images/ubuntu/toolsets of https://github.com/actions/runner-images (and, for
 * `boost` and /opt/ghc, https://github.com/actions/runner-images/issues/2840). Sizes: argotorg/solc-bin#86,
 * juicedata/juicefs-csi-driver#1451, getsentry/self-hosted#4046, the README of easimon/maximize-build-space. No Docker
 * image is preloaded since January 2026 (actions/runner-images#13472); the names are those of toolset-2204.json before.
 */
const imageParts = [
    part('android', ['/usr/local/lib/android'], 12, 'the Android SDK and NDK'),
    part('haskell', ['/usr/local/.ghcup', '/opt/ghc', '/opt/cabal'], 6, 'ghc, cabal, stack'),
    part('codeql', [`${toolCache}/CodeQL`], 5, 'github/codeql-action, which downloads it again'),
    part('dotnet', ['/usr/share/dotnet', '/usr/lib/dotnet'], 4, 'dotnet'),
    part('swift', ['/usr/share/swift'], 2, 'swift'),
    part('jvm', ['/usr/lib/jvm'], 0, 'java, and setup-java for versions of the image'),
    part('powershell', ['/opt/microsoft/powershell', '/usr/local/share/powershell'], 0, 'steps with `shell: pwsh`'),
    part('chromium', ['/usr/local/share/chromium'], 0, 'chromium'),
    part('chrome', ['/opt/google/chrome', '/usr/local/share/chromedriver-linux64'], 0, 'google-chrome, chromedriver'),
    part('edge', ['/opt/microsoft/msedge', '/usr/local/share/edge_driver'], 0, 'microsoft-edge'),
    part('azure-cli', ['/opt/az'], 0, 'az'),
    part('google-cloud-cli', ['/usr/lib/google-cloud-sdk'], 0, 'gcloud'),
    part('miniconda', ['/usr/share/miniconda'], 0, 'conda'),
    part('boost', ['/usr/local/share/boost'], 0, 'Boost of older images'),
    part('go', [`${toolCache}/go`], 1, 'setup-go for versions of the image'),
    part('pypy', [`${toolCache}/PyPy`], 0, 'setup-python for PyPy of the image'),
    part('ruby', [`${toolCache}/Ruby`], 0, 'setup-ruby for versions of the image'),
    {
        ...part('docker-images', [], 3, 'Docker images of the runner image, which Docker pulls again'),
        dockerImages: [
            ...['3.16', '3.17', '3.18', '3.19'].map((tag) => `alpine:${tag}`),
            ...['10', '11'].map((tag) => `debian:${tag}`),
            ...['18', '20', '22', '18-alpine', '20-alpine', '22-alpine'].map((tag) => `node:${tag}`),
            ...['20.04', '22.04'].map((tag) => `ubuntu:${tag}`),
            'moby/buildkit:latest',
        ],
    },
];
function part(name, paths, gigabytes, breaks) {
    return { name, paths, gigabytes, breaks };
}
/** The parts of these names, the largest first; CFG001 for names that are none. */
function chooseParts(names) {
    const known = imageParts.map(({ name }) => name);
    const problems = [...new Set(names)]
        .filter((name) => !known.includes(name))
        .map((name) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG001', `reclaim-disk has ${JSON.stringify(name)}, which is not a known part of a runner image.`, `Use ${known.join(', ')}.`));
    const parts = imageParts.filter(({ name }) => names.includes(name)).sort((a, b) => b.gigabytes - a.gigabytes);
    return { parts, problems };
}


/***/ }),

/***/ 75718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ll: () => (/* binding */ emptyReclaim),
/* harmony export */   QE: () => (/* binding */ startReclaim),
/* harmony export */   Tk: () => (/* binding */ describeReclaim),
/* harmony export */   aE: () => (/* binding */ readReclaim),
/* harmony export */   gJ: () => (/* binding */ reclaimProblems),
/* harmony export */   gO: () => (/* binding */ checkReclaim),
/* harmony export */   po: () => (/* binding */ processName)
/* harmony export */ });
/* unused harmony export reclaimFile */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(36014);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(30994);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2617);
/* harmony import */ var _disk_advice_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4953);
/* harmony import */ var _privilege_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95266);
/* harmony import */ var _process_start_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(31357);
/* harmony import */ var _reclaim_parts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(32429);










/** Seconds until a worker that has not written anything counts as dead. */
const waitTime = 60;
/** Where the removal writes what it has done. */
function reclaimFile(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .jobFolder */ .OW)(host), 'reclaim.json');
}
/** Refuses unknown names before anything is touched: CFG001. */
function checkReclaim(names) {
    return (0,_reclaim_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .chooseParts */ .y)(names).problems;
}
/**
 * Starts to remove these parts of a GitHub-hosted image, in a process that outlives this step. Elsewhere, in a container
 * and without root it removes nothing and says so (INS041). Never throws; unknown names are left out.
 */
async function startReclaim(host, names, options) {
    const { parts } = (0,_reclaim_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .chooseParts */ .y)(names);
    if (parts.length === 0)
        return { started: false, problems: [] };
    const refusal = await whyNot(host);
    if (refusal)
        return { started: false, problems: [notRemoved(refusal)] };
    const privilege = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_5__/* .findPrivilege */ .Xb)(host);
    if (privilege === 'none') {
        return { started: false, problems: [notRemoved('it needs root or sudo without a password')] };
    }
    try {
        const before = await readReclaim(host);
        if (before?.state === 'starting' || before?.state === 'running') {
            return { started: false, problems: [notRemoved('an earlier step of this job is still removing')] };
        }
        const order = {
            root: options.root ?? '/',
            file: reclaimFile(host),
            parts: parts.map(({ name }) => name),
            begun: host.clock.now(),
        };
        await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeAtomically */ .vK)(host, order.file, `${JSON.stringify(emptyReclaim(order))}\n`);
        // It is in no hurry: the steps that install and fetch come first.
        const argv = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_5__/* .asRoot */ .tE)(privilege, ['nice', '-n', '10', ...options.worker, JSON.stringify(order)]);
        const log = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .jobFolder */ .OW)(host), 'reclaim.log');
        const outcome = await host.exec({ argv, env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_7__/* .childEnv */ .g)(host.env), timeout: 20, background: { log } });
        if (outcome.kind === 'exited')
            return { started: true, problems: [] };
        return { started: false, problems: [notRemoved(outcome.kind === 'not-started' ? outcome.reason : outcome.kind)] };
    }
    catch (cause) {
        return { started: false, problems: [notRemoved(cause instanceof Error ? cause.message : String(cause))] };
    }
}
/** What was done so far; undefined when nothing was started, or the file cannot be read. */
async function readReclaim(host) {
    const found = await readReport(host);
    if (found?.state === 'starting') {
        return host.clock.now() - found.begun > waitTime * 1_000 ? { ...found, state: 'died' } : found;
    }
    if (found?.state !== 'running' || (await isAlive(host, found)))
        return found;
    // It may have finished between the two looks, and then its last report says so.
    const last = await readReport(host);
    return last?.state === 'running' ? { ...last, state: 'died' } : last;
}
async function readReport(host) {
    const text = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readIfPresent */ .Zu)(host, reclaimFile(host)).catch(() => undefined);
    return (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_8__/* .readSaved */ .S)(text, async () => (await Promise.all(/* import() | machine-schema */[__webpack_require__.e(2857), __webpack_require__.e(5422)]).then(__webpack_require__.bind(__webpack_require__, 14010))).reclaim);
}
const isAlive = async (host, { worker }) => (await processName(host, Number.parseInt(worker, 10))) === worker;
/** INS041 for what could not be removed. */
function reclaimProblems(reclaim) {
    const failed = reclaim.parts.filter(({ state }) => state === 'failed');
    const parts = failed.map(({ name, errors }) => notRemoved(`${name}: ${errors.slice(0, 2).join('; ')}`));
    return reclaim.state === 'died' ? [...parts, notRemoved('its process ended before it was done')] : parts;
}
/** One line for the log. */
function describeReclaim(reclaim) {
    const names = (...states) => reclaim.parts.filter(({ state }) => states.includes(state)).map(({ name }) => name);
    const clauses = [
        `${(0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_4__/* .inGigabytes */ .Vu)(reclaim.freedBytes)} freed in ${Math.round(reclaim.seconds)} s`,
        `${(0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_4__/* .inGigabytes */ .Vu)(reclaim.freeBefore)} free before, ${(0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_4__/* .inGigabytes */ .Vu)(reclaim.freeNow)} now`,
        ...listed('removed', names('removed')),
        ...listed('not there', names('absent')),
        ...listed('still there', names('waiting', 'removing')),
        ...listed('failed', names('failed')),
    ];
    return `Disk: ${clauses.join('; ')}`;
}
function listed(title, names) {
    return names.length > 0 ? [`${title}: ${names.join(', ')}`] : [];
}
/** The report of an order of which nothing is done. */
function emptyReclaim(order) {
    const parts = order.parts.map((name) => ({ name, state: 'waiting', seconds: 0, errors: [] }));
    const free = { freeBefore: 0, freeNow: 0, freedBytes: 0 };
    return { schema: 'reclaim/1', state: 'starting', begun: order.begun, seconds: 0, worker: '', parts, ...free };
}
/** A process that runs, as `id/start`: with its start the id names one process for good. Empty when there is none. */
async function processName(host, id) {
    const start = await (0,_process_start_js__WEBPACK_IMPORTED_MODULE_9__/* .processStart */ .g)(host, id);
    return start === undefined ? '' : `${id}/${start}`;
}
async function whyNot(host) {
    if (host.env['RUNNER_ENVIRONMENT'] !== 'github-hosted')
        return 'this is not a runner that GitHub hosts';
    if (host.platform !== 'linux')
        return `only Linux images are known, and this is ${host.platform}`;
    // What a container has at these paths is the user's, and removing it frees nothing.
    for (const mark of _runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .containerMarks */ .QW)
        if (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isThere */ .$B)(host, mark))
            return 'this is a container';
    return undefined;
}
function notRemoved(why) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('INS041', `Parts of the runner image were not removed: ${why.replace(/\.$/, '')}.`, 'Remove reclaim-disk on this runner, or free disk space in another way.');
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
