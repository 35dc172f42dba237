export const id = 6438;
export const ids = [6438];
export const modules = {

/***/ 84914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runGpuPost: () => (/* binding */ runGpuPost)
/* harmony export */ });
/* harmony import */ var _gpu_bridge_system_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17225);
/* harmony import */ var _gpu_smi_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72253);
/* harmony import */ var _gpu_usage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54085);
/* harmony import */ var _setup_leave_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(978);




/**
 * What the gpu action does when the job ends: says which of the job's programs still use a GPU, and takes the job out of the bridge of
 * the machine, which the last job removes. Everything else is in the job's folder. Never fails a job.
 */
async function runGpuPost(host, github) {
    const state = github.state('job');
    if (state === '')
        return 0;
    const { job, usage, system } = JSON.parse(state);
    const { problems, warn, attempt } = (0,_setup_leave_js__WEBPACK_IMPORTED_MODULE_3__/* .collector */ .g)(host);
    await attempt(async () => {
        const after = await (0,_gpu_usage_js__WEBPACK_IMPORTED_MODULE_2__/* .askUsage */ .lQ)(host, await (0,_gpu_smi_js__WEBPACK_IMPORTED_MODULE_1__/* .findSmi */ .xs)(host));
        warn(...(0,_gpu_usage_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeAfter */ .MU)(usage, after, await (0,_gpu_usage_js__WEBPACK_IMPORTED_MODULE_2__/* .ofThisJob */ .xX)(host, after.processes)));
    });
    await attempt(async () => (system ? (0,_gpu_bridge_system_js__WEBPACK_IMPORTED_MODULE_0__/* .leaveSystemBridge */ .Ip)(host, job) : undefined));
    const softened = problems.map((one) => (one.severity === 'error' ? { ...one, severity: 'warning' } : one));
    github.annotate(softened);
    return 0;
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

/***/ 72253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JB: () => (/* binding */ askMigInstances),
/* harmony export */   JK: () => (/* binding */ askSmi),
/* harmony export */   Ss: () => (/* binding */ smiQuery),
/* harmony export */   xs: () => (/* binding */ findSmi),
/* harmony export */   y5: () => (/* binding */ askOfSmi)
/* harmony export */ });
/* unused harmony exports readSmiRows, readSmiVersion, readMigInstances */
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30994);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);



/** Every nvidia-smi since 450 knows the first; the others came with 510 and are left out where it does not know them. */
const basic = [
    'index',
    'pci.bus_id',
    'uuid',
    'name',
    'driver_version',
    'memory.total',
    'persistence_mode',
    'compute_mode',
];
const newer = ['mig.mode.current', 'ecc.mode.current', 'ecc.errors.uncorrected.volatile.total', 'compute_cap'];
/** Without the persistence daemon each GPU is initialized for the answer, which takes up to three seconds each. */
const patience = 30;
/** Where the driver and its packages put it, for jobs whose PATH lacks it. */
const folders = [
    '/usr/bin',
    '/usr/lib/wsl/lib',
    '/usr/local/nvidia/bin',
    '/run/current-system/sw/bin',
    '/run/opengl-driver/bin',
];
/** Characters of a cell or a message that are kept: a name has at most 96. */
const longestText = 200;
/** How the query is written in a source of facts. */
const smiQuery = 'nvidia-smi --query-gpu';
/** The first nvidia-smi along PATH, else where drivers put it; undefined where there is none. */
function findSmi(host) {
    return (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .findProgram */ .Kp)(host, 'nvidia-smi', [...(host.env['PATH'] ?? '').split(':'), ...folders]);
}
/** Asks for the fields of every GPU; with `cuda`, for the CUDA version of the driver at the same time. Throws nothing. */
async function askSmi(host, program, cuda) {
    const [rows, version] = await Promise.all([
        queryGpus(host, program),
        cuda ? askOfSmi(host, [program, '--version']) : undefined,
    ]);
    const told = version?.kind === 'exited' ? readSmiVersion(version.stdout) : undefined;
    const { outcome, fields } = rows;
    const gpus = outcome.kind === 'exited' ? readSmiRows(outcome.stdout, fields) : [];
    // 14: the InfoROM is damaged, all else is well. https://github.com/NVIDIA/gpu-operator/issues/285
    const well = outcome.kind === 'exited' && (outcome.code === 0 || outcome.code === 14);
    return { answer: { ...(well ? { kind: 'answered' } : failureOf(outcome)), program }, gpus, cuda: told };
}
/** The MIG instances of each GPU by its UUID. Only `nvidia-smi -L` names them. Throws nothing. */
async function askMigInstances(host, program) {
    const outcome = await askOfSmi(host, [program, '-L']);
    return outcome.kind === 'exited' ? readMigInstances(outcome.stdout) : new Map();
}
async function queryGpus(host, program) {
    const query = async (fields) => ({
        fields,
        outcome: await askOfSmi(host, [program, `--query-gpu=${fields.join(',')}`, '--format=csv,noheader,nounits']),
    });
    const first = await query([...basic, ...newer]);
    const { outcome } = first;
    return outcome.kind === 'exited' && /not a valid field/i.test(outcome.stdout) ? query(basic) : first;
}
/** Asks an nvidia-smi, given with its options. Throws nothing. */
function askOfSmi(host, argv) {
    return host.exec({
        argv,
        // Its words are read: they must be English, and numbers must have points.
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__/* .childEnv */ .g)(host.env, { LC_ALL: 'C' }),
        timeout: patience,
        // A driver that hangs cannot be ended: it is left to itself.
        question: true,
        signal: host.cancelled,
    });
}
function failureOf(outcome) {
    if (outcome.kind === 'not-started')
        return { kind: 'failed', code: null, text: outcome.reason };
    const said = [...outcome.stdout.split('\n'), ...outcome.stderrTail];
    const lines = said.map((line) => line.trim().slice(0, longestText)).filter(Boolean);
    // It writes its errors to standard output, among the rows of GPUs that do answer.
    const text = lines.find((line) => /fail|unable|error|not found|no devices|couldn't/i.test(line)) ?? lines.at(-1);
    if (outcome.kind === 'exited')
        return { kind: 'failed', code: outcome.code, text: text ?? '' };
    return { kind: 'failed', code: null, text: text ?? `It did not answer within ${patience} s.` };
}
/** Rows of `--format=csv,noheader,nounits`; lines with another number of cells are messages and are left out. */
function readSmiRows(text, fields = [...basic, ...newer]) {
    return text.split('\n').flatMap((line) => {
        const cells = line.split(',').map((cell) => cell.trim().slice(0, longestText));
        if (cells.length !== fields.length)
            return [];
        const raw = (name) => cells[fields.indexOf(name)];
        const index = Number(raw('index'));
        if (!/^\d{1,3}$/.test(raw('index') ?? ''))
            return [];
        const value = (name) => meaningful(raw(name));
        const number = (name) => (/^\d{1,9}$/.test(value(name) ?? '') ? Number(value(name)) : undefined);
        const enabled = (name) => ({ Enabled: true, Disabled: false })[value(name) ?? ''];
        return [
            {
                index,
                pci: pciOf(value('pci.bus_id')),
                uuid: value('uuid'),
                name: value('name'),
                driver: value('driver_version'),
                memoryMib: number('memory.total'),
                capability: (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(value('compute_cap') ?? ''),
                mig: enabled('mig.mode.current'),
                ecc: enabled('ecc.mode.current'),
                eccErrors: number('ecc.errors.uncorrected.volatile.total'),
                persistence: enabled('persistence_mode'),
                computeMode: value('compute_mode'),
                failure: cells.find((cell) => /lost|reset|ERR!|Unknown Error/i.test(cell)),
            },
        ];
    });
}
/** What is written instead of a value stands in brackets, or is `ERR!`. */
function meaningful(cell) {
    return cell === undefined || cell === '' || /^\[.*\]$|^ERR!$|^N\/A$/.test(cell) ? undefined : cell;
}
/** `00000000:3B:00.0` as sysfs writes it: `0000:3b:00.0`. */
function pciOf(text) {
    return /^(?:0000)?([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-9a-f])$/i.exec(text ?? '')?.[1]?.toLowerCase();
}
/** The line `CUDA Version        : 13.0` of `nvidia-smi --version`; later ones write `CUDA DRIVER version` or `CUDA UMD Version`. */
function readSmiVersion(text) {
    return /^CUDA[\w ]* Version\s*:\s*(\d{1,2}\.\d{1,2})\s*$/im.exec(text)?.[1];
}
/** `GPU 0: NVIDIA H100 (UUID: GPU-…)`, and below it `  MIG 1g.10gb     Device  0: (UUID: MIG-…)`. */
function readMigInstances(text) {
    const found = new Map();
    let own = [];
    for (const line of text.split('\n')) {
        const gpu = /^GPU \d+: .*\(UUID: (GPU-[0-9a-f-]{1,64})\)/.exec(line)?.[1];
        if (gpu !== undefined) {
            own = [];
            found.set(gpu, own);
        }
        const mig = /^\s+MIG (\S+)\s+Device\s+\d+: \(UUID: (MIG-[0-9A-Za-z/-]{1,80})\)/.exec(line);
        if (mig)
            own.push({ name: mig[1] ?? '', uuid: mig[2] });
    }
    return found;
}


/***/ }),

/***/ 54085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ judgeAfter),
/* harmony export */   b6: () => (/* binding */ judgeBefore),
/* harmony export */   lQ: () => (/* binding */ askUsage),
/* harmony export */   xX: () => (/* binding */ ofThisJob)
/* harmony export */ });
/* unused harmony export readProcesses */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _smi_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72253);


/** MiB. The driver itself uses more or less of a GPU from one moment to the next. */
const noise = 256;
const mostNamed = 8;
/** Asks nvidia-smi, if there is one. Throws nothing: what it does not say is missing. */
async function askUsage(host, program) {
    if (program === undefined)
        return { processes: [], used: {} };
    const ask = async (query) => {
        const outcome = await (0,_smi_js__WEBPACK_IMPORTED_MODULE_1__/* .askOfSmi */ .y5)(host, [program, query, '--format=csv,noheader,nounits']);
        return outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout : '';
    };
    const [processes, used] = await Promise.all([
        ask('--query-compute-apps=gpu_uuid,pid,used_memory,process_name'),
        ask('--query-gpu=uuid,memory.used'),
    ]);
    return { processes: readProcesses(processes), used: readUsed(used) };
}
/** Rows of `gpu_uuid,pid,used_memory,process_name`; other lines are messages. A name may have commas. */
function readProcesses(text) {
    return text.split('\n').flatMap((line) => {
        const row = /^((?:GPU|MIG)-[\w/-]{1,80}), (\d{1,9}), ([^,]*), (.*)$/.exec(line.trim());
        if (!row)
            return [];
        const [, gpu = '', pid, memory = '', name = ''] = row;
        const memoryMib = /^\d{1,9}$/.test(memory) ? Number(memory) : undefined;
        return [{ gpu, pid: Number(pid), memoryMib, name: name.slice(0, 200) }];
    });
}
function readUsed(text) {
    const rows = [...text.matchAll(/^(GPU-[0-9a-f-]{1,64}), (\d{1,9})\s*$/gm)];
    return Object.fromEntries(rows.map(([, gpu = '', mib]) => [gpu, Number(mib)]));
}
/** GPU117 for programs that were there before the job. Pure. */
function judgeBefore({ processes }) {
    if (processes.length === 0)
        return [];
    const message = `The GPU is in use before this job: ${listed(processes)}.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('GPU117', message, 'End what an earlier job has left, or give each runner a GPU of its own.')];
}
/**
 * GPU118 for programs of this job that outlive its steps, and for memory that nobody is named for. `own` says which process ids are
 * of this job. Pure.
 */
function judgeAfter(before, after, own) {
    const mine = after.processes.filter(({ pid }) => own.has(pid));
    const fix = 'Let the test end what it starts; the runner kills it when the job is over.';
    const left = mine.length === 0 ? [] : [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('GPU118', `Programs of this job still run: ${listed(mine)}.`, fix)];
    // Where programs are named, those explain what is in use.
    if (before.processes.length + after.processes.length > 0)
        return left;
    const more = Object.entries(after.used).flatMap(([gpu, mib]) => {
        const grown = mib - (before.used[gpu] ?? mib);
        return grown > noise ? [`${grown} MiB on ${gpu}`] : [];
    });
    if (more.length === 0)
        return left;
    const message = `More memory is in use than before this job, and nvidia-smi names no program: ${more.join(', ')}.`;
    return [...left, (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('GPU118', message, 'Look on the host, outside the container, for a program that is left.')];
}
function listed(processes) {
    const named = processes.slice(0, mostNamed).map(({ pid, memoryMib, gpu, name }) => {
        return `process ${pid} (${name}) with ${memoryMib === undefined ? 'memory' : `${memoryMib} MiB`} on ${gpu}`;
    });
    const more = processes.length - named.length;
    return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
/**
 * Those processes that this job has started: their environment has the mark by which the runner finds what a job leaves, or run and
 * folder of the job. https://github.com/actions/runner/blob/main/src/Runner.Worker/JobExtension.cs
 */
async function ofThisJob(host, processes) {
    const variable = (name) => (host.env[name] ? `${name}=${host.env[name]}` : undefined);
    const mark = variable('RUNNER_TRACKING_ID');
    const job = [variable('GITHUB_RUN_ID'), variable('RUNNER_TEMP')];
    const found = await Promise.all(processes.map(async ({ pid }) => {
        const text = await host.files.readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
        const has = (entry) => entry !== undefined && text.split('\0').includes(entry);
        return has(mark) || job.every(has) ? [pid] : [];
    }));
    return new Set(found.flat());
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


/***/ }),

/***/ 2617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ jobFolder),
/* harmony export */   Pg: () => (/* binding */ writeJob),
/* harmony export */   cd: () => (/* binding */ readJob),
/* harmony export */   dZ: () => (/* binding */ jobName)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _state_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8520);



/**
 * The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
 * (the CLI) it lies in the user's state folder, root's too: not in /tmp, where another user could have made it first, nor
 * in the folder of the machine, which is for what is done to the machine.
 */
function jobFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['RUNNER_TEMP'] || (0,_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .userStateFolder */ .Z)(host), 'nix-cuda');
}
/**
 * Names this job among those of the machine, the same in every step and in post: run, attempt, job, runner, and the
 * runner's own folder, because cells of one matrix share the job's name. Without a runner it is this process.
 */
function jobName(host) {
    const { env } = host;
    if (!env['GITHUB_RUN_ID'])
        return `local-${host.pid}`;
    const names = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB', 'RUNNER_NAME', 'RUNNER_TEMP'];
    return names.map((name) => env[name] ?? '').join('|');
}
/** What earlier steps of this job wrote down; an empty job where there was none. Throws ProblemError CFG007. */
async function readJob(host) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json');
    const json = await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, path);
    if (json === undefined)
        return { schema: 'job/1', nix: null, storeCache: null, cells: [] };
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(6631), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 2133));
    return readDocument('job', json, path);
}
/** Replaces job.json as a whole: 0600, by rename. It holds no secret. */
async function writeJob(host, job) {
    await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json'), `${JSON.stringify(job)}\n`);
}


/***/ }),

/***/ 8520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ userStateFolder),
/* harmony export */   y: () => (/* binding */ stateFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/**
 * Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
 */
function stateFolder(host) {
    if (host.uid === 0) {
        return host.platform === 'darwin' ? '/Library/Application Support/setup-nix-cuda' : '/var/lib/setup-nix-cuda';
    }
    return userStateFolder(host);
}
/** The folder of whoever runs this, root or not, for what a command of theirs writes. */
function userStateFolder(host) {
    const home = host.env['HOME'] ?? '/';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_STATE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.local', 'state'), 'setup-nix-cuda');
}


/***/ })

};
