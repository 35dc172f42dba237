export const id = 4342;
export const ids = [4342];
export const modules = {

/***/ 4953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CZ: () => (/* binding */ measuredStore),
/* harmony export */   Eg: () => (/* binding */ measuredAbove),
/* harmony export */   Vu: () => (/* binding */ inGigabytes),
/* harmony export */   _M: () => (/* binding */ adviseDisk),
/* harmony export */   e3: () => (/* binding */ measuredPath),
/* harmony export */   kX: () => (/* binding */ checkRoom),
/* harmony export */   nQ: () => (/* binding */ largest)
/* harmony export */ });
/* unused harmony export describeDisk */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83341);


const gigabyte = 1e9;
/** One variant of PyTorch takes about this much while it builds. */
const largeBuild = 20 * gigabyte;
/** Room elsewhere must be so many times larger to be worth leaving the default. */
const worthIt = 2;
/** Nix has the setting build-dir with a folder of its own since 2.30; before, builds are in TMPDIR, which is /tmp. */
const ownBuildFolder = { major: 2, minor: 30 };
/**
 * Says where builds should be and when Nix should collect garbage. Nothing is advised where the default will do.
 * https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-build-dir and release notes of Nix 2.30.
 */
function adviseDisk(layout, options) {
    const buildFolder = adviseBuildFolder(layout, options);
    const store = measuredStore(layout);
    const collect = options.hosted && store !== undefined;
    // Enough for the largest step of one build; the collector then frees a useful amount at once.
    const minFree = collect ? Math.round(Math.min(5 * gigabyte, store.totalBytes * 0.05)) : undefined;
    const maxFree = minFree === undefined ? undefined : minFree * 3;
    return { buildFolder, minFree, maxFree, lines: describeDisk(layout) };
}
function adviseBuildFolder(layout, { nixVersion, chosen = false }) {
    const isNew = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_1__/* .isAtLeast */ .du)(nixVersion ?? '', ownBuildFolder) ?? true;
    const standard = isNew ? measuredStore(layout) : measuredPath(layout, 'tmp');
    const path = isNew ? '/nix/var/nix/builds' : '/tmp';
    const stay = (why) => ({
        by: 'default',
        path,
        mode: undefined,
        freeBytes: standard?.freeBytes ?? 0,
        why,
    });
    if (chosen)
        return stay('the user has chosen another place');
    if (!standard)
        return stay('nothing is known about this machine');
    const roomy = !standard.memory && standard.freeBytes >= largeBuild;
    const best = candidates(layout, isNew).sort((a, b) => b.disk.freeBytes - a.disk.freeBytes)[0];
    if (!best || best.disk.device === standard.device)
        return stay('no other disk has more room');
    const better = best.disk.freeBytes > standard.freeBytes * worthIt;
    if (!standard.memory && (roomy || !better))
        return stay('it has room');
    if (best.disk.freeBytes <= standard.freeBytes)
        return stay('no other disk has more room');
    const reason = standard.memory ? 'is in memory' : `has ${inGigabytes(standard.freeBytes)} left`;
    const why = `${path} ${reason}, and ${best.disk.mountedAt || best.disk.path} has ${inGigabytes(best.disk.freeBytes)}`;
    const { freeBytes } = best.disk;
    return isNew
        ? { by: 'build-dir', path: best.path, mode: 0o755, freeBytes, why }
        : { by: 'TMPDIR', path: best.path, mode: 0o1777, freeBytes, why };
}
/**
 * Disks that build users can reach by folders of root. RUNNER_TEMP and the workspace are not among them: they lie in the
 * home of the runner's user.
 */
function candidates(layout, isNew) {
    const leaf = isNew ? 'builds' : 'tmp';
    const known = [
        ['root', `/var/lib/setup-nix-cuda/${leaf}`],
        ['mnt', `/mnt/setup-nix-cuda/${leaf}`],
        ['nix', `/nix/var/nix/${leaf}`],
    ];
    return known.flatMap(([name, path]) => {
        const found = measuredPath(layout, name);
        return found?.exists && !found.memory && !found.readOnly ? [{ path, disk: found }] : [];
    });
}
/**
 * INS040 for each path that has less room than builds need: bytes in the store, bytes of a build at work, or both.
 * `buildFolder` is what `adviseDisk` gave.
 */
function checkRoom(layout, needed, buildFolder) {
    const store = measuredStore(layout);
    if (!store)
        return [];
    const { storeBytes, buildBytes = 0, hosted } = needed;
    const builds = buildFolder ? measuredAbove(layout, buildFolder.path) : store;
    const same = !builds || builds.device === store.device;
    const wanted = [
        {
            what: same && buildBytes > 0 ? 'The store and the builds need' : 'The store needs',
            disk: store,
            bytes: same ? storeBytes + buildBytes : storeBytes,
        },
        ...(same ? [] : [{ what: 'The builds need', disk: builds, bytes: buildBytes }]),
    ];
    return wanted.flatMap(({ what, disk: at, bytes }) => {
        if (bytes <= at.freeBytes)
            return [];
        const where = at.mountedAt || at.path;
        const roomier = largest(layout, at);
        const fixes = [
            ...(hosted ? ['Remove parts of the runner image with `reclaim-disk`'] : [`Make room on ${where}`]),
            ...(roomier ? [`or use ${roomier.mountedAt || roomier.path}, which has ${inGigabytes(roomier.freeBytes)}`] : []),
        ];
        const message = `${what} about ${inGigabytes(bytes)}, and ${where} has ${inGigabytes(at.freeBytes)} of ${inGigabytes(at.totalBytes)} left.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('INS040', message, `${fixes.join(', ')}.`)];
    });
}
/** The path with that name. */
function measuredPath(layout, name) {
    return layout.measured.find((candidate) => candidate.name === name);
}
/** Where store paths are, or will be. */
function measuredStore(layout) {
    return measuredPath(layout, 'store') ?? measuredPath(layout, 'nix') ?? measuredPath(layout, 'root');
}
/** The measured path that a path is in: the one with the longest path above it. */
function measuredAbove(layout, path) {
    return layout.measured
        .filter((candidate) => candidate.path === '/' || path === candidate.path || path.startsWith(`${candidate.path}/`))
        .sort((a, b) => b.path.length - a.path.length)[0];
}
/** The disk with the most room, if it is another one and has more. */
function largest(layout, than) {
    return layout.measured
        .filter((other) => other.exists && !other.memory && !other.readOnly && other.device !== than.device)
        .filter((other) => other.freeBytes > than.freeBytes)
        .sort((a, b) => b.freeBytes - a.freeBytes)[0];
}
/** One line per file system: where it is mounted, what is on it, how much is left. */
function describeDisk(layout) {
    const devices = [...new Set(layout.measured.map(({ device }) => device))];
    return devices.flatMap((device) => {
        const on = layout.measured.filter((candidate) => candidate.device === device);
        const first = on.find((candidate) => candidate.path === candidate.mountedAt) ?? on[0];
        if (!first)
            return [];
        const marks = [first.type, ...(first.memory ? ['in memory'] : []), ...(first.readOnly ? ['read-only'] : [])];
        const paths = on.map(({ path, exists }) => (exists ? path : `${path} (absent)`)).join(', ');
        const room = `${inGigabytes(first.freeBytes)} of ${inGigabytes(first.totalBytes)} left`;
        return [`${first.mountedAt || first.path} (${marks.filter((mark) => mark !== '').join(', ')}): ${room}; ${paths}`];
    });
}
/** As in `12.5 GB`. */
function inGigabytes(bytes) {
    const value = bytes / gigabyte;
    return `${value >= 100 ? Math.round(value) : Number(value.toFixed(1))} GB`;
}


/***/ }),

/***/ 72144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ measureDisk)
/* harmony export */ });
/* unused harmony export nearestFolder */
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

/***/ 47515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   bq: () => (/* binding */ readMounts),
/* harmony export */   ec: () => (/* binding */ mountsWithin),
/* harmony export */   vI: () => (/* binding */ mountOf)
/* harmony export */ });
/* unused harmony export parseMounts */
/** The mounts that this process sees, in the order in which they were made; none where the system does not say. */
async function readMounts(host) {
    return parseMounts(await host.files.readFile('/proc/self/mountinfo', 'utf8').catch(() => ''));
}
/** Lines that are not as the manual says are left out. */
function parseMounts(text) {
    return text.split('\n').flatMap((line) => {
        const [left, right] = line.split(' - ');
        const [, , , root, at, options] = left?.split(' ') ?? [];
        const [type, , superOptions] = right?.split(' ') ?? [];
        if (root === undefined || at === undefined || options === undefined || type === undefined)
            return [];
        const readOnly = [...options.split(','), ...(superOptions ?? '').split(',')].includes('ro');
        return [{ at: unescaped(at), root: unescaped(root), type, readOnly }];
    });
}
/** The mount that a path without symlinks is on: the deepest one, and of several at one place the last one. */
function mountOf(mounts, path) {
    let found;
    for (const mount of mounts) {
        if (isWithin(path, mount.at) && mount.at.length >= (found?.at.length ?? 0))
            found = mount;
    }
    return found;
}
/** The mounts at a folder and below it. */
function mountsWithin(mounts, folder) {
    return mounts.filter((mount) => isWithin(mount.at, folder));
}
/** Whether a path is the folder or lies in it; both absolute and without `..`. */
function isWithin(path, folder) {
    return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
/** The kernel writes blanks, tabs, line ends and backslashes as three octal digits. */
function unescaped(text) {
    return text.replace(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));
}


/***/ }),

/***/ 48402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ build),
  A: () => (/* binding */ buildAll)
});

// EXTERNAL MODULE: ./lib/machine/disk.js
var disk = __webpack_require__(72144);
// EXTERNAL MODULE: ./lib/machine/disk-advice.js
var disk_advice = __webpack_require__(4953);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(90710);
// EXTERNAL MODULE: ./lib/nix/store-paths.js
var store_paths = __webpack_require__(89427);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/nix/build/build-log.js

/**
 * Nix's `--log-format internal-json`: one `@nix {…}` per line.
 * Numbers from src/libutil/include/nix/util/logging.hh of NixOS/nix.
 */
const activity = { copyPath: 100, builds: 104, build: 105 };
const result = { buildLogLine: 101, setPhase: 104, progress: 105 };
const tailLines = 40;
/**
 * Reads internal-json. Unknown activities and malformed lines are passed over: the format is not a stable interface.
 * `now` gives milliseconds, for how long each build took.
 */
function readBuildLog(now) {
    const activities = new Map();
    const started = [];
    const derivations = new Map();
    const fetched = [];
    const errors = [];
    const messages = [];
    const tail = [];
    let expected = 0;
    let done = 0;
    let unpackedBytes = 0;
    const handlers = {
        start: ({ id, type, text, fields }) => {
            const name = derivationName(fields[0]);
            const drvPath = String(fields[0] ?? '');
            activities.set(id, { type, name, drvPath, begun: now(), phase: '' });
            if (type === activity.build) {
                started.push(name);
                derivations.set(drvPath, { path: drvPath, seconds: null });
                return [`building ${name}`];
            }
            if (type !== activity.copyPath)
                return [];
            fetched.push({ path: drvPath, from: String(fields[1] ?? '') });
            return text === '' ? [] : [plain(text)];
        },
        stop: ({ id }) => {
            const of = activities.get(id);
            if (of?.type === activity.build) {
                derivations.set(of.drvPath, { path: of.drvPath, seconds: (now() - of.begun) / 1_000 });
            }
            activities.delete(id);
            return [];
        },
        result: ({ id, type, fields }) => {
            const of = activities.get(id);
            if (!of)
                return [];
            if (type === result.buildLogLine) {
                const line = `${of.name}> ${plain(String(fields[0] ?? ''))}`;
                tail.push(line);
                if (tail.length > tailLines)
                    tail.shift();
                return [line];
            }
            if (type === result.setPhase)
                of.phase = String(fields[0] ?? '');
            if (type === result.progress && of.type === activity.builds) {
                done = Number(fields[0]);
                expected = Number(fields[1]);
            }
            return [];
        },
        msg: ({ level, text }) => {
            const said = plain(text);
            if (level === 0)
                errors.push(said);
            unpackedBytes += unpackedIn(said);
            if (said === '' || level > 1)
                return [];
            messages.push(said);
            return [said];
        },
    };
    return {
        push: (line) => {
            const message = parse(line);
            if (!message)
                return line.trim() === '' ? [] : [plain(line)];
            return Object.hasOwn(handlers, message.action) ? (handlers[message.action]?.(message) ?? []) : [];
        },
        state: () => ({
            started,
            derivations: [...derivations.values()],
            fetched,
            expected: Math.max(expected, started.length),
            done,
            unpackedBytes,
            running: [...activities.values()]
                .filter((entry) => entry.type === activity.build)
                .map((entry) => (entry.phase ? `${entry.name} (${entry.phase})` : entry.name)),
            errors,
            messages,
        }),
        tail: () => tail,
    };
}
const units = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };
/** `these 5 paths will be fetched (1.2 MiB download, 3.4 MiB unpacked):`, bytes of the latter; 0 for all else. */
function unpackedIn(said) {
    const match = /will be fetched \(.* download, ([\d.]+) (\w+) unpacked\)/.exec(said);
    return match ? Math.round(Number(match[1]) * (units[match[2] ?? ''] ?? 0)) : 0;
}
/** Undefined for a line that is not internal-json; a message without a known action for one that is malformed. */
function parse(line) {
    if (!line.startsWith('@nix '))
        return undefined;
    const raw = parseObject(line.slice(5));
    const said = raw['msg'] ?? raw['raw_msg'] ?? raw['text'];
    return {
        action: typeof raw['action'] === 'string' ? raw['action'] : '',
        id: numberOf(raw['id']),
        type: numberOf(raw['type']),
        level: typeof raw['level'] === 'number' ? raw['level'] : Number.POSITIVE_INFINITY,
        text: typeof said === 'string' ? said : '',
        fields: Array.isArray(raw['fields']) ? raw['fields'].map(scalar) : [],
    };
}
function numberOf(value) {
    return typeof value === 'number' ? value : Number.NaN;
}
function scalar(value) {
    return typeof value === 'string' || typeof value === 'number' ? value : '';
}
function parseObject(json) {
    try {
        const value = JSON.parse(json);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}
function plain(text) {
    return (0,external_node_util_.stripVTControlCharacters)(text).trimEnd();
}
/** `saxpy-1.0` out of `/nix/store/<hash>-saxpy-1.0.drv`. */
function derivationName(field) {
    return String(field ?? '')
        .replace(/^.*\/[a-z0-9]{32}-/, '')
        .replace(/\.drv$/, '');
}

;// CONCATENATED MODULE: ./lib/nix/build/build.js






/** Milliseconds without a line after which the user is told what still runs. */
const silence = 15_000;
/**
 * Builds every output of a derivation and keeps them alive through a GC root at `root` (`root`, `root-dev`, …).
 * Streams what builders and Nix say. Problems: BLD002 failed or timed out, BLD003 cancelled, BLD004 not started.
 */
async function build(host, nix, target) {
    const run = await runBuild(host, nix, { drvPaths: [target.drvPath], root: target.root, timeout: target.timeout });
    return ended(run, target.timeout, [target.drvPath]);
}
/**
 * Builds every output of several derivations; those that can be built are built whatever becomes of the others. GC roots
 * are made at `root` (`root`, `root-1`, …) if it is given. `timeout` in seconds, for all together.
 * Problems as of `build`: one, for the first that failed.
 */
async function buildAll(host, nix, target) {
    if (target.drvPaths.length === 0) {
        return { built: [], derivations: [], fetched: [], logTail: [], messages: [], warnings: [], failed: [] };
    }
    const run = await runBuild(host, nix, { ...target, keepGoing: true });
    const failed = [];
    for (const drvPath of isDone(run.outcome) ? [] : target.drvPaths) {
        if (host.cancelled.aborted || !(await (0,store_paths/* isBuilt */.kc)(host, nix, drvPath)))
            failed.push(drvPath);
    }
    return { ...ended(run, target.timeout, failed.length > 0 ? failed : target.drvPaths), failed };
}
/** `nix build` of what is asked for, with a readable log. */
async function runBuild(host, nix, target) {
    const log = readBuildLog(host.clock.now);
    const begun = host.clock.now();
    let lastLine = begun;
    let warnings;
    const finished = new AbortController();
    const watch = reportSilence(host, finished.signal, () => {
        if (host.clock.now() - lastLine < silence)
            return;
        const { done, expected, running } = log.state();
        const seconds = Math.round((host.clock.now() - begun) / 1_000);
        host.log.info(`… ${done} of ${expected} built, ${seconds} s; running: ${running.join(', ') || 'Nix itself'}`);
    });
    const outcome = await (0,command/* runNix */.d)(host, nix, ['build', ...buildArguments(target), '--log-format', 'internal-json'], {
        timeout: target.timeout,
        onStderr: (line) => {
            for (const shown of log.push(line)) {
                lastLine = host.clock.now();
                host.log.info(shown);
            }
            const { unpackedBytes } = log.state();
            if (unpackedBytes > 0)
                warnings ??= warnOfRoom(host, unpackedBytes);
        },
    });
    finished.abort();
    await watch;
    return { outcome, log, warnings: (await warnings) ?? [] };
}
/** INS040, said at once: a disk that is full in the middle of a build says less. */
async function warnOfRoom(host, storeBytes) {
    const hosted = host.env['RUNNER_ENVIRONMENT'] === 'github-hosted';
    const problems = (0,disk_advice/* checkRoom */.kX)(await (0,disk/* measureDisk */.W)(host), { storeBytes, hosted });
    for (const { message, fix } of problems)
        host.log.info(`${message} ${fix}`);
    return problems;
}
function isDone(outcome) {
    return outcome.kind === 'exited' && outcome.code === 0;
}
/** What came of it; `drvPaths` are those to try again by hand. */
function ended({ outcome, log, warnings }, timeout, drvPaths) {
    const { started: built, derivations, fetched, messages, errors } = log.state();
    const seen = { built, derivations, fetched, messages, warnings };
    if (isDone(outcome))
        return { ...seen, logTail: [] };
    return { ...seen, logTail: log.tail(), problem: failure(outcome, { drvPaths, timeout }, errors) };
}
function buildArguments({ drvPaths, root, keepGoing }) {
    const link = root === undefined ? ['--no-link'] : ['--out-link', root];
    const goOn = keepGoing ? ['--keep-going'] : [];
    return [...drvPaths.map((path) => `${path}^*`), ...link, ...goOn];
}
function failure(outcome, target, errors) {
    const byHand = `Run it by hand: nix build ${target.drvPaths.map((path) => `'${path}^*'`).join(' ')} -L`;
    switch (outcome.kind) {
        case 'cancelled':
            return (0,problem/* error */.z3)('BLD003', 'The build was cancelled.', 'Run the job again.');
        case 'not-started':
            return (0,problem/* error */.z3)('BLD004', `nix could not be started: ${outcome.reason}.`, 'Mend this installation of Nix.');
        case 'timed-out':
            return (0,problem/* error */.z3)('BLD002', `The build did not end within ${target.timeout} s.`, 'Raise timeout-minutes, or use a larger runner.');
        case 'killed':
            return (0,problem/* error */.z3)('BLD002', 'Nix was killed, as the kernel does when memory runs out.', 'Use a larger runner, or fewer cores per build.');
        case 'exited':
            return (0,problem/* error */.z3)('BLD002', firstSentence(errors) ?? `nix build ended with exit code ${outcome.code}.`, byHand);
    }
}
/**
 * Nix's first message as one sentence: its first line, which names the derivation, and the reason that newer versions
 * give on a line of its own.
 */
function firstSentence(errors) {
    const [first = '', second = ''] = (errors[0] ?? '').split('\n').map((line) => line.trim().replace(/[;:.\s]+$/, ''));
    const line = first.replace(/^error: /, '');
    if (line === '')
        return undefined;
    return second.startsWith('Reason: ') ? `${line} (${second.slice(8)}).` : `${line}.`;
}
async function reportSilence(host, finished, report) {
    while (!finished.aborted) {
        await host.clock.sleep(silence, finished);
        if (!finished.aborted)
            report();
    }
}


/***/ }),

/***/ 85990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L9: () => (/* binding */ parseEvaluated),
/* harmony export */   M: () => (/* binding */ evaluationTimeout),
/* harmony export */   QJ: () => (/* binding */ evaluateJson),
/* harmony export */   TC: () => (/* binding */ unexpectedOutput),
/* harmony export */   _3: () => (/* binding */ evaluate)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90710);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90585);



/** Seconds; one evaluation of Nixpkgs with a CUDA package takes a few. */
const evaluationTimeout = 900;
/**
 * Evaluates a generated file (its attribute `info`) and instantiates the derivation. Gives a BLD001 problem with Nix's
 * own message when it cannot be evaluated, BLD003 when the job was cancelled, BLD004 when Nix cannot be run.
 */
async function evaluate(host, nix, file) {
    const answer = await evaluateJson(host, nix, { file, attribute: 'info' });
    return 'problem' in answer ? answer : (parseEvaluated(answer.value) ?? { problem: unexpectedOutput(file, 'info') });
}
/** Evaluates to JSON. Every derivation that the value names is instantiated. Problems as for `evaluate`. */
async function evaluateJson(host, nix, evaluation) {
    const { file, attribute, timeout = evaluationTimeout } = evaluation;
    const args = ['eval', '--json', '--file', file, ...(attribute === undefined ? [] : [attribute])];
    const outcome = await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .runNix */ .d)(host, nix, args, { timeout });
    if (outcome.kind !== 'exited' || outcome.code !== 0) {
        const byHand = `Run it by hand: nix eval --file ${file}${attribute === undefined ? '' : ` ${attribute}`}`;
        return { problem: evaluationProblem(outcome, timeout, byHand), outcome: outcome.kind };
    }
    try {
        return { value: JSON.parse(outcome.stdout) };
    }
    catch {
        return { problem: unexpectedOutput(file, attribute), outcome: outcome.kind };
    }
}
/** The answer of an attribute `info`; undefined when it has another shape. */
function parseEvaluated(value) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { drvPath, outputs } = value;
    if (typeof drvPath !== 'string' || typeof outputs !== 'object' || outputs === null)
        return undefined;
    const listed = Object.entries(outputs).map(([name, path]) => ({ name, path: String(path) }));
    return listed.length > 0 ? { drvPath, outputs: listed } : undefined;
}
/** The BLD004 problem of an answer with another shape than the generated files give. */
function unexpectedOutput(file, attribute) {
    const what = attribute === undefined ? file : `${attribute} of ${file}`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', `nix eval of ${what} answered something unexpected.`, 'Run it by hand with nix eval --json -f.');
}
function evaluationProblem(outcome, timeout, byHand) {
    switch (outcome.kind) {
        case 'cancelled':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD003', 'The evaluation was cancelled.', 'Run the job again.');
        case 'not-started':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', `nix could not be started: ${outcome.reason}.`, 'Mend this installation of Nix.');
        case 'killed':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', 'nix eval was killed before it was done, most likely because memory ran out.', `Take a runner with more memory, or fewer cells. ${byHand}`);
        case 'timed-out':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', `nix eval was stopped after ${timeout} s.`, byHand);
        case 'exited':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', (0,_error_text_js__WEBPACK_IMPORTED_MODULE_1__/* .nixErrorText */ .B)(outcome.stderrTail) ?? `nix eval ended with ${outcome.code}`, byHand);
    }
}


/***/ }),

/***/ 90710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ runNix)
/* harmony export */ });
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30994);

/** Runs `nix <args>` with the features that the project needs, whatever nix.conf says. */
function runNix(host, nix, args, more) {
    return host.exec({
        argv: [nix.program, '--extra-experimental-features', 'nix-command flakes', ...args],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__/* .childEnv */ .g)(host.env),
        signal: host.cancelled,
        ...more,
    });
}


/***/ }),

/***/ 90585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ nixErrorText)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/**
 * Nix's own message out of its standard error: from the last line that starts with `error:` on, without the trace above
 * it and without indentation. Undefined when there is none.
 */
function nixErrorText(stderr) {
    const lines = stderr.flatMap((line) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line).split('\n'));
    const start = lines.findLastIndex((line) => /^\s*error: ./.test(line));
    const first = lines[start];
    if (first === undefined)
        return undefined;
    const indent = first.length - first.trimStart().length;
    return lines
        .slice(start)
        .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
        .join('\n')
        .replace(/^error: /, '')
        .trim();
}


/***/ }),

/***/ 89427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CL: () => (/* binding */ referencesOf),
/* harmony export */   Jg: () => (/* binding */ builtHere),
/* harmony export */   TQ: () => (/* binding */ closureOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   ig: () => (/* binding */ validOf),
/* harmony export */   kc: () => (/* binding */ isBuilt)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30994);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90710);



const timeout = 300;
/** Arguments of one command: far below the kernel's 2 MiB. */
const batch = 4_000;
/** Outputs of derivations, whether they are there or not. */
function outputsOf(host, nix, drvPaths) {
    return nixStore(host, nix, ['--query', '--outputs'], drvPaths);
}
/** Every derivation that these need, themselves included. */
async function closureOf(host, nix, drvPaths) {
    const answer = await nixStore(host, nix, ['--query', '--requisites'], drvPaths);
    return 'failed' in answer ? answer : { lines: answer.lines.filter((path) => path.endsWith('.drv')) };
}
/** Whether every output of a derivation is in the store; false also when the store does not say. */
async function isBuilt(host, nix, drvPath) {
    const outputs = await outputsOf(host, nix, [drvPath]);
    if ('failed' in outputs || outputs.lines.length === 0)
        return false;
    const valid = await validOf(host, nix, outputs.lines);
    return !('failed' in valid) && valid.lines.length === outputs.lines.length;
}
/** Everything that these refer to directly. */
function referencesOf(host, nix, paths) {
    return nixStore(host, nix, ['--query', '--references'], paths);
}
/** Those of the paths that are in the store. */
async function validOf(host, nix, paths) {
    const answer = await nixStore(host, nix, ['--check-validity', '--print-invalid'], paths);
    if ('failed' in answer)
        return answer;
    const invalid = new Set(answer.lines);
    return { lines: paths.filter((path) => !invalid.has(path)) };
}
/**
 * Those of the (valid) paths that were built on this machine, by this job or another: Nix marks them `ultimate`. What a
 * cache served or what was copied is not.
 */
async function builtHere(host, nix, paths) {
    const lines = [];
    for (let at = 0; at < paths.length; at += batch) {
        const some = paths.slice(at, at + batch);
        const outcome = await (0,_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runNix */ .d)(host, nix, ['path-info', '--sigs', ...some], { timeout });
        if (outcome.kind === 'not-started')
            return { failed: outcome.reason };
        if (outcome.kind !== 'exited' || outcome.code !== 0) {
            return { failed: outcome.stderrTail.at(-1) ?? `nix path-info was ${outcome.kind}` };
        }
        for (const line of outcome.stdout.split('\n')) {
            const [path, ...marks] = line.trim().split(/\s+/);
            if (path && marks.includes('ultimate'))
                lines.push(path);
        }
    }
    return { lines };
}
async function nixStore(host, nix, verb, paths) {
    const lines = new Set();
    for (let at = 0; at < paths.length; at += batch) {
        const outcome = await host.exec({
            argv: [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(nix.program), 'nix-store'), ...verb, ...paths.slice(at, at + batch)],
            env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__/* .childEnv */ .g)(host.env),
            signal: host.cancelled,
            timeout,
        });
        if (outcome.kind === 'not-started')
            return { failed: outcome.reason };
        if (outcome.kind !== 'exited' || outcome.code !== 0) {
            return { failed: outcome.stderrTail.at(-1) ?? `nix-store was ${outcome.kind}` };
        }
        for (const line of outcome.stdout.split('\n'))
            if (line !== '')
                lines.add(line);
    }
    return { lines: [...lines] };
}


/***/ })

};
